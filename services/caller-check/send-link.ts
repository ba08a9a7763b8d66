import type { CodeSender, SendResult } from '../delivery/code-sender.ts';
import type { DirectoryUser, UserDirectory } from '../directory/user-directory.ts';
import { DependencyError } from '../errors/app-error.ts';
import type { AgentRights } from '../helpdesk/agent-rights.ts';
import type { Language } from '../i18n/language.ts';
import { chooseLanguage } from '../i18n/locale.ts';
import type { Translator } from '../i18n/translator.ts';
import type { Logger } from '../logging/logger.ts';
import type { PersonRepository } from '../person/person-repository.ts';
import type { Eligibility } from '../policy/eligibility.ts';
import type { CodeMethod } from '../policy/proof-policy.ts';
import type { RecoveryGuards } from '../aftercare/recovery-guards.ts';
import { findBrake } from '../reset-flow/brakes.ts';
import { destinationScope } from '../reset-flow/send-step.ts';
import type { CallLinks } from './call-links.ts';
import type { CheckKeeper } from './check-keeper.ts';
import type { CheckParts } from './check-options.ts';
import type { CheckRecord } from './check-record.ts';
import type { CheckPatch, LoadedCheck } from './check-repository.ts';
import { composeCall } from './compose-call.ts';

export type SendLinkOptions = CheckParts & {
  readonly directory: Pick<UserDirectory, 'findUserByName'>;
  readonly eligibility: Eligibility;
  readonly guards: RecoveryGuards;
  readonly persons: PersonRepository;
  readonly sender: CodeSender;
  readonly translator: (language: Language) => Translator;
  readonly log: Logger;
  /** Public origin of the pages, without a slash at its end. */
  readonly baseUrl: string;
  readonly organisationName: string;
  readonly rights: Pick<AgentRights, 'closeness'>;
};

export type SendParts = { readonly options: SendLinkOptions; readonly keeper: CheckKeeper; readonly links: CallLinks };

type Destination = {
  readonly user: DirectoryUser;
  readonly target: string;
  readonly method: CodeMethod;
  readonly address: string;
  readonly to: string;
  readonly language: Language;
};

/**
 * Sends the link of one check, once. Where there is nobody or nowhere to send to, nothing happens: the check waits and
 * ends as if the person had not answered, whatever the reason. `sending` is written before the message goes out; a check
 * found there again belonged to a process that died, and nothing is sent a second time. Throws while nothing was sent and
 * another try makes sense.
 */
export async function sendLink(parts: SendParts, check: LoadedCheck): Promise<void> {
  const { keeper } = parts;
  const { record } = check;
  if (record.state !== 'pending') return;
  if (record.sending === 'sending') {
    await settleSend(parts, check, 'unconfirmed');
    return;
  }
  if (record.sending !== 'waiting') return;
  const found = await findDestination(parts.options, record);
  if (found === undefined) {
    if ((await mark(parts, check, { sending: 'nothing' })) !== undefined) await keeper.note(record, 'not-sent');
    return;
  }
  await deliver(parts, check, found);
}

async function deliver(parts: SendParts, check: LoadedCheck, found: Destination): Promise<void> {
  const { options, links } = parts;
  const { record } = check;
  const { user, target, method, address, to, language } = found;
  const now = await options.store.now();
  const seconds = Math.floor((Date.parse(record.expiresAt) - now.getTime()) / 1000);
  if (seconds <= 0) return;
  const link = { method, language, to };
  const sending = await mark(parts, check, { sending: 'sending', targetId: user.id, target, link });
  if (sending === undefined) return;
  const handle = await links.issue(record.id, seconds);
  const message = composeCall({
    method,
    to: address,
    t: options.translator(language),
    organisation: options.organisationName,
    agentName: record.agentName,
    link: `${options.baseUrl}/call?lang=${language}#${handle}`,
    messageId: options.random.id(),
  });
  const result = await carry(options, message);
  await settleSend(parts, sending, result.kind);
}

/**
 * Writes what becomes of the link. Of two deliveries of the job one wins here, and only that one sends; whoever else changes
 * the record meanwhile (its card was posted) costs a second look.
 */
async function mark({ keeper }: SendParts, first: LoadedCheck, patch: CheckPatch): Promise<LoadedCheck | undefined> {
  for (let check: LoadedCheck | undefined = first; check !== undefined; check = await keeper.load(check.record.id)) {
    if (check.record.state !== 'pending' || check.record.sending !== 'waiting') return undefined;
    const marked = await keeper.patch(check, patch);
    if (marked !== 'lost-race') return marked;
  }
  return undefined;
}

async function settleSend(
  { keeper }: SendParts,
  check: LoadedCheck,
  sending: 'accepted' | 'refused' | 'unconfirmed',
): Promise<void> {
  const { record } = check;
  // A lost race is a person who opened the link at once: the check has moved on, the audit says the same.
  await keeper.patch(check, { sending });
  await keeper.note(record, sending === 'accepted' ? 'sent' : sending === 'refused' ? 'not-sent' : 'unconfirmed');
}

async function carry(
  { sender, log }: SendLinkOptions,
  message: Parameters<CodeSender['send']>[0],
): Promise<SendResult> {
  try {
    return await sender.send(message);
  } catch (error) {
    const { messageId } = message;
    if (error instanceof DependencyError && error.code === 'delivery_failed') {
      log.warn({ messageId, code: error.code }, 'the link of a caller check was not delivered');
      return { kind: 'refused', reason: 'other' };
    }
    log.error({ messageId, err: error }, 'nobody knows whether the link of a caller check went out');
    return { kind: 'unconfirmed' };
  }
}

/**
 * Where the link may go: the registered mobile, else the registered e-mail address, never a place that a Teams session
 * opens. Every check and counter of a code holds here too. Undefined is one answer for all reasons.
 */
async function findDestination(options: SendLinkOptions, record: CheckRecord): Promise<Destination | undefined> {
  const { tenantId } = record;
  const user = await options.directory.findUserByName(record.named);
  if (user === undefined) return undefined;
  // Nobody but strangers: not oneself, not one's own report, not one's own manager.
  const [closeness, eligible] = await Promise.all([
    options.rights.closeness(record.agentId, user.id, true),
    options.eligibility.check(user.id),
  ]);
  if (closeness === 'could-not-check') throw notChecked();
  if (closeness !== undefined) return undefined;
  if (eligible.kind === 'refused') {
    if (eligible.refusal.reason !== 'could-not-check') return undefined;
    throw notChecked();
  }
  const target = options.pseudonyms(tenantId, user.id);
  if ((await findBrake(options, target, 'codes')) !== undefined) return undefined;
  const usable =
    eligible.usable.find(({ method }) => method === 'sms-code') ??
    eligible.usable.find(({ method }) => method === 'email-code');
  if (usable === undefined) return undefined;
  const { method, destination: address } = usable;
  const to = destinationScope(options, { tenantId }, method, address);
  const admitted = await options.attempts.admit(to, options.limits.sendsPerDestination);
  if (admitted.kind === 'refused') return undefined;
  const person = await options.persons.load(tenantId, user.id);
  const language = person?.chosenLanguage ?? person?.accountLanguage ?? chooseLanguage(eligible.user.preferredLanguage);
  return { user: eligible.user, target, method, address, to, language };
}

/** The queue tries again; nothing is decided by a directory that does not answer. */
function notChecked(): DependencyError {
  return new DependencyError('directory_unavailable', 'whether a link may be sent could not be checked');
}
