import type { Answer, AnswerChoice, AnswerOutcome, Answers } from '../outcomes/answer-outcome.ts';
import type { DayCounters } from '../statistics/day-counters.ts';
import { answerFigure, answerFigures } from './answer-figures.ts';
import type { Knowledge, KnowledgeItem } from './knowledge-item.ts';
import { createKnowledgeSearch, type KnowledgeSearch } from './search.ts';

export type AnswersOptions = {
  /** Called once, at the first question: a process that nobody asks anything reads nothing. */
  readonly knowledge: () => Knowledge;
  readonly counters: Pick<DayCounters, 'count'>;
  /** What fills the holes of the texts. */
  readonly organisation: { readonly name: string; readonly helpdeskContact: string };
};

const mostRelated = 3;

/**
 * Answers in the language that is asked for; an item that exists in another language only is given in that one. Without
 * `warm`, the first question waits for the index, about a second.
 */
export function createAnswers(options: AnswersOptions): Answers {
  const { counters, organisation } = options;
  let made: Read | undefined;
  let search: KnowledgeSearch | undefined;
  const read = (): Read => (made ??= readAll(options.knowledge()));
  // Learning takes far longer than reading: whoever only shows items does not wait for it.
  const searched = (): KnowledgeSearch => (search ??= createKnowledgeSearch(read().knowledge));
  const itemOf = (id: string, language: string): KnowledgeItem | undefined => {
    const items = read().byId.get(id);
    return items?.find((item) => item.language === language) ?? items?.[0];
  };
  const choicesOf = (ids: readonly string[], language: string): readonly AnswerChoice[] =>
    ids.flatMap((id) => {
      const item = itemOf(id, language);
      return item === undefined ? [] : [{ id, title: item.title }];
    });
  const answer = (id: string, language: string): Answer | undefined => {
    const item = itemOf(id, language);
    return (
      item && {
        ...{ id, title: item.title, actions: item.answers, text: filled(item.text, organisation) },
        related: choicesOf(item.related.slice(0, mostRelated), language),
      }
    );
  };
  return {
    answer,
    find: (text, language): AnswerOutcome => {
      // A number or a letter was meant for a card that is gone, and asks nothing.
      if (!/\p{L}{2}|\p{N}{2}/u.test(text)) return { kind: 'none' };
      const found = searched().find(text);
      if (found.kind === 'none') return found;
      if (found.kind === 'unsure') return { kind: 'choices', choices: choicesOf(found.ids, language) };
      const known = answer(found.id, language);
      return known === undefined ? { kind: 'none' } : { kind: 'answer', answer: known };
    },
    asked: (outcome) => {
      counters.count(answerFigures[outcome.kind]);
      if (outcome.kind === 'answer') counters.count(answerFigure(outcome.answer.id, 'shown'));
    },
    chosen: (id) => {
      if (read().byId.has(id)) counters.count(answerFigure(id, 'shown'));
    },
    helped: (id, yes) => {
      if (read().byId.has(id)) counters.count(answerFigure(id, yes ? 'yes' : 'no'));
    },
    faulted: (id, why) => {
      if (read().byId.has(id)) counters.count(answerFigure(id, why));
    },
    ids: () => [...read().byId.keys()],
    warm: () => void searched(),
  };
}

type Read = { readonly knowledge: Knowledge; readonly byId: ReadonlyMap<string, readonly KnowledgeItem[]> };

function readAll(knowledge: Knowledge): Read {
  return { knowledge, byId: Map.groupBy(knowledge.items, ({ id }) => id) };
}

function filled(text: string, { name, helpdeskContact }: AnswersOptions['organisation']): string {
  return text.replaceAll('{organisation}', name).replaceAll('{helpdesk}', helpdeskContact);
}
