import { createHash } from 'node:crypto';
import type { RandomSource } from '../random/random-source.ts';
import type { KeyValueStore } from '../store/key-value-store.ts';
import type { RecordStore } from '../store/record-store.ts';

export const objectionLinkKind = 'objection-link';
/** As long as two agents and a manager may need, and some days in which the link still says what became of it. */
const linkKeptMs = 14 * 24 * 60 * 60 * 1000;

/** What a manager's token stands for: the first vouch of one case. */
export type ObjectionLink = { readonly caseId: string; readonly target: string; readonly vouchedAt: string };

export type ObjectionLinks = {
  /** A fresh token of 256 bits. It is stored as SHA-256 only: whoever reads the store holds no link. */
  readonly issue: (link: ObjectionLink) => Promise<string>;
  readonly find: (token: string) => Promise<ObjectionLink | undefined>;
};

export function createObjectionLinks(options: {
  readonly records: RecordStore;
  readonly random: RandomSource;
  readonly store: Pick<KeyValueStore, 'now'>;
}): ObjectionLinks {
  const { records, random, store } = options;
  return {
    issue: async ({ caseId, target, vouchedAt }) => {
      const token = random.token();
      await records.put(objectionLinkKind, hashOf(token), {
        value: JSON.stringify({ caseId, target, vouchedAt } satisfies ObjectionLink),
        keepUntil: new Date((await store.now()).getTime() + linkKeptMs),
        indexes: { target },
      });
      return token;
    },
    find: async (token) => {
      if (!/^[A-Za-z0-9_-]{43}$/.test(token)) return undefined;
      const stored = await records.get(objectionLinkKind, hashOf(token));
      return stored === undefined ? undefined : (JSON.parse(stored.value) as ObjectionLink);
    },
  };
}

const hashOf = (token: string): string => createHash('sha256').update(token).digest('hex');
