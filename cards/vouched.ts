import type { FlowView } from '../services/outcomes/reset-outcome.ts';
import type { Translator } from '../services/i18n/translator.ts';
import type { Element } from './adaptive-card.ts';
import { aside } from './elements.ts';

/** Whether one of the proofs is the helpdesk's word for the person. */
export function isVouched(proved: FlowView['proved']): boolean {
  return proved.includes('vouch');
}

/** The line that says so; none otherwise. */
export function vouchedElements({ proved }: FlowView, t: Translator): readonly Element[] {
  return isVouched(proved) ? [aside(t('progress.vouched'))] : [];
}
