import type { CodeMeaning } from '../outcomes/diagnosis-outcome.ts';

/** Who can mend it. `nobody-needed`: it is no failure, only a step of a sign-in. */
export const menders = ['person', 'admin', 'nobody-needed'] as const;

/** A row of knowledge/sign-in-codes.yaml. */
export type SignInCode = CodeMeaning & {
  /** A short word, the same for codes with one cause. */
  readonly cause: string;
  readonly who: (typeof menders)[number];
  readonly source: string;
  /** Where it was read, for whoever has to mend it; lines count from 1. */
  readonly line: number;
};

export type SignInCodes = ReadonlyMap<number, SignInCode>;

/** Characters of each text: two short sentences. */
export const longestText = 200;

const named = /AADSTS[\s:]{0,2}(\d{4,8})(?!\d)/giu;
/** Whether a text is such a code and nothing else. */
export function isSignInCode(text: string): boolean {
  return /^\W*AADSTS[\s:]{0,2}\d{4,8}\W*$/iu.test(text);
}

/** A bare number is only taken with these words before it, and never eight digits: those are a code of a reset. */
const worded = /(?:error|fault|virhe(?:koodi)?|fel(?:kod)?)(?:\s?code)?[\s:#-]{1,3}(\d{5,7})(?!\d)/giu;
/** Of a longer text only the beginning is searched. */
const longestSearched = 4000;

/** Codes of Microsoft's sign-in in a text that somebody pasted: `named` as such, and `worded`, which may be anybody's. */
export function signInCodesIn(text: string): { readonly named: readonly number[]; readonly worded: readonly number[] } {
  const searched = text.slice(0, longestSearched);
  const found = (pattern: RegExp) => [...searched.matchAll(pattern)].map(([, digits]) => Number(digits));
  return { named: found(named), worded: found(worded) };
}
