import type { Language } from '../i18n/language.ts';
import type { PersonRecord, PersonRepository } from '../person/person-repository.ts';
import { bringApp, type BringAppOptions } from './bring-app.ts';
import type { Leased, Settled } from './campaign-ledger.ts';
import type { CampaignMessenger, CampaignSendResult, Recipient } from './campaign-messenger.ts';
import type { CampaignOptOuts } from './campaign-opt-outs.ts';
import { fillText, textFor } from './campaign-texts.ts';
import { afterFault, firstAgain, type Batch } from './delivery-batch.ts';
import type { QuietUntil } from './quiet-hours.ts';

export type DeliveryOptions = BringAppOptions & {
  readonly tenantId: string;
  readonly persons: Pick<PersonRepository, 'load'>;
  readonly optOuts: CampaignOptOuts;
  readonly messenger: CampaignMessenger;
  readonly quietUntil: QuietUntil;
  /** For people whose language nobody knows. */
  readonly defaultLanguage: Language;
};

const dayMs = 24 * 3600 * 1000;

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
    const conversationId = chat ?? (await bringApp(options, batch, leased));
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

type Addressed = { readonly to: Recipient; readonly record: PersonRecord | undefined };

async function send(
  { messenger, defaultLanguage, log }: DeliveryOptions,
  { campaign, organisation, answered, fault }: Batch,
  leased: Leased,
  { to, record }: Addressed,
): Promise<CampaignSendResult> {
  const wanted = record?.chosenLanguage ?? record?.accountLanguage ?? leased.language ?? defaultLanguage;
  const [language, words] = textFor(campaign.texts, wanted);
  const text = fillText(words, { name: leased.displayName, organisation });
  const kind = leased.state === 'queued' ? 'first' : 'reminder';
  try {
    const result = await messenger.send(to, {
      campaignId: campaign.id,
      kind,
      purpose: campaign.purpose,
      language,
      text,
    });
    if (result.kind === 'not-taken') fault();
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
