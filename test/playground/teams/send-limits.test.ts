import { beforeEach, describe, expect, it } from '@jest/globals';
import { createSendLimits, type Operation, type SendLimits } from '../../../playground/teams/send-limits.ts';
import { createSteeredClock, type SteeredClock } from '../../../services/clock/steered-clock.ts';

let clock: SteeredClock;
let limits: SendLimits;
beforeEach(() => {
  clock = createSteeredClock(new Date('2026-11-23T08:00:00Z'));
  limits = createSendLimits({ clock });
});

/** How many of so many operations pass when they are `apartMs` from one another. */
function passed(operations: number, apartMs: number, operation: Operation = 'send', to = 'a:1'): number {
  let count = 0;
  for (let at = 0; at < operations; at += 1) {
    if (limits.count(to, operation) === undefined) count += 1;
    clock.advance(apartMs);
  }
  return count;
}

describe('Teams’ limits for one conversation', () => {
  it.each([
    { operation: 'send', within: 1, apartMs: 10, most: 7 },
    { operation: 'send', within: 2, apartMs: 150, most: 8 },
    { operation: 'send', within: 30, apartMs: 300, most: 60 },
    { operation: 'send', within: 3600, apartMs: 1000, most: 1800 },
    { operation: 'read', within: 1, apartMs: 10, most: 14 },
    { operation: 'read', within: 2, apartMs: 80, most: 16 },
    { operation: 'read', within: 30, apartMs: 150, most: 120 },
    { operation: 'read', within: 3600, apartMs: 500, most: 3600 },
  ] as const)('let $most of $operation pass within $within s', ({ operation, within, apartMs, most }) => {
    const tries = Math.floor((within * 1000 - 1) / apartMs);
    expect(tries).toBeGreaterThan(most);
    expect(passed(tries, apartMs, operation)).toBe(most);
  });

  it('say in how many seconds the conversation has room again, and keep to it', () => {
    for (let at = 0; at < 60; at += 1) {
      expect(limits.count('a:1')).toBeUndefined();
      clock.advance(300);
    }
    // The first of the sixty is 18 s old; the window of 30 s is full for 12 more.
    expect(limits.count('a:1')).toEqual({ retryAfterSeconds: 12 });
    clock.advance(12_000);
    expect(limits.count('a:1')).toBeUndefined();
  });

  it('wait for the slowest window', () => {
    expect(passed(58, 300)).toBe(58);
    expect(passed(9, 0)).toBe(2);
    // The two seconds are full for 0.2 s more; the half minute, whose first is 17.4 s old, for 12.6.
    expect(limits.count('a:1')).toEqual({ retryAfterSeconds: 13 });
  });

  it('count a channel with all its threads as one conversation', () => {
    const threads = Array.from({ length: 8 }, (_, at) => limits.count(`19:x@thread.tacv2;messageid=${at}`));
    expect(threads.filter((refused) => refused === undefined)).toHaveLength(7);
    expect(limits.count('19:x@thread.tacv2')).toBeDefined();
    expect(limits.count('19:y@thread.tacv2')).toBeUndefined();
  });

  it('count reading and sending apart', () => {
    expect(passed(8, 0)).toBe(7);
    expect(limits.count('a:1', 'read')).toBeUndefined();
  });
});

it('fifty operations a second are one app’s share of a tenant, wherever they go', () => {
  const answers = Array.from({ length: 60 }, (_, at) => limits.count(`a:${at}`));
  expect(answers.filter((refused) => refused === undefined)).toHaveLength(50);
  expect(answers.at(-1)).toEqual({ retryAfterSeconds: 1 });
});

it('a refused operation costs nothing', () => {
  expect(passed(100, 0)).toBe(7);
  clock.advance(2_000);
  expect(passed(100, 0)).toBe(7);
});
