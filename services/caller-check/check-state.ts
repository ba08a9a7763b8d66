/** The states of a caller check and what may happen in each. What is not listed cannot happen. */
export const openCheckStates = ['pending', 'opened', 'confirmed'] as const;
export const endedCheckStates = ['passed', 'denied', 'failed', 'expired'] as const;

export type OpenCheckState = (typeof openCheckStates)[number];
export type EndedCheckState = (typeof endedCheckStates)[number];
export type CheckState = OpenCheckState | EndedCheckState;

export type CheckEvent =
  | 'link-opened'
  /** The link is in two hands. */
  | 'opened-twice'
  | 'said-yes'
  | 'said-no'
  /** The person's own flow has every proof that the policy asks for. */
  | 'proved'
  /** The flow ended before that: locked, refused, cancelled. */
  | 'not-proved'
  | 'time-over';

export const checkTransitions = {
  /** Started; a link may be on its way, or there may be nobody to send one to. Nobody can tell which. */
  pending: { 'link-opened': 'opened', 'time-over': 'expired' },
  opened: { 'said-yes': 'confirmed', 'said-no': 'denied', 'opened-twice': 'failed', 'time-over': 'expired' },
  confirmed: {
    proved: 'passed',
    'not-proved': 'failed',
    /** Whoever pressed too quickly may still say so. */
    'said-no': 'denied',
    'opened-twice': 'failed',
    'time-over': 'expired',
  },
} as const satisfies Record<OpenCheckState, Partial<Record<CheckEvent, CheckState>>>;

/** The next state, or undefined when the event cannot happen in this state. */
export function nextCheckState(state: CheckState, event: CheckEvent): CheckState | undefined {
  if (isCheckEnded(state)) return undefined;
  const row: Partial<Record<CheckEvent, CheckState>> = checkTransitions[state];
  return row[event];
}

export function isCheckEnded(state: CheckState): state is EndedCheckState {
  return (endedCheckStates as readonly CheckState[]).includes(state);
}
