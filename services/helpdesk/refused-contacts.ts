import type { KeyValueStore } from '../store/key-value-store.ts';

/**
 * Contacts in a person's name that came to nothing: a case refused as "not the person" or broken off, a call that the
 * person denied. Whoever learns the procedure over several contacts meets a higher bar: after two in seven days only
 * evidence counts for which somebody saw the person or a document. Not part of what a person can erase, because the session
 * may be a thief's.
 */
export type RefusedContacts = {
  /** `contactId` (a case, a caller check) counts once. Idempotent. */
  readonly note: (target: string, contactId: string) => Promise<void>;
  readonly areMany: (target: string) => Promise<boolean>;
};

const rememberedSeconds = 7 * 24 * 60 * 60;
const many = 2;
/** More say nothing more; the newest stay. */
const mostKept = 20;

type Contact = { readonly id: string; readonly at: number };

export function createRefusedContacts({
  store,
}: {
  readonly store: Pick<KeyValueStore, 'get' | 'swap' | 'now'>;
}): RefusedContacts {
  const read = async (target: string) => {
    const [found, now] = await Promise.all([store.get(keyOf(target)), store.now()]);
    const all = found === undefined ? [] : (JSON.parse(found.value) as readonly Contact[]);
    const contacts = all.filter(({ at }) => at > now.getTime() - rememberedSeconds * 1000);
    return { contacts, version: found?.version ?? 0, now };
  };
  const note: RefusedContacts['note'] = async (target, contactId) => {
    const { contacts, version, now } = await read(target);
    if (contacts.some(({ id }) => id === contactId)) return;
    const next = [...contacts, { id: contactId, at: now.getTime() }].slice(-mostKept);
    const { ok } = await store.swap(keyOf(target), version, JSON.stringify(next), rememberedSeconds);
    if (!ok) await note(target, contactId);
  };
  return { note, areMany: async (target) => (await read(target)).contacts.length >= many };
}

function keyOf(target: string): string {
  return `avain:{${target}}:refused-contacts`;
}
