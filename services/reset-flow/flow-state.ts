/** The states of a reset and what may happen in each. What is not listed cannot happen. */
export const openStates = [
  'identified',
  'proving',
  'choosing',
  'queued',
  'writing',
  'unknown',
  'with-helpdesk',
] as const;
export const endStates = ['done', 'refused', 'failed', 'cancelled', 'expired', 'locked'] as const;

export type OpenState = (typeof openStates)[number];
export type EndState = (typeof endStates)[number];
export type FlowState = OpenState | EndState;

export type FlowEvent =
  | 'account-confirmed'
  | 'proof-accepted'
  | 'pass-mark-reached'
  | 'password-sealed'
  | 'intent-taken'
  | 'write-confirmed'
  | 'write-refused'
  | 'write-refused-for-good'
  | 'write-unknown'
  | 'reconciled-done'
  | 'reconciled-not-done'
  | 'predicate-failed'
  | 'handed-over'
  | 'handed-back'
  | 'tries-exhausted'
  | 'cancelled'
  | 'time-over'
  | 'not-me-reported';

export const transitions = {
  identified: {
    'account-confirmed': 'proving',
    'handed-over': 'with-helpdesk',
    'predicate-failed': 'refused',
    cancelled: 'cancelled',
    'time-over': 'expired',
    'tries-exhausted': 'locked',
    'not-me-reported': 'cancelled',
  },
  proving: {
    'proof-accepted': 'proving',
    'pass-mark-reached': 'choosing',
    'tries-exhausted': 'locked',
    'handed-over': 'with-helpdesk',
    'predicate-failed': 'refused',
    cancelled: 'cancelled',
    'time-over': 'expired',
    'not-me-reported': 'cancelled',
  },
  choosing: {
    'password-sealed': 'queued',
    'handed-over': 'with-helpdesk',
    'predicate-failed': 'refused',
    'tries-exhausted': 'locked',
    cancelled: 'cancelled',
    'time-over': 'expired',
    'not-me-reported': 'cancelled',
  },
  queued: {
    'intent-taken': 'writing',
    /** Refused before any write: the person may choose again. */
    'write-refused': 'choosing',
    'write-refused-for-good': 'failed',
    'predicate-failed': 'refused',
    'time-over': 'expired',
    'not-me-reported': 'cancelled',
  },
  writing: {
    'write-confirmed': 'done',
    'write-refused': 'choosing',
    'write-refused-for-good': 'failed',
    'write-unknown': 'unknown',
  },
  unknown: { 'reconciled-done': 'done', 'reconciled-not-done': 'failed' },
  'with-helpdesk': {
    'handed-back': 'proving',
    cancelled: 'cancelled',
    'time-over': 'expired',
    'not-me-reported': 'cancelled',
  },
} as const satisfies Record<OpenState, Partial<Record<FlowEvent, FlowState>>>;

/** The next state, or undefined when the event cannot happen in this state. */
export function nextState(state: FlowState, event: FlowEvent): FlowState | undefined {
  if (isEnd(state)) return undefined;
  const row: Partial<Record<FlowEvent, FlowState>> = transitions[state];
  return row[event];
}

export function isEnd(state: FlowState): state is EndState {
  return (endStates as readonly FlowState[]).includes(state);
}
