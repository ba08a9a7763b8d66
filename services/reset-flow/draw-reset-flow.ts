import { drawTable } from '../state-diagram.ts';
import { endStates, openStates, transitions } from './flow-state.ts';

/** The transition table as a mermaid state diagram: docs/reset-flow.mermaid is this function's output. */
export function drawResetFlow(): string {
  return drawTable({ first: 'identified', open: openStates, ends: endStates, transitions });
}
