import { IntlMessageFormat } from 'intl-messageformat';
import { enDoctor } from './en/doctor.ts';
import { fiDoctor } from './fi/doctor.ts';
import type { Language } from './language.ts';

export type DoctorKey = keyof typeof enDoctor;
export type DoctorValues = Readonly<Record<string, string | number>>;

/** A sentence of the doctor's in no language yet. */
export type DoctorSentence = { readonly key: DoctorKey; readonly values: DoctorValues };

export type DoctorTexts = (sentence: DoctorSentence) => string;

/** Who sets up an installation reads the doctor in English or Finnish; a Swedish one gets the English. */
const catalogues: Readonly<Record<Language, Readonly<Record<DoctorKey, string>>>> = {
  en: enDoctor,
  fi: fiDoctor,
  sv: enDoctor,
};

/** Whether there is such a sentence now: what is kept from another build may name one that is gone. */
export function isDoctorKey(key: string): key is DoctorKey {
  return Object.hasOwn(enDoctor, key);
}

/** Longer than any honest value; a header of somebody else's server may be longer. */
const longestValue = 4_000;

/**
 * The doctor's sentences in one language. They have a catalogue of their own: no person in a chat ever reads them. What
 * was seen comes from outside, so control characters, which a terminal would obey, are taken out of it.
 */
export function createDoctorTexts(language: Language): DoctorTexts {
  return ({ key, values }) => {
    const clean: Record<string, string | number> = {};
    for (const [name, value] of Object.entries(values)) clean[name] = typeof value === 'string' ? plain(value) : value;
    const format = new IntlMessageFormat(catalogues[language][key], language, undefined, { ignoreTag: true });
    return String(format.format(clean));
  };
}

function plain(value: string): string {
  const text = value.replaceAll(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]+/gu, ' ').trim();
  return text.length > longestValue ? `${text.slice(0, longestValue)}…` : text;
}
