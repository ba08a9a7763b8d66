/** The states of a case and what may happen in each. What is not listed cannot happen. */
export const openCaseStates = ['open', 'claimed', 'waiting-for-person', 'waiting-for-agent', 'vouched'] as const;
export const endedCaseStates = ['resolved', 'refused', 'withdrawn', 'expired'] as const;

export type OpenCaseState = (typeof openCaseStates)[number];
export type EndedCaseState = (typeof endedCaseStates)[number];
export type CaseState = OpenCaseState | EndedCaseState;

export type CaseEvent =
  | 'claimed'
  /** Another agent has it now: taken over by a colleague. */
  | 'reassigned'
  /** Nobody has it any more: the agent put it back or is no agent now. */
  | 'released'
  | 'asked'
  | 'answered'
  | 'vouched'
  /** The proof that the vouch was ran out or was lost with its flow. */
  | 'vouch-lapsed'
  | 'handed-back'
  | 'resolved'
  | 'refused'
  | 'withdrawn'
  | 'time-over';

const ends = { resolved: 'resolved', withdrawn: 'withdrawn', 'time-over': 'expired' } as const;
/** What an agent who holds the case may do in every state in which one does. */
const held = {
  reassigned: 'claimed',
  released: 'open',
  asked: 'waiting-for-person',
  answered: 'waiting-for-agent',
  vouched: 'vouched',
  'handed-back': 'claimed',
  refused: 'refused',
  ...ends,
} as const;

export const caseTransitions = {
  /** Nobody has it. What the person adds does not move it; a ticket closed elsewhere resolves it. */
  open: { claimed: 'claimed', answered: 'open', ...ends },
  claimed: held,
  'waiting-for-person': held,
  'waiting-for-agent': held,
  vouched: { ...held, asked: 'vouched', answered: 'vouched', reassigned: 'vouched', 'vouch-lapsed': 'claimed' },
} as const satisfies Record<OpenCaseState, Partial<Record<CaseEvent, CaseState>>>;

/** The next state, or undefined when the event cannot happen in this state. */
export function nextCaseState(state: CaseState, event: CaseEvent): CaseState | undefined {
  if (isCaseEnded(state)) return undefined;
  const row: Partial<Record<CaseEvent, CaseState>> = caseTransitions[state];
  return row[event];
}

export function isCaseEnded(state: CaseState): state is EndedCaseState {
  return (endedCaseStates as readonly CaseState[]).includes(state);
}
