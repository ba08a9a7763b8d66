import { isOutsider } from '../directory/is-outsider.ts';
import { isUserPrincipalName, readUserPrincipalName } from '../directory/user-principal-name.ts';
import type { UserDirectory } from '../directory/user-directory.ts';
import { oneLine } from '../i18n/one-line.ts';
import type { TaskRecord } from './plan-record.ts';
import { planTasks, type PlanTaskId, type QuestionTemplate } from './plan-template.ts';
import { planTaskStatuses, type PlanChange, type PlanResult } from './plan.ts';

const longestNote = 2_000;
const longestAnswer = 500;
const dayMs = 24 * 60 * 60 * 1000;
/** Ten years: a year typed wrong is noticed. */
const farthestDays = 3660;

type Field = Extract<PlanResult, { readonly kind: 'invalid' }>['field'];
/** What is to be laid over the task. */
type Patch = Partial<Pick<TaskRecord, 'status' | 'owner' | 'due' | 'note'>> & {
  /** null: taken back. */
  readonly answer?: string | null;
};
export type ReadChange =
  { readonly kind: 'good'; readonly patch: Patch } | { readonly kind: 'invalid'; readonly field: Field };

/**
 * Checks every field of a change; one that is wrong refuses the whole. Empty text takes a note or an answer back. Throws
 * `DependencyError` where the owner's account cannot be read.
 */
export async function readChange(
  id: PlanTaskId,
  change: PlanChange,
  directory: Pick<UserDirectory, 'findUserByName'>,
  now: Date,
): Promise<ReadChange> {
  const patch: { -readonly [Key in keyof Patch]: Patch[Key] } = {};
  const { status, due, note, answer, owner } = change;
  if (status !== undefined) {
    if (!planTaskStatuses.includes(status)) return invalid('status');
    patch.status = status;
  }
  if (due !== undefined) {
    if (due !== null && !isDay(due, now)) return invalid('due');
    patch.due = due;
  }
  if (note !== undefined) {
    const text = readText(note, longestNote);
    if (text === undefined) return invalid('note');
    patch.note = text;
  }
  if (answer !== undefined) {
    const value = readAnswer(questionOf(id), answer);
    if (value === undefined) return invalid('answer');
    patch.answer = value;
  }
  if (owner !== undefined) {
    const found = owner === null ? null : await readOwner(owner, directory);
    if (found === undefined) return invalid('owner');
    patch.owner = found;
  }
  return { kind: 'good', patch };
}

function invalid(field: Field): ReadChange {
  return { kind: 'invalid', field };
}

function isDay(text: string, now: Date): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const time = Date.parse(`${text}T00:00:00Z`);
  // 30 February is read as 2 March by some and as nothing by others.
  if (Number.isNaN(time) || new Date(time).toISOString().slice(0, 10) !== text) return false;
  return Math.abs(time - now.getTime()) <= farthestDays * dayMs;
}

/** One line; null for none, undefined for too much. */
function readText(text: string | null, most: number): string | null | undefined {
  if (text === null) return null;
  const line = oneLine(text, most + 1);
  if (line === '') return null;
  return Array.from(line).length > most ? undefined : line;
}

function questionOf(id: PlanTaskId): QuestionTemplate | undefined {
  const task = planTasks.find((one) => one.id === id);
  return task !== undefined && 'question' in task ? task.question : undefined;
}

/** The answer as it is kept; undefined: none to this question. */
function readAnswer(question: QuestionTemplate | undefined, answer: string | null): string | null | undefined {
  if (question === undefined) return undefined;
  const text = readText(answer, longestAnswer);
  if (text === null || text === undefined) return text;
  switch (question.kind) {
    case 'text':
      return text;
    case 'choice':
      return question.choices.find((choice) => choice === text);
    case 'number': {
      if (!/^\d{1,7}$/.test(text)) return undefined;
      const number = Number(text);
      return number >= question.least && number <= question.most ? String(number) : undefined;
    }
  }
}

/** Somebody of the organisation itself who can sign in; undefined: nobody like that. */
async function readOwner(
  typed: string,
  directory: Pick<UserDirectory, 'findUserByName'>,
): Promise<NonNullable<TaskRecord['owner']> | undefined> {
  const name = readUserPrincipalName(typed);
  if (!isUserPrincipalName(name)) return undefined;
  const user = await directory.findUserByName(name);
  if (user?.accountEnabled !== true || isOutsider(user) || user.isResourceAccount) return undefined;
  return { personId: user.id.toLowerCase(), displayName: oneLine(user.displayName) || name };
}
