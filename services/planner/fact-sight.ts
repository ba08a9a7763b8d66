import type { DoctorSentence } from '../i18n/doctor-texts.ts';
import type { MessageKey, MessageValues } from '../i18n/translator.ts';

/** What was found, in no language yet. `blind`: it could not be read, and why. */
export type FactSight =
  | {
      readonly verdict: 'good' | 'attention' | 'unknown';
      readonly key: MessageKey;
      readonly values: MessageValues;
    }
  | { readonly verdict: 'blind'; readonly why: DoctorSentence };

type Tell = (key: MessageKey, values?: MessageValues) => FactSight;
const tell =
  (verdict: 'good' | 'attention' | 'unknown'): Tell =>
  (key, values = {}) => ({ verdict, key, values });

export const good = tell('good');
export const attention = tell('attention');
export const unclear = tell('unknown');

/** A calendar day (`YYYY-MM-DD`) as a value of a sentence that shows dates in UTC. */
export function dayValue(day: string): Date {
  return new Date(`${day}T00:00:00Z`);
}
