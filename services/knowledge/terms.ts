import { stemmer as englishStem } from '@orama/stemmers/english';
import { stemmer as finnishStem } from '@orama/stemmers/finnish';
import { stemmer as swedishStem } from '@orama/stemmers/swedish';
import { foldText } from '../i18n/commands.ts';
import type { Language } from '../i18n/language.ts';
import type { WordGroup } from './knowledge-item.ts';

/**
 * What a text is compared by: its words without endings and synonyms, the letters of its words in threes to fives, and
 * what stands next to each other. Each once, in the order of the text.
 */
export type Terms = {
  readonly words: readonly string[];
  readonly grams: readonly string[];
  /** Neighbours, with the small words that `words` leaves out ("how long" is not "how many"), and those words alone. */
  readonly pairs: readonly string[];
  /** The letters of its words in fours, of a language whose words take many endings; of others none. */
  readonly bits: readonly string[];
};
export type TermsOf = (text: string) => Terms;

/** Words that stand in questions about anything, folded. */
const emptyWords: Readonly<Record<Language, ReadonlySet<string>>> = {
  en: new Set(
    'a an the is are was were be been am i im ive id me my mine we us our you your it its this that these those there to of in on at by for from with as and or so if do does did done has have had will would could should shall may might just please hi hello hey thanks thank some any then than very really about into out up'.split(
      ' ',
    ),
  ),
  fi: new Set(
    'on oli ovat olla ollut olen olet ole mina sina han me te he mun sun minun sinun minulla mulla mulle minulle tama se ne nama tuo ja tai vai etta jos kun niin nyt sitten myos viela vain ihan hei moi terve kiitos ois olisi pitaa taytyy voi voiko voinko saa saako'.split(
      ' ',
    ),
  ),
  sv: new Set(
    'en ett den det de dem jag mig min mitt mina vi oss du dig din ditt dina han hon man sig ar var vara varit blir blev har hade ha att och i pa av for fran med till om som sa da nu men eller ocksa bara ju val an det har dar ska skulle vill kan kunde borde maste far hej hejsan tack snalla'.split(
      ' ',
    ),
  ),
};

const stems: Readonly<Record<Language, (word: string) => string>> = {
  en: englishStem,
  // "Kaappaus, kaappauksen": the library takes the ending away and leaves two stems of one word.
  fi: (word) => finnishStem(word).replace(/kse?$/u, 's'),
  sv: swedishStem,
};

/** Longer texts are cut: a question is said in less, and the work stays bounded. */
const mostCharacters = 600;
const mostWords = 60;

/** Languages that write "code of a text message" as one word: such a word counts as its two parts. */
const compounding: ReadonlySet<Language> = new Set(['fi']);
/** Languages of many endings and compounds, of which a new question seldom has the very words that an example has. */
const inflecting: ReadonlySet<Language> = new Set(['fi']);
const bitLength = 4;
const shortestCompound = 9;
const shortestPart = 4;

/**
 * How a text of one language is taken apart. Case, accents and punctuation do not matter (as for commands). A group of
 * words that mean the same becomes one term, whichever of them stands there, also where it is several words, or a part of
 * a compound whose other part is in a group as well.
 */
export function createTerms(language: Language, groups: readonly WordGroup[]): TermsOf {
  const stem = stems[language];
  const stemsOf = (text: string): readonly string[] => foldText(text).split(' ').filter(Boolean).map(stem);
  const names = new Map<string, string>();
  let longest = 1;
  for (const group of groups) {
    const name = `=${foldText(group[0] ?? '')}`;
    for (const words of group) {
      const parts = stemsOf(words);
      longest = Math.max(longest, parts.length);
      names.set(parts.join(' '), name);
    }
  }
  return (text) => {
    const folded = foldText(text.slice(0, mostCharacters)).split(' ').filter(Boolean).slice(0, mostWords);
    const stemmed = folded.map(stem);
    const tokens: Token[] = [];
    for (let at = 0; at < stemmed.length;) {
      const [name, taken] = longestGroup(names, stemmed, at, longest);
      const word = folded[at] ?? '';
      const parts = name === undefined && compounding.has(language) ? partsOf(word, names, stem) : [];
      if (name !== undefined) tokens.push({ term: name, empty: false });
      else if (parts.length > 0) tokens.push(...parts.map((term) => ({ term, empty: false })));
      else tokens.push({ term: stemmed[at] ?? '', empty: emptyWords[language].has(word) });
      at += taken;
    }
    const shown = folded.filter((word) => !emptyWords[language].has(word));
    return {
      words: [...new Set(tokens.filter(({ empty }) => !empty).map(({ term }) => term))],
      grams: [...new Set(shown.flatMap(gramsOf))],
      pairs: pairsOf(tokens),
      bits: inflecting.has(language) ? [...new Set(shown.flatMap(bitsOf))] : [],
    };
  };
}

type Token = { readonly term: string; readonly empty: boolean };

function pairsOf(tokens: readonly Token[]): readonly string[] {
  const pairs = new Set<string>();
  const full = tokens.filter(({ empty }) => !empty);
  for (const row of [tokens, full])
    for (const [at, { term }] of row.entries()) pairs.add(`${term} ${row[at + 1]?.term ?? '$'}`);
  for (const { term, empty } of tokens) if (empty) pairs.add(term);
  return [...pairs];
}

function longestGroup(
  names: ReadonlyMap<string, string>,
  stemmed: readonly string[],
  at: number,
  longest: number,
): readonly [name: string | undefined, taken: number] {
  for (let length = Math.min(longest, stemmed.length - at); length > 0; length -= 1) {
    const name = names.get(stemmed.slice(at, at + length).join(' '));
    if (name !== undefined) return [name, length];
  }
  return [undefined, 1];
}

/** The two groups that a compound is made of, the last part as short as can be; none where it is not made of two. */
function partsOf(
  word: string,
  names: ReadonlyMap<string, string>,
  stem: (word: string) => string,
): readonly string[] {
  if (word.length < shortestCompound) return [];
  for (let at = word.length - shortestPart; at >= shortestPart; at -= 1) {
    const last = names.get(stem(word.slice(at)));
    const beginning = word.slice(0, at);
    const first = last === undefined ? undefined : (names.get(stem(beginning)) ?? names.get(beginning));
    if (last !== undefined && first !== undefined) return [first, last];
  }
  return [];
}

/** A word's beginning says more than its end, above all in Finnish: the grams know where the word begins. */
function gramsOf(word: string): readonly string[] {
  const padded = Array.from(`^${word}`);
  const grams: string[] = [];
  for (const size of [3, 4, 5])
    for (let at = 0; at + size <= padded.length; at += 1) grams.push(padded.slice(at, at + size).join(''));
  return grams;
}

/** The pieces of a word that are as long as can be learnt from, with its beginning and end marked. */
function bitsOf(word: string): readonly string[] {
  const padded = Array.from(`^${word}$`);
  const bits: string[] = [];
  for (let at = 0; at + bitLength <= padded.length; at += 1) bits.push(padded.slice(at, at + bitLength).join(''));
  return bits;
}
