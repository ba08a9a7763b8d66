import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { createQuietUntil } from '../../../services/campaign/quiet-hours.ts';
import type { QuietHours } from '../../../services/campaign/campaign.ts';

const quietUntil = createQuietUntil();
const night: QuietHours = { from: '20:00', to: '07:00', zone: 'UTC', weekends: false };
const weekend: QuietHours = { ...night, weekends: true };
const never: QuietHours = { ...night, from: '08:00', to: '08:00' };
const lunch: QuietHours = { ...night, from: '11:30', to: '12:15' };

describe('quiet hours', () => {
  it.each<[string, QuietHours, string | undefined, string | undefined]>([
    ['2026-03-02T10:00:00Z', night, undefined, undefined],
    ['2026-03-02T19:59:59Z', night, undefined, undefined],
    ['2026-03-02T20:00:00Z', night, undefined, '2026-03-03T07:00:00Z'],
    ['2026-03-02T06:59:30Z', night, undefined, '2026-03-02T07:00:00Z'],
    ['2026-03-02T07:00:00Z', night, undefined, undefined],
    // The person's own zone: 06:30 in Helsinki; 21:00 in Tokyo.
    ['2026-03-02T04:30:00Z', night, 'Europe/Helsinki', '2026-03-02T05:00:00Z'],
    ['2026-03-02T12:00:00Z', night, 'Asia/Tokyo', '2026-03-02T22:00:00Z'],
    // A zone that is none: the campaign's.
    ['2026-03-02T20:00:00Z', night, 'Moon/Base', '2026-03-03T07:00:00Z'],
    // Friday evening to Monday morning.
    ['2026-03-06T21:00:00Z', weekend, undefined, '2026-03-09T07:00:00Z'],
    ['2026-03-07T12:00:00Z', weekend, undefined, '2026-03-09T07:00:00Z'],
    ['2026-03-07T12:00:00Z', { ...never, weekends: true }, undefined, '2026-03-09T00:00:00Z'],
    ['2026-03-07T12:00:00Z', never, undefined, undefined],
    ['2026-03-02T11:45:00Z', lunch, undefined, '2026-03-02T12:15:00Z'],
    // Clocks go forward in the night of 29 March 2026 (Helsinki +2 to +3), and back on 25 October.
    ['2026-03-28T19:00:00Z', night, 'Europe/Helsinki', '2026-03-29T04:00:00Z'],
    ['2026-10-24T18:00:00Z', night, 'Europe/Helsinki', '2026-10-25T05:00:00Z'],
    // Half hours and the other side of the date line.
    ['2026-03-02T00:00:00Z', night, 'Asia/Kolkata', '2026-03-02T01:30:00Z'],
    ['2026-03-02T10:00:00Z', night, 'Pacific/Kiritimati', '2026-03-02T17:00:00Z'],
  ])('%s with %j in %s', (now, quiet, zone, until) => {
    const expected = until === undefined ? undefined : new Date(until);
    expect(quietUntil(new Date(now), quiet, zone)).toEqual(expected);
  });

  it('always end, within four days, at a moment that is not quiet', () => {
    const time = fc
      .nat({ max: 1439 })
      .map((n) => `${String(Math.floor(n / 60)).padStart(2, '0')}:${String(n % 60).padStart(2, '0')}`);
    const zone = fc.constantFrom('UTC', 'Europe/Helsinki', 'America/St_Johns', 'Australia/Lord_Howe', 'Asia/Kathmandu');
    const moment = fc.date({ min: new Date('2026-01-01'), max: new Date('2026-12-31'), noInvalidDate: true });
    fc.assert(
      fc.property(time, time, zone, fc.boolean(), moment, (from, to, where, weekends, now) => {
        const quiet = { from, to, zone: where, weekends };
        const until = quietUntil(now, quiet, undefined);
        if (until === undefined) return;
        expect(until.getTime()).toBeGreaterThan(now.getTime());
        // Two days, the hours around them, and an hour of summer time.
        expect(until.getTime() - now.getTime()).toBeLessThanOrEqual((4 * 24 + 1) * 3_600_000);
        expect(quietUntil(until, quiet, undefined)).toBeUndefined();
      }),
      { numRuns: 300 },
    );
  });
});
