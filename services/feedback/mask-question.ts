import { namesSecret } from '../i18n/commands.ts';
import { oneLine } from '../i18n/one-line.ts';
import { holdsSecret } from '../helpdesk/talk-text.ts';

/** A question is a sentence or two; a story is cut. Characters. */
export const longestQuestion = 300;
/** Nothing behind this is looked at: patterns over a text without end take longer than a turn. Characters. */
const looksAt = 1_200;
/** What stands where something was taken out; the same in every language. */
const taken = '[…]';

const links = /(?:https?:\/\/|www\.)\S+/giu;
const addresses = /[^\s@<>()[\]]+@[^\s@<>()[\]]+/gu;
/** `CONTOSO\aino` and the like. */
const accounts = /[\p{L}\p{N}._-]+\\[\p{L}\p{N}._-]+/gu;
/** Four digits or more, however they are spaced: a phone number, a badge, a code. */
const numbers = /\+?\d(?:[\s().:/-]{0,2}\d){3,}/gu;
/**
 * A question as it may be kept by others: one line, without links, addresses, numbers of four or more digits and the
 * person's own names. Undefined where it looks like a password or a code or names one, and where nothing is left that
 * anybody could answer: such a question is kept nowhere.
 */
export function maskQuestion(text: string, names: readonly string[]): string | undefined {
  if (holdsSecret(text) || namesSecret(text)) return undefined;
  const masked = [links, addresses, accounts, numbers, ...nameWords(names)].reduce(
    (rest, each) => rest.replace(each, taken),
    beginningOf(text.normalize('NFKC')),
  );
  const line = oneLine(masked, longestQuestion);
  return (line.replaceAll(taken, '').match(/\p{L}{2,}/gu)?.length ?? 0) < 2 ? undefined : line;
}

/** Cut between words: half an address would not be seen for one. */
function beginningOf(text: string): string {
  return text.length <= looksAt ? text : text.slice(0, looksAt).replace(/\S*$/u, '');
}

/** Whether a text names somebody, in whatever case and with whatever ending. */
export function namesPerson(text: string, names: readonly string[]): boolean {
  const plain = text.normalize('NFKC');
  return nameWords(names).some((each) => each.test(plain));
}

/** Case endings: "Aino" is in "Ainolle", and "Sam" is not in "same". */
const shortEnding = "(?:['’:]?(?:s|n|[ntl]?[aä]|ll[eaä]|lt[aä]|ss[aä]|st[aä]|[iaeouyäö]n|ksi|kin|ko|kö))?";
const longEnding = "(?:['’:]?\\p{L}{0,6})";

/** Each part of each name as a word, with what Finnish makes of it. Of what is short, only the usual endings count. */
function nameWords(names: readonly string[]): readonly RegExp[] {
  const parts = names.flatMap((name) => name.normalize('NFKC').match(/\p{L}{2,}/gu) ?? []);
  return [...new Set(parts)].map((part) => {
    const ending = part.length < 3 ? '' : part.length < 5 ? shortEnding : longEnding;
    return new RegExp(`(?<!\\p{L})${stemOf(part)}${ending}(?!\\p{L})`, 'giu');
  });
}

/** "Virtanen" is "Virtasen", "Pekka" is "Pekan", "Mäkelä" is as it is; the end of a long name may be anything. */
function stemOf(part: string): string {
  if (/.{2}nen$/iu.test(part)) return `${part.slice(0, -3)}(?:nen|s)`;
  const doubled = /^(.+)([kpt])\2([aeiouyäö])$/iu.exec(part);
  if (doubled !== null) return `${doubled[1] ?? ''}${doubled[2] ?? ''}{1,2}${doubled[3] ?? ''}`;
  return part.length >= 7 ? part.slice(0, -2) : part;
}
