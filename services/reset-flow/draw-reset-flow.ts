import { endStates, openStates, transitions } from './flow-state.ts';

/** The transition table as a mermaid state diagram: docs/reset-flow.mermaid is this function's output. */
export function drawResetFlow(): string {
  const name = (state: string): string => state.replaceAll('-', '_');
  const lines = ['stateDiagram-v2', '  [*] --> identified'];
  for (const state of openStates) {
    for (const [event, next] of Object.entries(transitions[state])) {
      lines.push(`  ${name(state)} --> ${name(next)}: ${event}`);
    }
  }
  for (const state of endStates) lines.push(`  ${name(state)} --> [*]`);
  return `${lines.join('\n')}\n`;
}
