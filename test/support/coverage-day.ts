import type { CoverageDay } from '../../services/coverage/coverage.ts';

/** A look at 200 people, 190 of them ready, and some figures changed. */
export function coverageDay(
  change: {
    readonly day?: string;
    readonly people?: number;
    readonly ready?: number;
    readonly enabled?: number;
    readonly registered?: number;
    readonly synced?: number;
  } = {},
): CoverageDay {
  const { day = '2026-11-22', people = 200, ready = 190, enabled = 200, registered = 195, synced = 20 } = change;
  return {
    day,
    takenAt: `${day}T03:00:00.000Z`,
    everybody: { people, lights: { green: ready, amber: 0, red: people - ready, unknown: 0 } },
    leftOut: { guests: 0, disabled: 0, resources: 0 },
    reasons: {},
    methods: {},
    countries: {},
    departments: {},
    groups: {},
    entra: { enabled, registered, capable: Math.min(enabled, registered), synced },
  };
}
