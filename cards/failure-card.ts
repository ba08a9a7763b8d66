import type { ErrorCode } from '../services/errors/app-error.ts';
import type { MessageKey, Translator } from '../services/i18n/translator.ts';
import type { AdaptiveCard } from './adaptive-card.ts';
import { humanButtons, type HelpContact } from './doors.ts';
import { aside, card, paragraph } from './elements.ts';
import { plain } from './plain-text.ts';

const codeKeys = {
  directory_unavailable: 'failure.directory_unavailable',
  directory_throttled: 'failure.directory_throttled',
  directory_forbidden: 'failure.directory_forbidden',
  store_unavailable: 'failure.store_unavailable',
  queue_unavailable: 'failure.queue_unavailable',
  audit_unavailable: 'failure.audit_unavailable',
  delivery_failed: 'failure.delivery_failed',
  messenger_unavailable: 'failure.messenger_unavailable',
  desk_unavailable: 'failure.desk_unavailable',
  config_invalid: 'failure.config_invalid',
  invariant_broken: 'failure.invariant_broken',
} as const satisfies Record<ErrorCode, MessageKey>;

/** What opening a case needs as well: a button would lead into the same fault. */
const stopsCases: ReadonlySet<ErrorCode> = new Set([
  'store_unavailable',
  'queue_unavailable',
  'audit_unavailable',
  'config_invalid',
] as const);

/** A fault of ours or of what we depend on. The correlation id leads an operator to the one log line. */
export function failureCard(
  model: {
    readonly code: ErrorCode;
    readonly correlationId: string;
    readonly retryable: boolean;
    readonly help?: HelpContact | undefined;
  },
  t: Translator,
): AdaptiveCard {
  return card(t, {
    title: t('failure.title'),
    body: [
      paragraph(t(codeKeys[model.code])),
      paragraph(model.retryable ? t('failure.retry') : t('failure.stop')),
      aside(t('failure.reference', { correlationId: plain(model.correlationId) })),
    ],
    actions:
      model.help === undefined || stopsCases.has(model.code) ? [] : humanButtons(model.help, 'asked-for-human', t),
  });
}
