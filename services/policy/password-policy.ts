import { baseWords } from './base-words.ts';

/**
 * The password rules, pure and browser-safe: the page shows them live, the executor runs the same ones before the
 * write. Microsoft Entra has the last word; these rules spare the person a refusal that can be foreseen.
 * Source of lengths, characters and classes: Microsoft, "Self-service password reset policies"; of normalisation and
 * scoring: Microsoft, "Eliminate bad passwords using Microsoft Entra Password Protection".
 */

/** Why a password was not taken: a reason code, never the password or a part of it. */
export type PasswordRejection =
  | 'too-short'
  | 'too-long'
  | 'character-not-allowed'
  | 'too-few-classes'
  | 'common'
  | 'contains-name'
  | 'contains-organisation'
  | 'too-easy'
  /** The directory said no and gave no reason that can be told apart. */
  | 'refused-by-directory';

/** One line of the live list on the page, in the order of `passwordRules`. */
export const passwordRules = [
  'length',
  'characters',
  'classes',
  'no-name',
  'no-organisation',
  'not-common',
  'not-easy',
] as const;
export type PasswordRule = (typeof passwordRules)[number];

/** Bounds within which a tenant may set the least length, and Entra's greatest length. */
export const passwordLength = { least: 12, leastLower: 8, leastUpper: 64, greatest: 256 } as const;

export type PasswordContext = {
  /** Given name, surname, local part of the UPN: words under four characters are not looked for, as Entra does. */
  readonly names: readonly string[];
  readonly organisationWords: readonly string[];
  /** Characters; held within 8 and 64 whatever is passed. */
  readonly minLength: number;
  /** Asked with the normalised password; see common-password-filter.ts. */
  readonly isCommon: (normalised: string) => boolean;
};

export type PasswordCheck = {
  readonly rules: readonly { readonly rule: PasswordRule; readonly met: boolean }[];
  /** The first reason in the order of the rules; undefined when the password may be sent to the directory. */
  readonly rejection: PasswordRejection | undefined;
};

const shortestTerm = 4;
/** Entra accepts a score of five or more. */
const passingScore = 5;
const printableAscii = /^[\x20-\x7e]*$/;

/** Judges one password. Empty rules such as "contains no name" count as met only once something is typed. */
export function checkPassword(password: string, context: PasswordContext): PasswordCheck {
  const normalised = normalisePassword(password);
  const least = Math.min(Math.max(context.minLength, passwordLength.leastLower), passwordLength.leastUpper);
  const names = searchTerms(context.names);
  const organisation = searchTerms(context.organisationWords);
  const tooLong = password.length > passwordLength.greatest;
  // Scoring is quadratic at worst: what is too long anyway is not scored.
  const score = tooLong ? 0 : scorePassword(password, [...baseWords, ...names, ...organisation]);
  const failures: readonly (readonly [PasswordRule, PasswordRejection, boolean])[] = [
    ['length', tooLong ? 'too-long' : 'too-short', tooLong || password.length < least],
    ['characters', 'character-not-allowed', !printableAscii.test(password)],
    ['classes', 'too-few-classes', countClasses(password) < 3],
    ['no-name', 'contains-name', names.some((term) => normalised.includes(term))],
    ['no-organisation', 'contains-organisation', organisation.some((term) => normalised.includes(term))],
    ['not-common', 'common', context.isCommon(normalised)],
    ['not-easy', 'too-easy', score < passingScore],
  ];
  const typed = password !== '';
  return {
    rules: failures.map(([rule, , failed]) => ({ rule, met: typed && !failed })),
    rejection: failures.find(([, , failed]) => failed)?.[1],
  };
}

/** Entra's published normal form: lower case, then 0→o, 1→l, $→s, @→a. */
export function normalisePassword(text: string): string {
  return text.toLowerCase().replaceAll('0', 'o').replaceAll('1', 'l').replaceAll('$', 's').replaceAll('@', 'a');
}

/** How many of lower case, upper case, digit and symbol occur. A space counts as none of them (the stricter reading). */
export function countClasses(password: string): number {
  return [/[a-z]/, /[A-Z]/, /[0-9]/, /[!-/:-@[-`{-~]/].filter((pattern) => pattern.test(password)).length;
}

/**
 * Entra's points: one for each banned term found, one for each character left over. Of all readings the cheapest
 * counts. Beyond what Microsoft publishes, three or more of the same character in a row count once.
 */
export function scorePassword(password: string, bannedTerms: readonly string[]): number {
  const text = normalisePassword(password);
  const terms = bannedTerms.map(normalisePassword).filter((term) => term.length >= shortestTerm);
  /** best[i] = least points for the text from i on. */
  const best = new Array<number>(text.length + 1).fill(0);
  for (let start = text.length - 1; start >= 0; start -= 1) {
    let points = 1 + (best[start + 1] ?? 0);
    const run = runLength(text, start);
    if (run >= 3) points = Math.min(points, 1 + (best[start + run] ?? 0));
    for (const term of terms) {
      for (const length of matchLengths(text, start, term)) points = Math.min(points, 1 + (best[start + length] ?? 0));
    }
    best[start] = points;
  }
  return best[0] ?? 0;
}

/**
 * Lengths at which the text from `start` is the term within edit distance 1. A term that stands there exactly takes no
 * letter beyond itself (Microsoft's example counts "blank", then "1"). Terms of four characters must match exactly: a
 * distance of 1 would ban half of all three-letter groups.
 */
function matchLengths(text: string, start: number, term: string): readonly number[] {
  if (text.startsWith(term, start)) return [term.length];
  if (term.length === shortestTerm) return [];
  return [term.length - 1, term.length, term.length + 1].filter(
    (length) => start + length <= text.length && withinOneEdit(text.slice(start, start + length), term),
  );
}

/** True when one substitution, insertion or deletion at most turns `a` into `b`. */
export function withinOneEdit(a: string, b: string): boolean {
  if (Math.abs(a.length - b.length) > 1) return false;
  let first = 0;
  while (first < a.length && first < b.length && a[first] === b[first]) first += 1;
  const restA = a.slice(a.length >= b.length ? first + 1 : first);
  const restB = b.slice(b.length >= a.length ? first + 1 : first);
  return restA === restB;
}

function runLength(text: string, start: number): number {
  let end = start;
  while (end < text.length && text[end] === text[start]) end += 1;
  return end - start;
}

/** Whole words and their parts, without accents (no password can hold one), normalised, four characters or more. */
function searchTerms(words: readonly string[]): readonly string[] {
  const plain = words.map((word) => word.normalize('NFD').replaceAll(/\p{M}/gu, ''));
  const parts = plain.flatMap((word) => [word.replaceAll(/\s/g, ''), ...word.split(/[^\p{L}\p{N}]+/u)]);
  return [...new Set(parts.map(normalisePassword))].filter((term) => term.length >= shortestTerm);
}
