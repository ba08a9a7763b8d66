import type { CodeSender, SendResult } from '../delivery/code-sender.ts';
import { isSameHuman } from '../directory/same-human.ts';
import type { DirectoryManager, UserDirectory } from '../directory/user-directory.ts';
import { chooseLanguage } from '../i18n/locale.ts';
import { oneLine } from '../i18n/one-line.ts';
import { createTranslator } from '../i18n/translator.ts';
import type { Logger } from '../logging/logger.ts';
import type { PersonRepository } from '../person/person-repository.ts';
import type { JobQueue } from '../queue/job-queue.ts';
import type { KeyValueStore } from '../store/key-value-store.ts';
import type { CaseKeeper } from './case-keeper.ts';
import { spellCaseNumber } from './case-number.ts';
import type { CaseRecord, CaseVouch } from './case-record.ts';
import type { CaseRepository } from './case-repository.ts';
import type { HeldNotice, ManagerNotices } from './manager-notice-record.ts';
import type { ObjectionLinks } from './objection-links.ts';

export type ManagerNoticeOptions = {
  readonly cases: Pick<CaseRepository, 'load'>;
  readonly keeper: CaseKeeper;
  readonly notices: ManagerNotices;
  readonly links: ObjectionLinks;
  readonly directory: Pick<UserDirectory, 'readManager' | 'findUser'>;
  readonly persons: Pick<PersonRepository, 'load'>;
  readonly sender: CodeSender;
  readonly queue: Pick<JobQueue, 'add'>;
  readonly store: Pick<KeyValueStore, 'now'>;
  readonly log: Logger;
  /** Public origin of the pages, without a slash at its end. */
  readonly baseUrl: string;
  readonly organisation: { readonly name: string; readonly helpdeskContact: string };
  readonly objectionHours: number;
};

/** Half a day of a mail system that is down, at one try in ten minutes. */
const mostFailures = 72;
const retrySeconds = 10 * 60;
/** Longer than any send takes: who is found `sending` after that has died. */
const sendingMs = 2 * 60 * 1000;

type Waiting = { readonly record: CaseRecord; readonly first: CaseVouch };

/**
 * The handler of the bot job `manager-notice`: tells the manager of the first of two vouches, once, at the work mailbox,
 * and begins the time in which they may object. While the mail certainly did not go out it is tried again; where nobody
 * knows, or there is nobody to tell, the vouch lapses and the agents see it, because a manager who was not told cannot
 * object. Throws when nothing was sent and the queue should try again.
 */
export function createManagerNotice(options: ManagerNoticeOptions): (caseId: string) => Promise<void> {
  const { cases, notices, directory, log } = options;
  const tell = tellingTheCase(options);

  return async (caseId) => {
    const waiting = waitingIn((await cases.load(caseId))?.record);
    if (waiting === undefined) return;
    const { target } = waiting.record;
    const held = await notices.of({ caseId, target, vouchedAt: waiting.first.at });
    switch (held.notice.state) {
      case 'accepted':
        // The process died between the mail and the case.
        return tell.told(waiting, held.notice.changedAt);
      case 'refused':
      case 'unconfirmed':
        return tell.lapsed(waiting);
      case 'sending': {
        const age = (await options.store.now()).getTime() - Date.parse(held.notice.changedAt);
        if (age < sendingMs) return tell.later(waiting, 'sending', sendingMs / 1000);
        await notices.change(held, { state: 'unconfirmed' });
        return tell.lapsed(waiting);
      }
      case 'waiting':
        return send(waiting, held);
    }
  };

  async function send(waiting: Waiting, held: HeldNotice): Promise<void> {
    const { targetId } = waiting.record;
    const [manager, person] = await Promise.all([directory.readManager(targetId), directory.findUser(targetId)]);
    const to = manager?.mail;
    const oneself = manager !== undefined && isSameHuman(manager, { id: targetId, employeeId: person?.employeeId });
    if (manager === undefined || to === undefined || oneself) {
      await notices.change(held, { state: 'refused' });
      return tell.lapsed(waiting);
    }
    const message = await compose(options, waiting, manager);
    // Of two deliveries of the job one wins here, and only that one sends.
    const sending = await notices.change(held, { state: 'sending' });
    if (sending === undefined) return;
    await settle(waiting, sending, await carry(options, { ...message, channel: 'mail', to }));
  }

  async function settle(waiting: Waiting, sending: HeldNotice, result: SendResult): Promise<void> {
    const { failures } = sending.notice;
    if (result.kind === 'accepted') {
      const done = await notices.change(sending, { state: 'accepted' });
      return done === undefined ? undefined : tell.told(waiting, done.notice.changedAt);
    }
    const { id: caseId } = waiting.record;
    log.warn({ caseId, result: result.kind, failures }, "a manager's mail did not go out, or nobody knows");
    if (result.kind === 'refused' && result.reason !== 'address' && failures < mostFailures) {
      await notices.change(sending, { state: 'waiting', failures: failures + 1 });
      return tell.later(waiting, String(failures + 1), retrySeconds);
    }
    await notices.change(sending, { state: result.kind });
    return tell.lapsed(waiting);
  }
}

/** The first of two vouches while its manager is still to be told. */
function waitingIn(record: CaseRecord | undefined): Waiting | undefined {
  const first = record?.vouches.at(-1);
  if (record?.state !== 'vouched' || record.frozenAt !== null || first?.flowId !== null) return undefined;
  const { objection } = record;
  const toTell = objection !== null && objection.objectedAt === null && objection.toldAt == null;
  return toTell ? { record, first } : undefined;
}

async function compose(options: ManagerNoticeOptions, { record, first }: Waiting, manager: DirectoryManager) {
  const { baseUrl, organisation, links, objectionHours } = options;
  const [person, user, now] = await Promise.all([
    options.persons.load(record.tenantId, manager.id),
    options.directory.findUser(manager.id),
    options.store.now(),
  ]);
  const language =
    person?.chosenLanguage ?? person?.accountLanguage ?? chooseLanguage(user?.preferredLanguage, record.language);
  const zone = person?.timeZone ?? 'UTC';
  const t = createTranslator(language, zone);
  const token = await links.issue({ caseId: record.id, target: record.target, vouchedAt: first.at });
  const values = {
    organisation: oneLine(organisation.name),
    helpdesk: organisation.helpdeskContact,
    person: oneLine(record.displayName),
    agent: oneLine(first.agentName),
    until: new Date(now.getTime() + objectionHours * 60 * 60 * 1000),
    zone,
    number: spellCaseNumber(record.id),
    link: `${baseUrl}/objection?lang=${language}#${token}`,
  };
  const messageId = `manager-notice.${record.id}.${Date.parse(first.at)}`;
  const [subject, text] = [t('notice.manager.subject', values), t('notice.manager.mail', values)];
  return { language, subject, text, messageId };
}

async function carry({ sender, log }: ManagerNoticeOptions, message: Parameters<CodeSender['send']>[0]) {
  try {
    return await sender.send(message);
  } catch (err) {
    log.error({ err, messageId: message.messageId }, 'nobody knows whether a mail to a manager went out');
    return { kind: 'unconfirmed' } as const;
  }
}

function tellingTheCase({ keeper, queue, objectionHours }: ManagerNoticeOptions) {
  /** Changes the case if it still waits for this very vouch's manager. */
  const change = (
    { record: { id }, first }: Waiting,
    how: (record: CaseRecord) => Parameters<CaseKeeper['change']>[1],
  ) =>
    keeper.settled<undefined>(id, async (found) => {
      if (found === undefined || waitingIn(found.record)?.first.at !== first.at) return undefined;
      return (await keeper.change(found, how(found.record))) === 'lost-race' ? 'lost-race' : undefined;
    });
  return {
    told: (waiting: Waiting, toldAt: string): Promise<undefined> =>
      change(waiting, ({ objection }) => {
        const earliest = Date.parse(toldAt) + objectionHours * 60 * 60 * 1000;
        const until = new Date(Math.max(earliest, Date.parse(objection?.until ?? toldAt))).toISOString();
        return {
          actor: { by: 'bot' },
          event: undefined,
          what: 'manager-told',
          patch: { objection: { until, objectedAt: null, toldAt } },
        };
      }),
    /** Whoever vouches next begins anew. */
    lapsed: (waiting: Waiting): Promise<undefined> =>
      change(waiting, ({ vouches }) => ({
        actor: { by: 'bot' },
        event: 'vouch-lapsed',
        what: 'vouch-lapsed',
        reason: 'manager-not-told',
        patch: { objection: null, vouches: vouches.filter(({ at }) => at !== waiting.first.at) },
      })),
    later: ({ record: { id: caseId }, first }: Waiting, round: string, delaySeconds: number): Promise<void> => {
      const id = `manager-notice.${caseId}.${Date.parse(first.at)}.${round}`;
      return queue.add('bot', { kind: 'manager-notice', caseId }, { id, delaySeconds });
    },
  };
}
