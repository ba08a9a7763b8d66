import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import {
  caseTransitions,
  endedCaseStates,
  isCaseEnded,
  nextCaseState,
  openCaseStates,
} from '../../../services/helpdesk/case-state.ts';
import { drawCase } from '../../../services/helpdesk/draw-case.ts';

describe('the table of a case', () => {
  it('is the drawing in the documents', () => {
    expect(readFileSync(new URL('../../../docs/case.mermaid', import.meta.url), 'utf8')).toBe(drawCase());
  });

  it('lets nothing happen to a case that is over', () => {
    const events = new Set(Object.values(caseTransitions).flatMap((row) => Object.keys(row)));
    for (const state of endedCaseStates)
      for (const event of events) expect(nextCaseState(state, event as never)).toBeUndefined();
  });

  it('lets the person withdraw and time run out in every open state, and lets nobody vouch for an unclaimed case', () => {
    for (const state of openCaseStates) {
      expect(nextCaseState(state, 'withdrawn')).toBe('withdrawn');
      expect(nextCaseState(state, 'time-over')).toBe('expired');
      expect(isCaseEnded(state)).toBe(false);
    }
    for (const event of ['vouched', 'refused', 'asked', 'handed-back'] as const)
      expect(nextCaseState('open', event)).toBeUndefined();
  });
});
