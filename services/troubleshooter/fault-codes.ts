/**
 * A fault code as it is compared: `sspr:29`, `event:33004`, `hr:80231367`, `word:on premises success cloud failure`. The
 * kind says how telling it is.
 */
export type FaultCode = { readonly kind: CodeKind; readonly value: string };

/** The most telling first: a log names the event of a kind, and the result of the very fault. */
const kinds = ['hr', 'word', 'event', 'sspr'] as const;
type CodeKind = (typeof kinds)[number];

/** Longer pastes are cut: the faults of a log stand in its first pages, and the work stays bounded. */
const mostCharacters = 20_000;

const spelled: Readonly<Record<Exclude<CodeKind, 'word'>, RegExp>> = {
  sspr: /^sspr[\s_-]*0*(\d{1,4})$/iu,
  event: /^event[\s_-]*(?:id)?[\s:_-]*(\d{4,5})$/iu,
  hr: /^(?:hr[\s=:]*(?:0x)?|0x)([0-9a-f]{7,8})$|^(?=\d*[a-f]|80)([0-9a-f]{8})$/iu,
};

/** The code of a tree's own line; undefined where it is nothing that could be found again in a text. */
export function readFaultCode(text: string): FaultCode | undefined {
  for (const kind of ['sspr', 'event', 'hr'] as const) {
    const match = spelled[kind].exec(text.trim());
    const value = match?.slice(1).find(Boolean);
    if (value !== undefined) return { kind, value: value.toLowerCase() };
  }
  const words = wordsOf(text);
  const value = words.join(' ');
  // Short words stand in sentences about anything.
  return value.length >= 8 ? { kind: 'word', value } : undefined;
}

/**
 * Whether a text is one fault code and nothing else, spelled with the letters that make it one: as mixed as a password,
 * and none. Bare digits and hexadecimal words are not told apart from other things.
 */
export function isFaultCode(text: string): boolean {
  return /^[\s("'[]*(?:sspr[\s_-]*\d{1,4}|event[\s_-]*(?:id)?[\s:_-]*\d{4,5}|(?:hr[\s=:]*(?:0x)?|0x)[0-9a-f]{7,8})[\s)\]"'.,:;]*$/iu.test(
    text,
  );
}

export function faultCodeKey({ kind, value }: FaultCode): string {
  return `${kind}:${value}`;
}

const standing: Readonly<Record<Exclude<CodeKind, 'word'>, readonly RegExp[]>> = {
  sspr: [/(?<![a-z0-9])sspr[\s_-]*0*(\d{1,4})(?![a-z0-9])/giu],
  event: [
    /(?:event|tapahtuma)[\s_-]*(?:id|tunnus|numero)?[^0-9\n]{0,24}(\d{4,5})(?!\d)/giu,
    /<eventid\b[^<>\n]{0,40}>[\t ]*(\d{4,5})[\t ]*</giu,
    /^[\t ]*(\d{4,5})[\t ]*[.:]?[\t ]*$/gmu,
  ],
  hr: [
    /(?<![a-z0-9])(?:hr[\s=:]*(?:0x)?|0x)([0-9a-f]{7,8})(?![a-z0-9])/giu,
    /(?<![a-z0-9])([0-9a-f]{8})(?![a-z0-9])/giu,
  ],
};

/**
 * Finds codes in a text, whatever else was pasted with it: the most telling kind first, then in the order of the text.
 * `words`: the word codes that are looked for, as `readFaultCode` gives them.
 */
export function findFaultCodes(text: string, words: readonly string[]): readonly FaultCode[] {
  const looked = text.slice(0, mostCharacters).normalize('NFKC');
  const hasDigits = /\d/u.test(looked);
  return kinds.flatMap((kind): readonly FaultCode[] => {
    if (kind === 'word') {
      // Every message comes through here: most are let go before they are taken apart.
      const letters = looked.toLowerCase().replace(/[^a-z0-9]+/gu, '');
      if (!words.some((value) => letters.includes(value.replaceAll(' ', '')))) return [];
      const folded = ` ${wordsOf(looked).join(' ')} `;
      const squeezed = folded.replaceAll(' ', '');
      return words.filter((value) => holdsWord(value, folded, squeezed)).map((value) => ({ kind, value }));
    }
    if (!hasDigits) return [];
    return standing[kind]
      .flatMap((pattern) => [...looked.matchAll(pattern)])
      .sort((one, other) => one.index - other.index)
      .map(([, value = '']) => ({ kind, value: value.toLowerCase() }));
  });
}

/** Names such as `OnPremisesSuccessCloudFailure` are long enough to be found however they are spaced. */
function holdsWord(value: string, folded: string, squeezed: string): boolean {
  if (folded.includes(` ${value} `)) return true;
  const together = value.replaceAll(' ', '');
  return together.length >= 14 && squeezed.includes(together);
}

function wordsOf(text: string): readonly string[] {
  return text
    .replace(/(\p{Ll})(?=\p{Lu})/gu, '$1 ')
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/gu)
    .filter(Boolean);
}
