import type { MessageKey, Translator } from '../services/i18n/translator.ts';
import type { AdaptiveCard } from './adaptive-card.ts';
import { aside, untitledCard } from './elements.ts';

/** What became of the step that a live card stood for. */
const keys = {
  'account-confirmed': 'inert.account-confirmed',
  'another-account': 'inert.another-account',
  'email-code-sent': 'inert.email-code-sent',
  'sms-code-sent': 'inert.sms-code-sent',
  'email-code-right': 'inert.email-code-right',
  'sms-code-right': 'inert.sms-code-right',
  'code-wrong': 'inert.code-wrong',
  'code-too-old': 'inert.code-too-old',
  'code-malformed': 'inert.code-malformed',
  'code-not-sent': 'inert.code-not-sent',
  'password-refused': 'inert.password-refused',
  'page-closed': 'inert.page-closed',
  cancelled: 'inert.cancelled',
  'started-over': 'inert.started-over',
  'erase-confirmed': 'inert.erase-confirmed',
  'places-done': 'inert.places-done',
  'with-helpdesk': 'inert.with-helpdesk',
  stale: 'inert.stale',
  'moved-on': 'inert.moved-on',
} as const satisfies Record<string, MessageKey>;

export type InertReason = keyof typeof keys;

/** What a used card becomes: one quiet line, so that the eye goes to the step that is open. No account, no buttons. */
export function inertCard(model: { readonly reason: InertReason }, t: Translator): AdaptiveCard {
  return untitledCard(t, [aside(t(keys[model.reason]))]);
}
