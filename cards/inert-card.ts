import type { MessageKey, Translator } from '../services/i18n/translator.ts';
import type { AdaptiveCard } from './adaptive-card.ts';
import type { FlowVerb } from './card-actions.ts';
import { aside, card } from './elements.ts';

/** Why a live card went inert: one of its own buttons, or something else that moved the conversation on. */
export type InertReason = FlowVerb | 'erase-confirmed' | 'typed' | 'stale' | 'moved-on';

const keys = {
  'confirm-account': 'inert.confirm-account',
  'another-account': 'inert.another-account',
  'choose-method': 'inert.choose-method',
  'submit-code': 'inert.submit-code',
  'resend-code': 'inert.resend-code',
  'other-method': 'inert.other-method',
  'new-password': 'inert.new-password',
  status: 'inert.status',
  'start-over': 'inert.start-over',
  cancel: 'inert.cancel',
  'erase-confirmed': 'inert.erase-confirmed',
  typed: 'inert.typed',
  stale: 'inert.stale',
  'moved-on': 'inert.moved-on',
} as const satisfies Record<InertReason, MessageKey>;

/** What a used card becomes: no buttons, no account, no destination, just what happened. */
export function inertCard(model: { readonly reason: InertReason }, t: Translator): AdaptiveCard {
  return card(t, { title: t('inert.title'), body: [aside(t(keys[model.reason]))] });
}
