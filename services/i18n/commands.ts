import { commandStems } from './command-stems.ts';
import { answersInTalk, commandIds, commandPhrases, smallTalk, type CommandId } from './command-words.ts';
import { withoutTypos } from './nearly.ts';

export type { CommandId } from './command-words.ts';

/** Longer texts are stories, not commands; matching them by stems would be guessing. */
const longestCommand = 160;

/**
 * The command somebody typed, in any language, or undefined. Case, punctuation, accents and spacing do not matter:
 * first the whole phrase is compared, then word stems, so that Finnish inflection finds its way, and where that finds
 * nothing the same once more with slips of the finger mended. Text that holds four or more digits is never a command:
 * it may be a code.
 */
export function parseCommand(text: string): CommandId | undefined {
  if (text.length > longestCommand || (text.match(/\d/gu)?.length ?? 0) >= 4) return undefined;
  const folded = foldText(text);
  if (folded === '') return undefined;
  return commandOf(folded) ?? commandOf(withoutTypos(folded));
}

/**
 * The command of a whole phrase, for whoever is talking with a human: stems would take a sentence about a password for a
 * wish. `stepOpen`: a step of a reset waits for the person, so its words are the step's.
 */
export function commandInTalk(text: string, stepOpen: boolean): CommandId | undefined {
  if (text.length > longestCommand) return undefined;
  // "Back to the bot, please" is said to a bot, however kindly.
  const folded = foldText(text).replace(/^please | (?:please|kiitos|tack)$/gu, '');
  const command = foldedPhrases.get(folded);
  if (command === undefined || foldedSmallTalk.has(folded)) return undefined;
  return answersInTalk.has(command) && !stepOpen ? undefined : command;
}

/** Whether the text is one of the phrases as a whole. */
export function isPhrase(text: string): boolean {
  return text.length <= longestCommand && foldedPhrases.has(foldText(text));
}

function commandOf(folded: string): CommandId | undefined {
  return foldedPhrases.get(folded) ?? commandStems.find(({ all }) => all.every((stem) => stem.test(folded)))?.id;
}

/** Lower case, accents off, everything but letters and digits one space: what phrases are compared in. */
export function foldText(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase()
    .replace(/[’'`´]/gu, '')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

/**
 * The digits of a message that is a code and nothing else ("1234 5678", "koodi on 12345678"), or undefined. Between
 * four and twelve digits count, so that a code with a digit missing is answered as a code and not as chatter.
 */
export function codeIn(text: string): string | undefined {
  const match =
    /^(?:(?:the |my )?code(?: is)?|koodi(?:ni)?(?: on)?|(?:min )?kod(?:en)?(?: är)?)?[\s:]*(\d(?:[\s-]?\d){3,11})[\s.!]*$/iu.exec(
      text.normalize('NFKC').trim(),
    );
  return match?.[1]?.replace(/\D/gu, '');
}

/**
 * Whether a message looks like a password: one word of at least eight characters with three classes of characters
 * that is neither an address nor a link, or "my password is …" followed by such a word.
 */
export function looksLikeSecret(text: string): boolean {
  const trimmed = text.trim();
  const named =
    /(?:password|passcode|salasana\p{L}{0,12}|tunnussana\p{L}{0,12}|lösenord\p{L}{0,4})\s*(is|on|är|=|:)+\s*(\S{6,})$/iu.exec(
      trimmed,
    );
  if (named?.[2] !== undefined) return named[1] === ':' || named[1] === '=' || classesIn(named[2]) >= 2;
  if (/\s/u.test(trimmed) || trimmed.length < 8 || trimmed.length > 256) return false;
  if (/^\S+@\S+\.\p{L}+$/u.test(trimmed) || /^(?:https?:\/\/|www\.)/iu.test(trimmed)) return false;
  return classesIn(trimmed) >= 3;
}

/** Whether a message says a password in passing: "my password is …" and then more. Heard before any command. */
export function namesSecret(text: string): boolean {
  const said =
    /(?:password|passcode|salasana\p{L}{0,12}|tunnussana\p{L}{0,12}|lösenord\p{L}{0,4})\s*(?:is|on|är|=|:)+\s*(\S{8,256})(?=\s)/giu;
  return [...text.matchAll(said)].some(([, word = '']) => classesIn(word) >= 3);
}

function classesIn(word: string): number {
  const bare = word.replace(/[.,!?…]+$/u, '');
  return [/\p{Ll}/u, /\p{Lu}/u, /\p{N}/u, /[^\p{L}\p{N}\s]/u].filter((kind) => kind.test(bare)).length;
}

/** Every phrase in the form that is compared; of two commands with one phrase the earlier one has it. */
const foldedPhrases: ReadonlyMap<string, CommandId> = new Map(
  commandIds
    .toReversed()
    .flatMap((id) => commandPhrases[id].map((phrase): [string, CommandId] => [foldText(phrase), id])),
);

const foldedSmallTalk: ReadonlySet<string> = new Set(smallTalk.map(foldText));
