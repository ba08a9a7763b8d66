import { createHash } from 'node:crypto';
import type { Clock } from '../clock/clock.ts';
import type { RandomSource } from '../random/random-source.ts';
import type { RecordStore } from '../store/record-store.ts';
import type { NoticeAbout } from './notices.ts';

export const notMeLinkKind = 'not-me-link';
/** A notice is often read late; the link outlives a holiday week. */
export const notMeLinkLifetimeMs = 7 * 24 * 60 * 60 * 1000;

/** What a "this wasn't me" token stands for; several tokens (mail and text message) of one reset share a report. */
type NotMeLink = NoticeAbout & { readonly reportId: string };

export type NotMeLinks = {
  /** A fresh token of 256 bits. It is stored as SHA-256 only: whoever reads the store holds no link. */
  readonly issue: (about: NoticeAbout, eventId: string) => Promise<string>;
  readonly find: (token: string) => Promise<NotMeLink | undefined>;
};

export function createNotMeLinks(options: {
  readonly records: RecordStore;
  readonly random: RandomSource;
  readonly clock: Clock;
}): NotMeLinks {
  const { records, random, clock } = options;
  return {
    issue: async ({ tenantId, targetId, target, correlationId }, eventId) => {
      const token = random.token();
      const reportId = createHash('sha256').update(`avain/not-me/v1\n${eventId}`).digest('hex').slice(0, 32);
      const link: NotMeLink = { tenantId, targetId, target, correlationId, reportId };
      await records.put(notMeLinkKind, hashOf(token), {
        value: JSON.stringify(link),
        keepUntil: new Date(clock.now().getTime() + notMeLinkLifetimeMs),
        indexes: { target },
      });
      return token;
    },
    find: async (token) => {
      if (!/^[A-Za-z0-9_-]{43}$/.test(token)) return undefined;
      const stored = await records.get(notMeLinkKind, hashOf(token));
      return stored === undefined ? undefined : (JSON.parse(stored.value) as NotMeLink);
    },
  };
}

const hashOf = (token: string): string => createHash('sha256').update(token).digest('hex');
