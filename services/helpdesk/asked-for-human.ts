import type { Tried } from './case-proofs.ts';
import type { CaseRecord, TimelineWhat } from './case-record.ts';
import type { CaseTrouble } from '../outcomes/case-reasons.ts';
import type { CaseOpening } from './person-desk.ts';

/** After one of these the flow's pause is no longer the opening's business. */
const beyondOpening: readonly TimelineWhat[] = ['handed-back', 'talk-ended', 'verification-asked', 'vouched'];

/** Who typed "talk to a human" gave no reason; what happened a moment ago is one. */
export function troubleIn({ trouble }: CaseOpening, tried: Tried): CaseTrouble {
  return trouble === 'asked-for-human' ? (tried.trouble ?? trouble) : trouble;
}

/** Whether the flow of a case has to wait: nobody gave it back since the person asked for a human. */
export function isPauseDue({ timeline }: CaseRecord): boolean {
  const asked = timeline.findLastIndex(({ what }) => what === 'opened' || what === 'opened-again');
  return !timeline.slice(asked + 1).some(({ what }) => beyondOpening.includes(what));
}
