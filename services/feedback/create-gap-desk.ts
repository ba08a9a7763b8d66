import type { RecordAct } from '../admin/create-record-act.ts';
import { answerFigure } from '../knowledge/answer-figures.ts';
import { answerFaults, type AnswerFault, type Answers } from '../outcomes/answer-outcome.ts';
import type { DayCounters } from '../statistics/day-counters.ts';
import type { DraftBox } from './draft-box.ts';
import type { GapDesk, MissedItem } from '../outcomes/gap-outcome.ts';
import type { GapList } from './gap-list.ts';

const gapsShown = 5;
const missedShown = 5;
const days = 28;

export type GapDeskOptions = {
  readonly gaps: GapList;
  readonly drafts: Pick<DraftBox, 'add' | 'count'>;
  readonly answers: Pick<Answers, 'answer' | 'ids'>;
  readonly counters: Pick<DayCounters, 'read'>;
  readonly record: RecordAct;
};

export function createGapDesk({ gaps, drafts, answers, counters, record }: GapDeskOptions): GapDesk {
  const missed = async (language: string): Promise<readonly MissedItem[]> => {
    const ids = answers.ids();
    const names = ids.flatMap((id) => [answerFigure(id, 'no'), ...answerFaults.map((why) => answerFigure(id, why))]);
    const read = await counters.read(names, days);
    const sum = (name: string): number => read.reduce((all, { figures }) => all + (figures[name] ?? 0), 0);
    return ids
      .map((id) => ({ id, no: sum(answerFigure(id, 'no')) }))
      .filter(({ no }) => no > 0)
      .toSorted((one, other) => other.no - one.no)
      .slice(0, missedShown)
      .map(({ id, no }) => ({
        ...{ id, no, title: answers.answer(id, language)?.title ?? id },
        why: Object.fromEntries(answerFaults.map((why) => [why, sum(answerFigure(id, why))])) as Record<
          AnswerFault,
          number
        >,
      }));
  };
  return {
    look: async (language) => {
      const [all, items, waiting] = await Promise.all([gaps.read(), missed(language), drafts.count()]);
      const shown = all.slice(0, gapsShown);
      return { gaps: shown, moreGaps: all.length - shown.length, missed: items, drafts: waiting };
    },
    draft: async (admin, gapId) => {
      const gap = (await gaps.read()).find(({ id }) => id === gapId);
      if (gap === undefined) return 'unknown';
      await record(admin, 'gap.drafted', gapId);
      const { text, language } = gap;
      // The draft comes first: a gap that is there twice is better than one that is nowhere.
      const added = await drafts.add({ question: text, answer: '', language, from: 'gap' });
      if (added === 'full') return added;
      await gaps.remove(gapId);
      return 'done';
    },
    dismiss: async (admin, gapId) => {
      if (!(await gaps.read()).some(({ id }) => id === gapId)) return 'unknown';
      await record(admin, 'gap.dismissed', gapId);
      return (await gaps.remove(gapId)) === undefined ? 'unknown' : 'done';
    },
  };
}
