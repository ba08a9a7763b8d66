import type { CodeSender, SendResult } from '../delivery/code-sender.ts';
import { DependencyError } from '../errors/app-error.ts';
import { oneLine } from '../i18n/one-line.ts';
import type { MessageKey } from '../i18n/translator.ts';
import { createTranslator } from '../i18n/translator.ts';
import type { Logger } from '../logging/logger.ts';
import type { KeyValueStore } from '../store/key-value-store.ts';
import { spellCaseNumber } from './case-number.ts';
import type { CaseRecord } from './case-record.ts';
import type { CaseRepository, LoadedCase } from './case-repository.ts';
import type { HelpdeskTeam } from './helpdesk-settings.ts';

/** One mail to the team's fallback address about a case that nobody has, or that the channel never saw. */
export type FallbackMail = (caseId: string) => Promise<void>;

export type DeskMailOptions = {
  readonly cases: CaseRepository;
  readonly sender: CodeSender;
  readonly store: Pick<KeyValueStore, 'now'>;
  readonly teams: readonly HelpdeskTeam[];
  readonly log: Logger;
};

/**
 * `fallbackSentAt` is written before the mail goes out: of several workers one sends, and a process that dies in between
 * sends none twice. A mail that was certainly not taken for now is tried again with the job.
 */
export function createFallbackMail(options: DeskMailOptions): FallbackMail {
  const { cases, store, teams, log } = options;
  const mark = async (found: LoadedCase, fallbackSentAt: string | null): Promise<LoadedCase | 'lost-race'> =>
    cases.patch(found, { fallbackSentAt });

  return async (caseId) => {
    const found = await cases.load(caseId);
    const team = teams.find(({ id }) => id === found?.record.teamId);
    if (found === undefined || team === undefined || found.record.fallbackSentAt !== null) return;
    const marked = await mark(found, (await store.now()).toISOString());
    // Somebody changed the case: the job's next look decides afresh.
    if (marked === 'lost-race') throw new DependencyError('store_unavailable', 'a case changed before its mail');
    const gone = found.record.post.state === 'unreachable';
    const keys = gone ? texts.unreachable : texts.unclaimed;
    const result = await sendDeskMail(options, { team, record: found.record, keys, messageId: `${caseId}.fallback` });
    if (result.kind === 'refused' && result.reason === 'throttled') {
      await mark(marked, null);
      throw new DependencyError('delivery_failed', 'the mail about an unclaimed case was not taken');
    }
    if (result.kind !== 'accepted') log.error({ caseId, result: result.kind }, 'the mail about an unclaimed case');
  };
}

type MailKeys = { readonly subject: MessageKey; readonly text: MessageKey };

const texts = {
  unclaimed: { subject: 'desk-mail.unclaimed.subject', text: 'desk-mail.unclaimed.text' },
  unreachable: { subject: 'desk-mail.unreachable.subject', text: 'desk-mail.unreachable.text' },
  denied: { subject: 'desk-mail.denied.subject', text: 'desk-mail.denied.text' },
} as const satisfies Record<string, MailKeys>;
export const deniedMail: MailKeys = texts.denied;

export type DeskMail = {
  readonly team: HelpdeskTeam;
  readonly record: CaseRecord;
  readonly keys: MailKeys;
  readonly messageId: string;
  /** Of the agent whose call was denied. */
  readonly agentName?: string;
};

/** Never throws: a send whose end nobody knows is `unconfirmed` and is not repeated. */
export async function sendDeskMail(
  { sender, log }: Pick<DeskMailOptions, 'sender' | 'log'>,
  { team, record, keys, messageId, agentName = '' }: DeskMail,
): Promise<SendResult> {
  const t = createTranslator(team.language, team.timeZone);
  const values = {
    number: spellCaseNumber(record.id),
    name: oneLine(record.displayName),
    department: oneLine(record.department ?? '–'),
    team: oneLine(team.name),
    agent: oneLine(agentName),
    at: new Date(record.openedAt),
    zone: team.timeZone,
  };
  try {
    return await sender.send({
      channel: 'mail',
      to: team.fallbackMail,
      language: team.language,
      subject: t(keys.subject, values),
      text: t(keys.text, values),
      messageId,
    });
  } catch (err) {
    log.error({ err, messageId }, 'nobody knows whether a mail to the helpdesk went out; it is not repeated');
    return { kind: 'unconfirmed' };
  }
}
