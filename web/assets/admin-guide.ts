import type { GuideStep } from '../../services/guide/guide.ts';
import type { LiveFinding } from '../../services/planner/plan.ts';
import type { GuideAnswer } from '../admin/admin-views.ts';
import type { AdminContext, Room } from './admin-context.ts';
import { el, link } from './admin-dom.ts';
import { findingBadge } from './admin-words.ts';

/** How Entra's own self-service is set up, step by step, with what Graph says of this tenant. */
export const guideRoom: Room = async (context) => {
  const { say, client, data } = context;
  const { steps } = await client.call<GuideAnswer>('guide/look', { language: data.language });
  return el(
    'div',
    { class: 'room' },
    el('h1', { tabindex: -1 }, say('room.guide')),
    el('p', { class: 'muted' }, say('guide.lead')),
    el('ol', { class: 'steps' }, ...steps.map((step) => stepOf(context, step))),
  );
};

function stepOf({ say }: AdminContext, step: GuideStep): HTMLElement {
  return el(
    'li',
    { class: 'card' },
    el('h2', {}, step.title),
    finding({ say }, step.state),
    ...paragraphs(step.text),
    el(
      'dl',
      {},
      el('dt', {}, say('guide.where')),
      el('dd', {}, step.where),
      el('dt', {}, say('guide.who')),
      el('dd', {}, step.who),
    ),
    el('p', {}, link(say('source'), step.source)),
  );
}

/** What Graph itself says, or why nothing is said. */
export function finding({ say }: Pick<AdminContext, 'say'>, live: LiveFinding | undefined): HTMLElement | undefined {
  return live === undefined ? undefined : el('p', { class: 'live' }, findingBadge(say, live.verdict), ' ', live.text);
}

export function paragraphs(text: string): readonly HTMLElement[] {
  return text.split(/\n+/).map((line) => el('p', {}, line));
}
