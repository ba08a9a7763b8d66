import type { KeyValueStore } from '../store/key-value-store.ts';
import { requireKeyPart } from '../store/store-key.ts';
import type { CaseRecord } from './case-record.ts';
import type { CaseTrouble } from '../outcomes/case-reasons.ts';
import type { CaseRepository } from './case-repository.ts';
import { isOverdue } from './case-times.ts';
import type { DeskFigures } from './desk-figures.ts';
import type { HelpdeskTeam } from './helpdesk-settings.ts';

export type DeskFiguresOptions = {
  readonly cases: CaseRepository;
  readonly store: KeyValueStore;
};

const dayMs = 24 * 60 * 60 * 1000;
const lookBackDays = 30;
/** Read at a time, so that figures of many thousand cases do not hold up a turn. */
const batch = 200;
const mostOpen = 50_000;
/** Figures are counted once a minute at most, however often somebody asks. */
const keptSeconds = 60;

/** Counts a team's cases: the open ones, and those that ended in the last 30 days. */
export function createDeskFigures(options: DeskFiguresOptions): (team: HelpdeskTeam) => Promise<DeskFigures> {
  const { store } = options;
  return async (team) => {
    const key = `avain:desk-figures:${requireKeyPart(team.id)}`;
    const kept = await store.get(key);
    if (kept !== undefined) return revive(JSON.parse(kept.value) as Kept);
    const figures = await count(options, team);
    await store.set(key, JSON.stringify(figures), keptSeconds);
    return figures;
  };
}

type Kept = Omit<DeskFigures, 'at' | 'medianSecondsToClaim' | 'medianSecondsToResolve'> & {
  readonly at: string;
  readonly medianSecondsToClaim?: number;
  readonly medianSecondsToResolve?: number;
};

function revive({ at, medianSecondsToClaim, medianSecondsToResolve, ...rest }: Kept): DeskFigures {
  return { ...rest, at: new Date(at), medianSecondsToClaim, medianSecondsToResolve };
}

async function count({ cases, store }: DeskFiguresOptions, team: HelpdeskTeam): Promise<DeskFigures> {
  const at = await store.now();
  const since = at.getTime() - lookBackDays * dayMs;
  const tally = createTally(at, since);
  const read = async (ids: readonly string[]): Promise<void> => {
    for (let start = 0; start < ids.length; start += batch) {
      const found = await Promise.all(ids.slice(start, start + batch).map((id) => cases.load(id)));
      for (const one of found) if (one !== undefined) tally.add(one.record);
    }
  };
  await read(await cases.openInTeam(team.id, mostOpen));
  for (let back = 0; back <= lookBackDays; back += 1) {
    const day = new Date(at.getTime() - back * dayMs).toISOString().slice(0, 10);
    await read(await cases.endedOn(team.id, day));
  }
  return { teamId: team.id, teamName: team.name, at, ...tally.result() };
}

function createTally(at: Date, since: number) {
  const counts = { open: 0, claimed: 0, waitingForPerson: 0, waitingForAgent: 0, vouched: 0, overdue: 0 };
  const seen = new Set<string>();
  const toClaim: number[] = [];
  const toResolve: number[] = [];
  const reasons = new Map<CaseTrouble, number>();
  let endedLast30Days = 0;
  const secondsTo = (record: CaseRecord, end: string): number =>
    Math.max(0, Math.round((Date.parse(end) - Date.parse(record.openedAt)) / 1000));
  const within = (iso: string): boolean => Date.parse(iso) >= since;
  return {
    add: (record: CaseRecord): void => {
      // One that ended while the figures were read is counted once, as it was met first.
      if (seen.has(record.id)) return;
      seen.add(record.id);
      const field = fieldOf[record.state];
      if (field !== undefined) counts[field] += 1;
      if (isOverdue(record, at)) counts.overdue += 1;
      const claimedAt = firstClaim(record);
      if (claimedAt !== undefined && within(claimedAt)) toClaim.push(secondsTo(record, claimedAt));
      if (record.endedAt !== null && within(record.endedAt)) {
        endedLast30Days += 1;
        if (record.state === 'resolved') toResolve.push(secondsTo(record, record.endedAt));
      }
      if (within(record.openedAt)) reasons.set(record.trouble, (reasons.get(record.trouble) ?? 0) + 1);
    },
    result: () => ({
      ...counts,
      endedLast30Days,
      medianSecondsToClaim: median(toClaim),
      medianSecondsToResolve: median(toResolve),
      reasons: [...reasons]
        .map(([trouble, count]) => ({ trouble, count }))
        .sort((a, b) => b.count - a.count || (a.trouble < b.trouble ? -1 : 1)),
    }),
  };
}

const fieldOf: Partial<
  Record<CaseRecord['state'], 'open' | 'claimed' | 'waitingForPerson' | 'waitingForAgent' | 'vouched'>
> = {
  open: 'open',
  claimed: 'claimed',
  'waiting-for-person': 'waitingForPerson',
  'waiting-for-agent': 'waitingForAgent',
  vouched: 'vouched',
};

/** When somebody first had it: releases and colleagues do not make the person's wait shorter. */
function firstClaim({ timeline, claimedAt }: CaseRecord): string | undefined {
  return timeline.find(({ what }) => what === 'claimed')?.at ?? claimedAt ?? undefined;
}

function median(values: readonly number[]): number | undefined {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted[Math.floor((sorted.length - 1) / 2)];
  const next = sorted[Math.ceil((sorted.length - 1) / 2)];
  return middle === undefined || next === undefined ? undefined : Math.round((middle + next) / 2);
}
