import { createHash } from 'node:crypto';
import type { DraftBox } from '../feedback/draft-box.ts';
import { longestQuestion, maskQuestion, namesPerson } from '../feedback/mask-question.ts';
import { namesSecret } from '../i18n/commands.ts';
import type { AgentDesk, SaveAnswerOutcome, SavedAnswer } from './agent-desk.ts';
import type { AgentGate } from './agent-gate.ts';
import type { CaseKeeper } from './case-keeper.ts';
import { holdsSecret } from './talk-text.ts';

/** Longer than an item of the knowledge may be: whoever edits it shortens it. Characters. */
const longestAnswer = 1_500;

/**
 * What an agent answered in a case becomes a draft for the admins, of a case that is open or over. It goes without the
 * case: only the audit says who saved one, and in which case. The same press twice makes one draft.
 */
export function createSaveAnswer(
  drafts: Pick<DraftBox, 'add' | 'isFull'>,
  keeper: Pick<CaseKeeper, 'audit'>,
  gate: AgentGate,
): AgentDesk['saveAnswer'] {
  return async (ref, saved) => {
    const entered = await gate.enter(ref, 'save-answer');
    if (entered.kind !== 'open') return entered;
    const { found, actor, now } = entered;
    const problem = problemOf(saved, found.record.displayName);
    if (problem !== undefined) return problem;
    const question = maskQuestion(saved.question, []);
    if (question === undefined) return { kind: 'empty' };
    if (await drafts.isFull()) return { kind: 'drafts-full' };
    await keeper.audit(found.record, actor, { type: 'case.answer-saved' });
    const answer = saved.answer.trim();
    const once = createHash('sha256')
      .update(JSON.stringify([found.record.id, question, answer]))
      .digest('base64url');
    const draft = { question, answer, language: saved.language, from: 'agent', id: once } as const;
    if ((await drafts.add(draft)) === 'full') return { kind: 'drafts-full' };
    return { kind: 'done', view: gate.view(found.record, now) };
  };
}

function problemOf({ question, answer }: SavedAnswer, person: string): SaveAnswerOutcome | undefined {
  const texts = [question.trim(), answer.trim()];
  if (texts.includes('')) return { kind: 'empty' };
  if (texts.some((text) => holdsSecret(text) || namesSecret(text))) return { kind: 'secret' };
  if (question.trim().length > longestQuestion) return { kind: 'too-long', most: longestQuestion };
  if (answer.trim().length > longestAnswer) return { kind: 'too-long', most: longestAnswer };
  return texts.some((text) => namesPerson(text, [person])) ? { kind: 'names-person' } : undefined;
}
