import type { TurnContext } from 'botbuilder';
import type { AdminDesk } from '../../services/admin/admin-desk.ts';
import type { RecordAct } from '../../services/admin/create-record-act.ts';
import type { RefusalAudit } from '../../services/admin/create-refusal-audit.ts';
import { DependencyError } from '../../services/errors/app-error.ts';
import type { ChatPainter } from '../chat-painter.ts';
import type { TurnBudget } from '../turn-budget.ts';
import { turnScope } from '../turn-scope.ts';
import { createAdminAnswers, type AdminAnswer } from './admin-answers.ts';
import { readAdminInput } from './admin-input.ts';

export type AdminTalkDeps = {
  readonly desk: AdminDesk;
  readonly painter: Pick<ChatPainter, 'show' | 'say'>;
  readonly budget: TurnBudget;
  /** Writes an act down before its effect. */
  readonly record: RecordAct;
  /** Writes down a press of somebody without the right. */
  readonly refused: RefusalAudit;
};

/**
 * Answers what only an admin may ask, and says whether it did. The right is read at each wish. Typed words of somebody
 * who is no admin are words like any other; a press is answered, because a card of ours promised something.
 */
export type AdminTalk = (context: TurnContext) => Promise<boolean>;

export function createAdminTalk({ desk, painter, budget, record, refused }: AdminTalkDeps): AdminTalk {
  const answers = createAdminAnswers(desk, record);
  const show = async (context: TurnContext, { words, card }: AdminAnswer): Promise<void> => {
    if (words !== undefined) await painter.say(context, words.key, words.values);
    if (card !== undefined) await painter.show(context, card);
  };
  return async (context) => {
    const input = readAdminInput(context.activity);
    if (input === undefined) return false;
    const { speaker, t } = turnScope(context);
    const right = await desk.rights.check(speaker);
    if (right.kind === 'refused') {
      if (!input.pressed && right.reason !== 'could-not-check') return false;
      if (right.reason === 'not-admin') await refused(speaker, right.reason);
      await painter.say(context, `admin.no.${right.reason}`);
      return true;
    }
    // A look takes longer than a turn may; saying so first is kinder than silence.
    if (input.wish.wish === 'doctor') await painter.say(context, 'admin.doctor.looking');
    const work = answers(right.admin, input.wish, t).catch(failed);
    const answer = await budget.spend(context, work, (settled) => ({
      kind: 'words',
      say: (later) => show(later, settled ?? failedAnswer),
    }));
    if (answer !== 'late') await show(context, answer);
    else if (input.wish.wish !== 'doctor') await painter.say(context, 'words.still-checking');
    return true;
  };
}

const failedAnswer: AdminAnswer = { words: { key: 'admin.failed' } };

/** What the directory or the store does not give now is said in words; anything else is a fault and goes its way. */
function failed(error: unknown): AdminAnswer {
  if (error instanceof DependencyError) return failedAnswer;
  throw error;
}
