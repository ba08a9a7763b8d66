import type { AppInstaller, InstallResult } from '../installer/app-installer.ts';
import type { Language } from '../i18n/language.ts';
import type { Logger } from '../logging/logger.ts';
import type { PersonRecord, PersonRepository } from '../person/person-repository.ts';
import type { CampaignGreetings } from './campaign-greetings.ts';
import type { CampaignLedger, Leased, Settled } from './campaign-ledger.ts';
import type { CampaignMessenger, CampaignSendResult, Recipient } from './campaign-messenger.ts';
import type { CampaignOptOuts } from './campaign-opt-outs.ts';
import type { CampaignPace } from './campaign-pace.ts';
import { fillText } from './campaign-texts.ts';
import type { Campaign } from './campaign.ts';
import type { QuietUntil } from './quiet-hours.ts';

export type DeliveryOptions = {
  readonly tenantId: string;
  readonly ledger: CampaignLedger;
  readonly persons: Pick<PersonRepository, 'load'>;
  readonly optOuts: CampaignOptOuts;
  readonly greetings: CampaignGreetings;
  readonly installer: AppInstaller;
  readonly messenger: CampaignMessenger;
  readonly pace: CampaignPace;
  readonly quietUntil: QuietUntil;
  /** For people whose language nobody knows. */
  readonly defaultLanguage: Language;
  readonly log: Logger;
};

/** What one batch shares: whether to go on, and the moment. */
export type Batch = {
  readonly campaign: Campaign;
  readonly organisation: string;
  /** The store's time as it stood when the batch was leased, moved on by the clock. */
  readonly now: () => Date;
  readonly stopped: () => boolean;
  /** Teams or Graph asked for a rest: of the whole campaign, for whoever comes next would hear the same. */
  readonly rest: (until: Date) => void;
  /** Nobody answered. Several in a row are a rest too. */
  readonly fault: (error: unknown) => void;
  readonly answered: () => void;
};

const dayMs = 24 * 3600 * 1000;
const mostTries = 8;
const firstRetryMs = 30_000;
const longestRetryMs = 3_600_000;

/**
 * One leased person from the lease to its end: opt-out, quiet hours, installation where no chat is known, message. Each
 * effect is written down before it (`begin`) and settled after it; dying anywhere in between leaves what the ledger says
 * (an installation is tried again, for it is idempotent; a message is not). Never throws for what Teams or Graph did; throws
 * where the store fails.
 */
export function createDelivery(options: DeliveryOptions): (batch: Batch, leased: Leased) => Promise<void> {
  const { tenantId, ledger, persons, optOuts, greetings, quietUntil } = options;
  return async (batch, leased) => {
    const { campaign } = batch;
    const settle = async (result: Settled): Promise<void> => {
      await ledger.settle(campaign.id, leased, result);
    };
    const putBack = (): Promise<void> => settle(firstAgain(leased));
    if (batch.stopped()) return putBack();
    const [record, optedOut] = await Promise.all([persons.load(tenantId, leased.personId), optOuts.has(leased.who)]);
    if (optedOut) return settle({ to: 'opted-out', reason: null });
    const quiet = quietUntil(batch.now(), campaign.quiet, zoneOf(record));
    if (quiet !== undefined) return settle({ again: quiet });
    const chat = chatOf(record) ?? (await greetings.of(leased.who))?.conversationId ?? undefined;
    const conversationId = chat ?? (await install(options, batch, leased));
    if (conversationId === undefined) return;
    await options.pace.send(batch.stopped);
    const keepChat = async (): Promise<void> => {
      if (chatOf(record) === undefined) await greetings.waiting(leased.who, conversationId);
    };
    if (batch.stopped()) {
      await keepChat();
      return putBack();
    }
    if (!(await ledger.begin(campaign.id, leased, 'sending'))) return;
    const to = { tenantId, personId: leased.personId, conversationId, serviceUrl: record?.serviceUrl };
    const result = await send(options, batch, leased, { to, record });
    if (result.kind === 'throttled' || result.kind === 'not-taken') await keepChat();
    await settle(afterSend(result, batch, leased));
    // Whoever has had no welcome yet: this was it.
    const went = result.kind === 'sent' || result.kind === 'unconfirmed';
    if (went && (record?.welcomedAt ?? null) === null) await greetings.greeted(leased.who);
  };
}

function chatOf(record: PersonRecord | undefined): string | undefined {
  return record === undefined || record.conversationId === '' ? undefined : record.conversationId;
}

/** Undefined where `UTC` stands: an installation tells no zone, and its record is made with that one until somebody writes. */
function zoneOf(record: PersonRecord | undefined): string | undefined {
  return record?.timeZone === 'UTC' ? undefined : record?.timeZone;
}

/**
 * Back to the head of the queue: what was begun for somebody (the app is there already) is finished before anybody else is
 * begun. When they are next leased is for the campaign's rest to say.
 */
function firstAgain({ changedAt }: Leased): Settled {
  return { again: changedAt, untried: true };
}

/** The conversation; undefined where this person is settled for now. */
async function install(options: DeliveryOptions, batch: Batch, leased: Leased): Promise<string | undefined> {
  const { ledger, greetings, installer, pace, log } = options;
  const { id } = batch.campaign;
  await pace.install(batch.stopped);
  if (batch.stopped()) {
    await ledger.settle(id, leased, firstAgain(leased));
    return undefined;
  }
  const [begun] = await Promise.all([ledger.begin(id, leased, 'installing'), greetings.installing(leased.who)]);
  if (!begun) return undefined;
  let result: InstallResult;
  try {
    result = await installer.install(leased.personId);
  } catch (err) {
    log.warn({ campaign: id, err }, 'the app could not be brought to a person');
    batch.fault(err);
    await ledger.settle(id, leased, afterFault(batch, leased));
    return undefined;
  }
  batch.answered();
  if (result.kind === 'installed') {
    await greetings.installed(leased.who, result.conversationId);
    return result.conversationId;
  }
  if (result.kind === 'throttled') batch.rest(result.retryAt);
  else await greetings.over(leased.who);
  await ledger.settle(
    id,
    leased,
    result.kind === 'throttled'
      ? firstAgain(leased)
      : // Whoever had the first message cannot become somebody who was never reached.
        { to: leased.state === 'queued' ? 'not-installable' : 'failed', reason: result.reason },
  );
  return undefined;
}

/** Longer each time; after so many tries no longer. */
function afterFault(batch: Batch, { tries }: Leased): Settled {
  if (tries + 1 >= mostTries) return { to: 'failed', reason: 'no-answer' };
  return { again: new Date(batch.now().getTime() + Math.min(longestRetryMs, firstRetryMs * 2 ** tries)) };
}

type Addressed = { readonly to: Recipient; readonly record: PersonRecord | undefined };

async function send(
  { messenger, defaultLanguage, log }: DeliveryOptions,
  { campaign, organisation, answered, fault }: Batch,
  leased: Leased,
  { to, record }: Addressed,
): Promise<CampaignSendResult> {
  const language = record?.chosenLanguage ?? record?.accountLanguage ?? leased.language ?? defaultLanguage;
  const text = fillText(campaign.texts[language], { name: leased.displayName, organisation });
  const kind = leased.state === 'queued' ? 'first' : 'reminder';
  try {
    const result = await messenger.send(to, {
      campaignId: campaign.id,
      kind,
      purpose: campaign.purpose,
      language,
      text,
    });
    if (result.kind === 'not-taken') fault(result);
    else answered();
    return result;
  } catch (err) {
    // It may have gone out before it failed.
    log.warn({ campaign: campaign.id, err }, 'a message ended without an answer');
    return { kind: 'unconfirmed' };
  }
}

function afterSend(result: CampaignSendResult, batch: Batch, leased: Leased): Settled {
  switch (result.kind) {
    case 'sent':
      return sent(batch, leased);
    case 'unconfirmed':
      return { to: 'unconfirmed', reason: null };
    case 'unreachable':
      return { to: 'failed', reason: 'unreachable' };
    case 'not-taken':
      return afterFault(batch, leased);
    case 'throttled':
      batch.rest(result.retryAt);
      return firstAgain(leased);
  }
}

function sent({ campaign, now }: Batch, { state, reminders }: Leased): Settled {
  const { afterDays, atMost } = campaign.reminders;
  const had = state === 'queued' ? 0 : reminders + 1;
  const nextAt = new Date(now().getTime() + afterDays * dayMs);
  const more = had < atMost && nextAt.getTime() < Date.parse(campaign.endsAt);
  return { to: 'sent', reason: null, ...(more && { nextAt }) };
}
