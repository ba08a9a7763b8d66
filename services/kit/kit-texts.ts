import { createTranslator, type MessageKey } from '../i18n/translator.ts';
import type { Language } from '../i18n/language.ts';

/** The texts that an organisation may change. */
export const kitTextKeys = [
  'kit.post.title',
  'kit.post.body',
  'kit.mail.subject',
  'kit.mail.body',
  'kit.intranet.body',
  'kit.signature.line',
  'kit.poster.title',
  'kit.poster.body',
  'kit.poster.never',
  'kit.letter.title',
  'kit.letter.body',
] as const satisfies readonly MessageKey[];
export type KitTextKey = (typeof kitTextKeys)[number];

export const longestKitText = 2_000;

const holes = { organisation: '{organisation}', helpdesk: '{helpdesk}', link: '{link}' } as const;
type KitValues = Readonly<Record<keyof typeof holes, string>>;

/** Our own words, with their holes still open: what an editor shows. */
export function originalText(language: Language, key: MessageKey): string {
  return createTranslator(language)(key, holes);
}

/** Fills the holes of a text of ours or of theirs. What is no hole stays as it is written. */
export function fillText(text: string, values: KitValues): string {
  return text.replace(/\{(organisation|helpdesk|link)\}/gu, (_, name: keyof KitValues) => values[name]);
}
