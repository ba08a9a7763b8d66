import type { CoverageDay } from '../coverage/coverage.ts';
import { attention, dayValue, good, unclear, type FactSight } from './fact-sight.ts';

/** From this share on a roll-out to everybody leaves few people behind. A rule of ours. */
const enough = 0.9;
/** Three daily looks have been missed by then. */
const staleMs = 3 * 24 * 60 * 60 * 1000;

export function judgeCoverage(latest: CoverageDay | undefined, now: Date): FactSight {
  return withFresh(latest, now, ({ everybody: { people, lights } }, common) => {
    const tell = lights.green >= people * enough ? good : attention;
    return tell('plan.live.coverage', { ...common, ready: lights.green, percent: percent(lights.green, people) });
  });
}

export function judgeSynced(latest: CoverageDay | undefined, now: Date): FactSight {
  return withFresh(latest, now, ({ everybody: { people }, entra: { synced } }, common) =>
    synced === 0
      ? good('plan.live.synced.none', common)
      : attention('plan.live.synced.some', { ...common, synced, percent: Math.max(1, percent(synced, people)) }),
  );
}

/** Evidence only: whom Microsoft's report calls enabled. The switch itself is in the portal alone. */
export function judgeScope(latest: CoverageDay | undefined, now: Date): FactSight {
  return withFresh(latest, now, ({ everybody: { people }, entra: { enabled } }, common) => {
    if (enabled === 0) return attention('plan.live.scope.nobody', common);
    return enabled >= people
      ? good('plan.live.scope.everybody', common)
      : attention('plan.live.scope.some', { ...common, enabled });
  });
}

/** How many have registered enough for Microsoft's own page, for the step of the guide about registration. */
export function judgeRegistered(latest: CoverageDay | undefined, now: Date): FactSight {
  return withFresh(latest, now, ({ everybody: { people }, entra: { registered } }, common) => {
    const tell = registered >= people * enough ? good : attention;
    return tell('plan.live.registered', { ...common, registered, percent: percent(registered, people) });
  });
}

function withFresh(
  latest: CoverageDay | undefined,
  now: Date,
  judge: (day: CoverageDay, common: { readonly on: Date; readonly people: number }) => FactSight,
): FactSight {
  if (latest === undefined) return unclear('plan.live.coverage.none');
  const on = dayValue(latest.day);
  if (now.getTime() - Date.parse(latest.takenAt) > staleMs) return unclear('plan.live.coverage.old', { on });
  const { people } = latest.everybody;
  return people === 0 ? unclear('plan.live.coverage.nobody', { on }) : judge(latest, { on, people });
}

/** Rounded down: 100 % means everybody. */
function percent(part: number, whole: number): number {
  return Math.floor((100 * part) / whole);
}
