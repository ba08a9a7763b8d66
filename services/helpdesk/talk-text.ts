import { codeIn, looksLikeSecret } from '../i18n/commands.ts';
import { longestMessage } from './relay-message.ts';

/** A code as Avain sends it (eight digits, in fours or singly), wherever it stands; a date or a longer number is none. */
const eightDigits = /(?<!\d)(?<!\d[\s-])(?:\d{4}[\s-]?\d{4}|\d(?:[\s-]\d){7})(?![\s-]?\d)/u;
/** "The code was 123456": whoever writes so passes a code of any service on. */
const namedCode =
  /\b(?:code|passcode|pin|koodi\p{L}*|tunnusluku\p{L}*|kertakoodi\p{L}*)\P{L}{1,12}(?:\p{L}+\P{L}{1,3}){0,2}\d{4,8}\b/iu;
/** Signs that part the words of a badge's or a ticket's number: `HR-2041/7` is no password. */
const parting = /[-/#:.,;_()]+/gu;

export type TextProblem =
  { readonly kind: 'empty' } | { readonly kind: 'too-long'; readonly most: number } | { readonly kind: 'secret' };

/** Why a text may not pass between person and agent; undefined when it may. The text is neither stored nor logged. */
export function problemOfText(text: string): TextProblem | undefined {
  const trimmed = text.trim();
  if (trimmed === '') return { kind: 'empty' };
  if (trimmed.length > longestMessage) return { kind: 'too-long', most: longestMessage };
  return holdsSecret(trimmed) ? { kind: 'secret' } : undefined;
}

/** Whether a text looks like a password or a code, or has one among its words. Codes count however they are spaced. */
export function holdsSecret(text: string): boolean {
  const plain = text.normalize('NFKC').replace(/\p{Cf}+/gu, '');
  if (holdsCode(plain) || looksLikeSecret(plain)) return true;
  const words = plain.split(/\s+/u);
  // "My password is …" is looked for at the end of what is given: so every word is once the last of four.
  return words.some(
    (word, i) => looksLikeSecret(word) || looksLikeSecret(words.slice(Math.max(0, i - 3), i + 1).join(' ')),
  );
}

function holdsCode(plain: string): boolean {
  return codeIn(plain) !== undefined || eightDigits.test(plain) || namedCode.test(plain);
}

/** Whether a text can be the reference of an evidence: a badge, a ticket, a record; no code and no password. */
export function isReference(text: string): boolean {
  const trimmed = text.trim();
  if (trimmed.length < 3 || trimmed.length > 120) return false;
  const plain = trimmed.normalize('NFKC').replace(/\p{Cf}+/gu, '');
  if (!/[\p{L}\p{N}]{2}/u.test(plain) || eightDigits.test(plain) || namedCode.test(plain)) return false;
  return !holdsPassword(plain);
}

function holdsPassword(plain: string): boolean {
  if (/(?:password|passcode|salasana|tunnussana)/iu.test(plain) && looksLikeSecret(plain)) return true;
  return plain.replace(parting, ' ').split(/\s+/u).some(looksLikeSecret);
}
