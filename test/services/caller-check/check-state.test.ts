import { describe, expect, it } from '@jest/globals';
import {
  checkTransitions,
  endedCheckStates,
  isCheckEnded,
  nextCheckState,
  openCheckStates,
  type CheckEvent,
} from '../../../services/caller-check/check-state.ts';

const events = [...new Set(Object.values(checkTransitions).flatMap((row) => Object.keys(row)))] as CheckEvent[];

describe('the states of a caller check', () => {
  it('an end is an end', () => {
    for (const state of endedCheckStates)
      for (const event of events) expect(nextCheckState(state, event)).toBeUndefined();
  });

  it('every open state runs out', () => {
    for (const state of openCheckStates) expect(nextCheckState(state, 'time-over')).toBe('expired');
  });

  it('nobody passes but by a flow that has every proof, after the person said yes', () => {
    const passing = openCheckStates.flatMap((state) =>
      events.filter((event) => nextCheckState(state, event) === 'passed').map((event) => [state, event]),
    );
    expect(passing).toEqual([['confirmed', 'proved']]);
    const confirming = openCheckStates.filter((state) => nextCheckState(state, 'said-yes') !== undefined);
    expect(confirming).toEqual(['opened']);
  });

  it('an agent sees an early end only after somebody opened the link', () => {
    const early = events.filter((event) => {
      const next = nextCheckState('pending', event);
      return next !== undefined && isCheckEnded(next) && event !== 'time-over';
    });
    expect(early).toEqual([]);
  });
});
