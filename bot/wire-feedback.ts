import { createQuestionBox } from '../services/feedback/create-question-box.ts';
import { createDraftBox, draftKind, type DraftBox } from '../services/feedback/draft-box.ts';
import type { QuestionBox } from '../services/outcomes/gap-outcome.ts';
import { createGapList, gapKind, type GapList } from '../services/feedback/gap-list.ts';
import type { Config } from '../services/config/config.ts';
import type { Ports } from './compose.ts';
import type { Services } from './wire-services.ts';

/** Records of what people and agents hand in, for the retention job. */
export const feedbackKinds: readonly string[] = [gapKind, draftKind];

export type Feedback = {
  readonly gaps: GapList;
  readonly drafts: DraftBox;
  /** Undefined where no admin is there to read what is passed on. */
  readonly questions: QuestionBox | undefined;
};

/** Where questions without an answer and drafts of answers wait. */
export function wireFeedback(config: Config, ports: Ports, { pseudonyms }: Pick<Services, 'pseudonyms'>): Feedback {
  const { tenantId } = config;
  const gaps = createGapList({ ...ports, tenantId });
  const read = config.admins !== undefined && ports.admin !== undefined;
  return {
    gaps,
    drafts: createDraftBox({ ...ports, tenantId }),
    questions: read ? createQuestionBox({ ...ports, gaps, pseudonyms }) : undefined,
  };
}
