import type { Pseudonyms } from '../crypto/pseudonym.ts';
import type { AttemptStore } from '../store/attempt-store.ts';
import type { QuestionBox } from '../outcomes/gap-outcome.ts';
import type { GapList } from './gap-list.ts';
import { maskQuestion } from './mask-question.ts';

/** One person must not be able to push out what everybody else asked. */
const perPerson = [{ seconds: 24 * 60 * 60, limit: 10 }];

export function createQuestionBox(options: {
  readonly gaps: Pick<GapList, 'add'>;
  readonly attempts: Pick<AttemptStore, 'admit'>;
  readonly pseudonyms: Pseudonyms;
}): QuestionBox {
  const { gaps, attempts, pseudonyms } = options;
  return {
    ready: maskQuestion,
    pass: async ({ tenantId, personId }, question) => {
      const admitted = await attempts.admit(`gaps.${pseudonyms(tenantId, personId)}`, perPerson);
      if (admitted.kind === 'refused') return 'too-many';
      await gaps.add(question);
      return 'passed';
    },
  };
}
