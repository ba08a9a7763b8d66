import { drawTable } from '../state-diagram.ts';
import { caseTransitions, endedCaseStates, openCaseStates } from './case-state.ts';

/** The transition table as a mermaid state diagram: docs/case.mermaid is this function's output. */
export function drawCase(): string {
  return drawTable({ first: 'open', open: openCaseStates, ends: endedCaseStates, transitions: caseTransitions });
}
