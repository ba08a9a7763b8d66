import type { DoctorKey, DoctorSentence, DoctorValues } from '../i18n/doctor-texts.ts';

/** `unknown`: it could not be looked at. Nothing is green that nobody has looked at. */
export type Verdict = 'green' | 'warning' | 'red' | 'unknown';

/** What one check saw. `about` fills the holes of the topic's title, reason and fix. */
export type Sight = { readonly verdict: Verdict; readonly seen: DoctorSentence; readonly about?: DoctorValues };

/** What was looked at, or why that was not possible. */
export type Looked<T> =
  { readonly kind: 'seen'; readonly value: T } | { readonly kind: 'blind'; readonly why: DoctorSentence };

/** The first part of the three sentences every topic has. */
export type Topic = DoctorKey extends infer Key ? (Key extends `${infer Name}.title` ? Name : never) : never;

type Tell = (key: DoctorKey, values?: DoctorValues, about?: DoctorValues) => Sight;

const tell =
  (verdict: Verdict): Tell =>
  (key, values = {}, about) => ({ verdict, seen: { key, values }, ...(about === undefined ? {} : { about }) });

export const green = tell('green');
export const warning = tell('warning');
export const red = tell('red');
export const unknown = tell('unknown');

export function seen<T>(value: T): Looked<T> {
  return { kind: 'seen', value };
}

export function blind(key: DoctorKey, values: DoctorValues = {}): Looked<never> {
  return { kind: 'blind', why: { key, values } };
}

/** Judges what was seen; what was not seen is unknown. */
export function judge<T>(looked: Looked<T>, verdict: (value: T) => Sight): Sight {
  return looked.kind === 'seen' ? verdict(looked.value) : { verdict: 'unknown', seen: looked.why };
}
