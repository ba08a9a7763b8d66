import type { Answer, AnswerChoice, AnswerOutcome, Answers } from '../outcomes/answer-outcome.ts';
import type { DayCounters } from '../statistics/day-counters.ts';
import { answerFigure, answerFigures } from './answer-figures.ts';
import type { Knowledge, KnowledgeItem } from './knowledge-item.ts';
import { createKnowledgeSearch, type KnowledgeSearch } from './search.ts';

export type AnswersOptions = {
  readonly knowledge: Knowledge;
  readonly counters: Pick<DayCounters, 'count'>;
  /** What fills the holes of the texts. */
  readonly organisation: { readonly name: string; readonly helpdeskContact: string };
  /** Made of the knowledge at the first question, unless given. */
  readonly search?: KnowledgeSearch;
};

const mostRelated = 3;

/**
 * Answers in the language that is asked for; an item that exists in another language only is given in that one. The index
 * is built at the first question or by `warm`: a process that nobody asks anything need not have one.
 */
export function createAnswers(options: AnswersOptions): Answers & { readonly warm: () => void } {
  const { knowledge, counters, organisation } = options;
  let made = options.search;
  const search = (): KnowledgeSearch => (made ??= createKnowledgeSearch(knowledge));
  const byId = Map.groupBy(knowledge.items, ({ id }) => id);
  const itemOf = (id: string, language: string): KnowledgeItem | undefined => {
    const items = byId.get(id);
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
    warm: () => void search(),
    find: (text, language): AnswerOutcome => {
      const found = search().find(text);
      if (found.kind === 'none') return found;
      if (found.kind === 'unsure') return { kind: 'choices', choices: choicesOf(found.ids, language) };
      const known = answer(found.id, language);
      return known === undefined ? { kind: 'none' } : { kind: 'answer', answer: known, exact: found.exact };
    },
    asked: (outcome) => {
      counters.count(answerFigures[outcome.kind]);
      if (outcome.kind === 'answer') counters.count(answerFigure(outcome.answer.id, 'shown'));
    },
    chosen: (id) => {
      if (byId.has(id)) counters.count(answerFigure(id, 'shown'));
    },
    helped: (id, yes) => {
      if (byId.has(id)) counters.count(answerFigure(id, yes ? 'yes' : 'no'));
    },
  };
}

function filled(text: string, { name, helpdeskContact }: AnswersOptions['organisation']): string {
  return text.replaceAll('{organisation}', name).replaceAll('{helpdesk}', helpdeskContact);
}
