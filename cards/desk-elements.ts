import type { DeskView } from '../services/outcomes/case-outcome.ts';
import type { MessageKey, Translator } from '../services/i18n/translator.ts';
import type { SubmitAction, TextBlock } from './adaptive-card.ts';
import type { DeskPayload } from './desk-actions.ts';
import { aside } from './elements.ts';

export const troubleKeys = {
  'asked-for-human': 'desk.trouble.asked-for-human',
  'code-missing': 'desk.trouble.code-missing',
  'new-phone': 'desk.trouble.new-phone',
  'other-account': 'desk.trouble.other-account',
  'reset-failed': 'desk.trouble.reset-failed',
  'reset-refused': 'desk.trouble.reset-refused',
  'too-many-wrong-codes': 'desk.trouble.too-many-wrong-codes',
  'caller-denied': 'desk.trouble.caller-denied',
  'not-registered': 'desk.trouble.not-registered',
  'half-registered': 'desk.trouble.half-registered',
  synced: 'desk.trouble.synced',
  federated: 'desk.trouble.federated',
  guest: 'desk.trouble.guest',
  disabled: 'desk.trouble.disabled',
  privileged: 'desk.trouble.privileged',
  'unsupported-account': 'desk.trouble.unsupported-account',
  'could-not-check': 'desk.trouble.could-not-check',
  locked: 'desk.trouble.locked',
  frozen: 'desk.trouble.frozen',
  paused: 'desk.trouble.paused',
  'cooling-down': 'desk.trouble.cooling-down',
  'too-many-starts': 'desk.trouble.too-many-starts',
  'recently-reset': 'desk.trouble.recently-reset',
} as const satisfies Record<DeskView['trouble'], MessageKey>;

export const caseStateKeys = {
  open: 'desk.state.open',
  claimed: 'desk.state.claimed',
  'waiting-for-person': 'desk.state.waiting-for-person',
  'waiting-for-agent': 'desk.state.waiting-for-agent',
  vouched: 'desk.state.vouched',
  resolved: 'desk.state.resolved',
  refused: 'desk.state.refused',
  withdrawn: 'desk.state.withdrawn',
  expired: 'desk.state.expired',
} as const satisfies Record<DeskView['state'], MessageKey>;

export const caseEndKeys = {
  'password-set': 'desk.end.password-set',
  'solved-otherwise': 'desk.end.solved-otherwise',
  'not-the-person': 'desk.end.not-the-person',
  'not-entitled': 'desk.end.not-entitled',
  'no-answer': 'desk.end.no-answer',
  'self-service-again': 'desk.end.self-service-again',
  'withdrawn-by-person': 'desk.end.withdrawn-by-person',
  'closed-in-desk': 'desk.end.closed-in-desk',
  'account-gone': 'desk.end.account-gone',
  'time-over': 'desk.end.time-over',
} as const satisfies Record<NonNullable<DeskView['endedBecause']>, MessageKey>;

export const evidenceKeys = {
  'in-person': 'desk.evidence.in-person',
  'identity-document': 'desk.evidence.identity-document',
  'video-with-company-id': 'desk.evidence.video-with-company-id',
  'callback-to-hr-number': 'desk.evidence.callback-to-hr-number',
  'verified-id-face-check': 'desk.evidence.verified-id-face-check',
} as const satisfies Record<DeskView['vouches'][number]['evidence'], MessageKey>;

/** The standing line of the channel's cards: nothing that opens an account belongs here. */
export function deskSecurityLine(t: Translator): TextBlock {
  return aside(t('desk.security'));
}

/** Like `button`, for the channel. `inputs`: the press carries what the card around it holds. */
export function deskButton(
  title: string,
  data: DeskPayload,
  { style = 'default', inputs = false }: { readonly style?: 'default' | 'positive'; readonly inputs?: boolean } = {},
): SubmitAction {
  return {
    type: 'Action.Submit',
    title,
    ...(style === 'default' ? {} : { style }),
    associatedInputs: inputs ? 'auto' : 'none',
    data,
  };
}
