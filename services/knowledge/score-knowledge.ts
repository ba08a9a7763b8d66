import { z } from 'zod';
import type { Language } from '../i18n/language.ts';
import type { KnowledgeSearch } from './search.ts';

/** Questions that whoever tunes may look at, and such as nobody who tunes has seen. */
export const questionSets = ['questions', 'unseen'] as const;
export type QuestionSetName = (typeof questionSets)[number];

const questionSet = z.object({
  inScope: z.array(z.object({ text: z.string(), id: z.string(), alsoRight: z.array(z.string()).optional() })),
  outOfScope: z.array(z.object({ text: z.string() })),
});
export type QuestionSet = z.infer<typeof questionSet>;

/** What a file of questions holds; undefined where it is none. */
export function parseQuestions(text: string): QuestionSet | undefined {
  try {
    return questionSet.parse(JSON.parse(text));
  } catch {
    return undefined;
  }
}

/** Shares from 0 to 1 of the questions of one set; `slowest` in milliseconds, of 95 in 100 questions. */
export type Score = {
  readonly language: Language;
  readonly set: QuestionSetName;
  readonly questions: number;
  readonly outOfScope: number;
  /** A right answer is what comes first, and something is answered or offered. */
  readonly first: number;
  /** A right answer is among the three that come first. */
  readonly three: number;
  /** A right answer is given at once, without a choice. */
  readonly atOnce: number;
  /** A wrong answer is given at once. */
  readonly wrongAtOnce: number;
  /** Of the questions about other things: an answer is given. */
  readonly answeredWrongly: number;
  /** Of the questions about other things: choices are offered, and none is given. */
  readonly offered: number;
  readonly slowest: number;
};

/** What the figures have to reach. */
export const goals = { first: 0.9, three: 0.97, answeredWrongly: 0.05, slowestMs: 10 } as const;

export function reachesGoals({ first, three, answeredWrongly, slowest }: Score): boolean {
  return (
    first >= goals.first &&
    three >= goals.three &&
    answeredWrongly <= goals.answeredWrongly &&
    slowest < goals.slowestMs
  );
}

/** Asks every question of a set. `nowMs`: a clock that only the figure of the time depends on. */
export function scoreKnowledge(options: {
  readonly search: KnowledgeSearch;
  readonly questions: QuestionSet;
  readonly language: Language;
  readonly set: QuestionSetName;
  readonly nowMs: () => number;
}): Score {
  const { search, questions, language, set, nowMs } = options;
  const times: number[] = [];
  const ask = (text: string) => {
    const began = nowMs();
    const found = search.find(text);
    times.push(nowMs() - began);
    return { found, ranked: found.kind === 'none' ? [] : search.rank(text).map(({ id }) => id) };
  };
  const answers = questions.inScope.map(({ text, id, alsoRight = [] }) => {
    const right = [id, ...alsoRight];
    const { found, ranked } = ask(text);
    const place = ranked.findIndex((each) => right.includes(each));
    const given = found.kind === 'sure' ? right.includes(found.id) : undefined;
    return { place, given };
  });
  const others = questions.outOfScope.map(({ text }) => ask(text).found.kind);
  const sorted = times.toSorted((one, other) => one - other);
  const share = (of: readonly unknown[], count: number): number => (of.length === 0 ? 0 : count / of.length);
  return {
    ...{ language, set, questions: answers.length, outOfScope: others.length },
    first: share(answers, answers.filter(({ place }) => place === 0).length),
    three: share(answers, answers.filter(({ place }) => place >= 0 && place < 3).length),
    atOnce: share(answers, answers.filter(({ given }) => given === true).length),
    wrongAtOnce: share(answers, answers.filter(({ given }) => given === false).length),
    answeredWrongly: share(others, others.filter((kind) => kind === 'sure').length),
    offered: share(others, others.filter((kind) => kind === 'unsure').length),
    slowest: sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * 0.95))] ?? 0,
  };
}
