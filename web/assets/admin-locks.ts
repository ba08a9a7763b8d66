import type { AccountLock, LookResult, UnlockResult } from '../../services/admin/locks.ts';
import type { AdminText } from '../admin/admin-texts.ts';
import type { Outcome } from './admin-client.ts';
import type { AdminContext, Room } from './admin-context.ts';
import { actions, button, card, el, notice } from './admin-dom.ts';
import { textField, type Field } from './admin-fields.ts';
import { reasonWords } from './admin-words.ts';

/** Instants cross the wire as text. */
type Sent<T> = T extends Date ? string : T extends object ? { readonly [Key in keyof T]: Sent<T[Key]> } : T;
type Lock = Sent<AccountLock>;
type Answer = Sent<LookResult | UnlockResult> & Outcome;

const refusals: Readonly<Record<string, AdminText>> = {
  ...{ 'not-a-name': 'locks.not-a-name', 'no-such-account': 'locks.no-such-account' },
  ...{ 'could-not-check': 'locks.could-not-check', 'own-account': 'locks.own' },
};

/** One account, by its name: whether recovery is locked, and its unlock, which is written down with a reason. */
export const locksRoom: Room = async (context) => {
  const { say, client } = context;
  const name = textField(say('locks.name'), { most: 256, hint: say('locks.name-hint') });
  const box = el('div', { class: 'parts' });
  const look = async () => {
    name.problem(undefined);
    box.replaceChildren();
    if (name.value.trim() === '') {
      refuse(context, name, { kind: 'not-a-name' });
      return;
    }
    await context.act(async () => {
      const answer = await client.call<Answer>('locks/look', { name: name.value.trim() });
      if (answer.kind === 'found') show(context, box, name, answer.lock);
      else refuse(context, name, answer);
    });
  };
  name.element.addEventListener('keydown', (event) => {
    if (event.key === 'Enter') void look();
  });
  return el(
    'div',
    { class: 'room' },
    el('h1', { tabindex: -1 }, say('room.locks')),
    el('p', { class: 'muted' }, say('locks.lead')),
    card(say('locks.find'), name.element, actions(button(say('locks.look'), () => look(), { look: 'primary' }))),
    box,
  );
};

function refuse({ say, time }: AdminContext, field: Field, answer: Outcome & { readonly retryAt?: string }): void {
  const known = refusals[answer.kind];
  if (answer.kind === 'too-often' && answer.retryAt !== undefined)
    field.problem(say('locks.too-often', { time: time(answer.retryAt) }));
  else field.problem(say(known ?? 'locks.could-not-check'));
  field.focus();
}

function show(context: AdminContext, box: HTMLElement, name: Field, lock: Lock): void {
  const { say, number, time } = context;
  const locked = lock.failures > 0 || lock.lockedUntil !== undefined;
  const heading = el('h2', { tabindex: -1 }, lock.displayName);
  const until =
    lock.lockedUntil === undefined ? say('locks.not-locked') : say('locks.locked', { time: time(lock.lockedUntil) });
  const part = el(
    'section',
    { class: 'card' },
    heading,
    el('p', { class: 'muted' }, lock.userPrincipalName),
    el('p', {}, until, ' ', say('locks.failures', { count: number(lock.failures) })),
    lock.brake === undefined
      ? undefined
      : notice(say('locks.brake', { why: reasonWords(context, 'reason', lock.brake.reason) }), 'warning'),
    lock.own ? notice(say('locks.own'), 'info') : undefined,
    locked && !lock.own ? unlockForm(context, box, name, lock) : undefined,
  );
  box.replaceChildren(part);
  heading.focus();
}

function unlockForm(context: AdminContext, box: HTMLElement, name: Field, lock: Lock): HTMLElement {
  const { say, client } = context;
  const reason = textField(say('locks.reason'), { most: 200, hint: say('locks.reason-hint') });
  const unlock = async () => {
    reason.problem(undefined);
    if (reason.value.trim() === '') {
      reason.problem(say('locks.reason-missing'));
      reason.focus();
      return;
    }
    await context.act(async () => {
      const answer = await client.call<Answer>('locks/unlock', { name: lock.id, reason: reason.value.trim() });
      if (answer.kind === 'unlocked' || answer.kind === 'not-locked') {
        show(context, box, name, answer.lock);
        context.tell(say(answer.kind === 'unlocked' ? 'locks.unlocked' : 'locks.was-not-locked'), 'success');
      } else refuse(context, answer.kind === 'reason-missing' ? reason : name, answer);
    });
  };
  return el(
    'div',
    { class: 'form' },
    el('p', {}, say('locks.what')),
    reason.element,
    actions(button(say('locks.unlock'), () => unlock(), { look: 'primary' })),
  );
}
