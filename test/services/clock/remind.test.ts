import { describe, expect, it } from '@jest/globals';
import { remindAfter } from '../../../services/clock/remind.ts';
import { createSteeredClock } from '../../../services/clock/steered-clock.ts';

describe('a reminder', () => {
  const begin = () => {
    const clock = createSteeredClock(new Date('2026-03-02T08:00:00Z'));
    let reminded = 0;
    const forget = remindAfter(clock, 1000, () => (reminded += 1));
    return { clock, forget, reminded: () => reminded };
  };

  it('comes when its time is over, once', async () => {
    const { clock, reminded } = begin();
    clock.advance(999);
    await Promise.resolve();
    expect(reminded()).toBe(0);
    clock.advance(1);
    await Promise.resolve();
    expect(reminded()).toBe(1);
  });

  it('does not come when it was taken back', async () => {
    const { clock, forget, reminded } = begin();
    forget();
    clock.advance(1000);
    await Promise.resolve();
    expect(reminded()).toBe(0);
  });
});
