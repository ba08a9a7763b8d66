import { requireKeyPart } from '../store/store-key.ts';
import type { KeyValueStore } from '../store/key-value-store.ts';

/**
 * Whom a campaign brings the app to: written before the installation, so that the welcome card keeps silent, and with the
 * conversation after it, so that a crash between installation and message does not install again. 15 minutes.
 */
export type CampaignGreetings = {
  readonly installing: (who: string) => Promise<void>;
  readonly installed: (who: string, conversationId: string) => Promise<void>;
  /** Installed, but the message has to wait (a rest, a pause): remembered for a day. */
  readonly waiting: (who: string, conversationId: string) => Promise<void>;
  /** Not installed: whoever comes by themselves is welcomed as usual. */
  readonly over: (who: string) => Promise<void>;
  readonly of: (who: string) => Promise<{ readonly conversationId: string | null } | undefined>;
  /** The first message went out, or may have: it was the welcome. 90 days. */
  readonly greeted: (who: string) => Promise<void>;
  readonly wasGreeted: (who: string) => Promise<boolean>;
};

const keptSeconds = 15 * 60;
const waitingSeconds = 24 * 3600;
const greetedSeconds = 90 * 24 * 60 * 60;

export function createCampaignGreetings(store: Pick<KeyValueStore, 'get' | 'set' | 'delete'>): CampaignGreetings {
  const key = (who: string): string => `avain:campaign-greets:${requireKeyPart(who)}`;
  const write = async (who: string, conversationId: string | null, seconds = keptSeconds): Promise<void> => {
    await store.set(key(who), JSON.stringify({ conversationId }), seconds);
  };
  const greetedKey = (who: string): string => `avain:campaign-greeted:${requireKeyPart(who)}`;
  return {
    greeted: async (who) => {
      await store.set(greetedKey(who), 'yes', greetedSeconds);
    },
    wasGreeted: async (who) => (await store.get(greetedKey(who))) !== undefined,
    installing: (who) => write(who, null),
    installed: (who, conversationId) => write(who, conversationId),
    waiting: (who, conversationId) => write(who, conversationId, waitingSeconds),
    over: (who) => store.delete(key(who)),
    of: async (who) => {
      const kept = await store.get(key(who));
      return kept === undefined ? undefined : (JSON.parse(kept.value) as { readonly conversationId: string | null });
    },
  };
}
