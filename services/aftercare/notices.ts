import type { Clock } from '../clock/clock.ts';
import { InvariantError } from '../errors/app-error.ts';
import { codeMethods, type CodeMethod } from '../policy/proof-policy.ts';
import type { JobQueue } from '../queue/job-queue.ts';
import type { FlowRecord } from '../reset-flow/flow-record.ts';
import type { RecordStore, StoredRecord } from '../store/record-store.ts';

/** What somebody is told at every registered address, whoever caused it. */
type NoticeEvent = 'reset-done' | 'locked' | 'frozen';

export type NoticeAbout = {
  readonly tenantId: string;
  readonly targetId: string;
  readonly target: string;
  readonly correlationId: string;
};

export type Notices = {
  /** After a completed reset. Safe to repeat. */
  readonly afterReset: (flow: FlowRecord) => Promise<void>;
  /** `eventId` names what happened: the same one twice sends once. True for the first telling. */
  readonly announce: (event: NoticeEvent, eventId: string, about: NoticeAbout) => Promise<boolean>;
  /** One message to the helpdesk's own address, where one is configured. */
  readonly tellHelpdesk: (
    eventId: string,
    about: NoticeAbout & { readonly passwordReplaced: boolean },
  ) => Promise<void>;
};

/**
 * One message to one place, as stored (RecordStore kind `notice`, 30 days, index `target`). It names the method, not the
 * address: the sender reads the address again.
 */
export type NoticeRecord = NoticeAbout & {
  readonly schema: 1;
  readonly event: NoticeEvent | 'helpdesk';
  readonly to: CodeMethod | 'helpdesk';
  readonly eventId: string;
  readonly at: string;
  readonly passwordReplaced: boolean;
  readonly state: 'waiting' | 'sending' | 'accepted' | 'refused' | 'unconfirmed' | 'no-address';
  readonly audited: boolean;
};

export const noticeKind = 'notice';
const noticeKeptMs = 30 * 24 * 60 * 60 * 1000;

/**
 * Writes down what must be sent and hands it to the bot role, which holds the senders. One record and one job for each
 * method, so that a mailbox that is down does not hold back the text message.
 */
export function createNotices(options: {
  readonly records: RecordStore;
  readonly queue: JobQueue;
  readonly clock: Clock;
}): Notices {
  const { records, queue, clock } = options;

  const issue = async (
    notice: Pick<NoticeRecord, 'event' | 'to' | 'eventId' | 'passwordReplaced'> & NoticeAbout,
  ): Promise<boolean> => {
    const noticeId = `${notice.eventId}.${notice.event}.${notice.to}`;
    const { tenantId, targetId, target, correlationId, event, to, eventId, passwordReplaced } = notice;
    const at = clock.now();
    const record: NoticeRecord = {
      schema: 1,
      tenantId,
      targetId,
      target,
      correlationId,
      event,
      to,
      eventId,
      passwordReplaced,
      at: at.toISOString(),
      state: 'waiting',
      audited: false,
    };
    const { ok } = await records.put(noticeKind, noticeId, {
      value: JSON.stringify(record),
      keepUntil: new Date(at.getTime() + noticeKeptMs),
      indexes: { target },
      expectedVersion: 0,
    });
    // Also when the record was there before: its job may have been lost with the process that wrote it.
    await queue.add('bot', { kind: 'notice', noticeId }, { id: `notice.${noticeId}` });
    return ok;
  };

  const announce: Notices['announce'] = async (event, eventId, about) => {
    const first: boolean[] = [];
    for (const to of codeMethods) first.push(await issue({ ...about, event, to, eventId, passwordReplaced: false }));
    return first.includes(true);
  };

  return {
    announce,
    afterReset: async (flow) => {
      await announce('reset-done', flow.id, flow);
    },
    tellHelpdesk: async (eventId, about) => {
      await issue({ ...about, event: 'helpdesk', to: 'helpdesk', eventId });
    },
  };
}

export function readNotice(stored: StoredRecord): NoticeRecord {
  const record = JSON.parse(stored.value) as NoticeRecord;
  if ((record.schema as number) !== 1) throw new InvariantError('a notice of another version');
  return record;
}
