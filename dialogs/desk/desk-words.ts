import { caseStateKeys, troubleKeys } from '../../cards/desk-elements.ts';
import { plain } from '../../cards/plain-text.ts';
import type { StartCheckOutcome } from '../../services/caller-check/caller-checks.ts';
import type {
  ActRefused,
  AgentDesk,
  SaveAnswerOutcome,
  StartVerificationOutcome,
  VouchOutcome,
} from '../../services/helpdesk/agent-desk.ts';
import type { Translator } from '../../services/i18n/translator.ts';
import type { DeskView } from '../../services/outcomes/case-outcome.ts';
import type { RefusalReason } from '../../services/outcomes/refusal.ts';

type TellOutcome = Awaited<ReturnType<AgentDesk['tell']>>;

/** Everything an act can come to besides having been done. */
export type NotDone =
  | ActRefused
  | Exclude<VouchOutcome | StartVerificationOutcome | TellOutcome | SaveAnswerOutcome, { kind: 'done' }>
  | { readonly kind: 'none-waiting' }
  | Exclude<StartCheckOutcome, { kind: 'started' }>
  /** The form's list was left alone. */
  | { readonly kind: 'no-reason' | 'no-evidence' };

/** Why nothing happened, in words; undefined for what needs none (the same press twice). */
export function wordsOf(outcome: NotDone, t: Translator): string | undefined {
  if ('view' in outcome) return wordsWithCase(outcome, t);
  switch (outcome.kind) {
    case 'duplicate':
      return undefined;
    case 'not-an-agent':
      return t('desk.no.not-an-agent');
    case 'could-not-check':
      return t('desk.no.could-not-check');
    case 'own-case':
      return t('desk.no.own-case');
    case 'too-close':
      return t('desk.no.too-close');
    case 'unknown-case':
      return t('desk.no.unknown-case');
    case 'secret':
      return t('desk.no.secret');
    case 'too-long':
      return t('desk.no.too-long', { most: outcome.most });
    case 'empty':
      return t('desk.no.empty');
    case 'names-person':
      return t('desk.no.names-person');
    case 'drafts-full':
      return t('desk.no.drafts-full');
    case 'too-many':
      return t('desk.no.too-many', { at: outcome.retryAt });
    case 'too-often':
      return t('desk.no.too-often', { at: outcome.retryAt });
    case 'no-case':
      return t('desk.no.no-case');
    case 'none-waiting':
      return t('desk.no.none-waiting');
    case 'not-a-name':
      return t('desk.no.not-a-name');
    case 'no-reason':
      return t('desk.no.form-reason');
    case 'no-evidence':
      return t('desk.no.form-evidence');
  }
}

function wordsWithCase(outcome: Extract<NotDone, { readonly view: DeskView }>, t: Translator): string {
  const { number, state } = outcome.view;
  switch (outcome.kind) {
    case 'stale':
      return t('desk.no.stale', { number });
    case 'held-by-other':
      return heldWords(outcome.view, t);
    case 'not-now':
      return t('desk.no.not-now', { number, state: t(caseStateKeys[state]) });
    case 'frozen':
      return t('desk.no.frozen', { number });
    case 'account-refused':
      return accountWords(outcome.reason, t);
    case 'form':
      return t(`desk.no.form-${outcome.problem}`);
    case 'fellow-agent':
      return t('desk.no.fellow-agent');
    case 'same-agent':
      return t('desk.no.same-agent');
    case 'waiting':
      return t('desk.no.first-vouch', { until: outcome.until });
    case 'too-early':
      return t('desk.no.too-early', { until: outcome.until });
    case 'objected':
      return t('desk.no.objected');
    case 'no-manager':
      return t('desk.no.no-manager');
  }
}

/** A refusal that is not for good says what to do instead. */
function accountWords(reason: RefusalReason, t: Translator): string {
  if (reason === 'half-registered') return t('desk.no.one-method');
  if (reason === 'could-not-check') return t('desk.no.account-unread');
  return t('desk.no.account', { reason: t(troubleKeys[reason]) });
}

function heldWords({ number, owner }: DeskView, t: Translator): string {
  return owner === undefined
    ? t('desk.no.held-by-nobody', { number })
    : t('desk.no.held-by-other', { number, name: plain(owner.name) });
}

/** How a case stands, in one line. */
export function stateWords({ number, state, owner }: DeskView, t: Translator): string {
  const name = owner === undefined ? t('desk.fact.nobody') : plain(owner.name);
  return t('desk.say.state', { number, state: t(caseStateKeys[state]), owner: name });
}
