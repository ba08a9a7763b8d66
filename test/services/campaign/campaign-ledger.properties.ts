import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import type { CampaignLedger, Leased, Target } from '../../../services/campaign/campaign-ledger.ts';
import { personStates, type PersonState } from '../../../services/campaign/campaign-state.ts';
import type { StoreUnderTest } from '../../support/store-worlds.ts';
import { person } from './campaign-ledger.contract.ts';

type Act =
  | { readonly do: 'add'; readonly people: readonly number[] }
  | { readonly do: 'lease'; readonly limit: number }
  | { readonly do: 'begin'; readonly nth: number; readonly step: 'installing' | 'sending' }
  | { readonly do: 'settle'; readonly nth: number; readonly to: PersonState | 'again'; readonly next: boolean }
  | { readonly do: 'note'; readonly one: number; readonly fact: 'opened' | 'ready' | 'opted-out' }
  | { readonly do: 'forget'; readonly one: number }
  | { readonly do: 'requeue' }
  | { readonly do: 'advance'; readonly ms: number };

const of = <T extends Act['do']>(act: T) => fc.constant(act);
const nth = fc.nat({ max: 9 });
const act: fc.Arbitrary<Act> = fc.oneof(
  { weight: 2, arbitrary: fc.record({ do: of('add'), people: fc.array(nth, { maxLength: 5 }) }) },
  { weight: 4, arbitrary: fc.record({ do: of('lease'), limit: fc.integer({ min: 1, max: 4 }) }) },
  {
    weight: 6,
    arbitrary: fc.record({ do: of('begin'), nth, step: fc.constantFrom('installing' as const, 'sending' as const) }),
  },
  {
    weight: 6,
    arbitrary: fc.record({
      do: of('settle'),
      nth,
      to: fc.constantFrom(...personStates, 'sent' as const, 'again' as const),
      next: fc.boolean(),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      do: of('note'),
      one: nth,
      fact: fc.constantFrom('opened' as const, 'ready' as const, 'opted-out' as const),
    }),
  },
  { weight: 1, arbitrary: fc.record({ do: of('forget'), one: nth }) },
  { weight: 1, arbitrary: fc.record({ do: of('requeue') }) },
  // Longer than a lease: what a worker held is lost, as if its process had died.
  { weight: 3, arbitrary: fc.record({ do: of('advance'), ms: fc.constantFrom(1, 5_000, 60_000) }) },
);

/** Whatever happens in whatever order, every person is in one state and nothing of unknown fate goes out again. */
export function describeCampaignLedgerProperties(
  name: string,
  runs: number,
  create: () => Promise<StoreUnderTest<CampaignLedger>>,
): void {
  describe(`CampaignLedger, any history: ${name}`, () => {
    let world: StoreUnderTest<CampaignLedger>;
    let campaigns = 0;
    beforeAll(async () => {
      world = await create();
    });
    afterAll(() => world.close());

    it('accounts for everybody, always, and repeats nothing of unknown fate', async () => {
      await fc.assert(
        fc.asyncProperty(fc.array(act, { minLength: 5, maxLength: 40 }), async (acts) => {
          const history = createHistory(world, `h${(campaigns += 1)}`);
          for (const each of acts) await history.perform(each);
          await history.check();
        }),
        { numRuns: runs },
      );
    });
  });
}

function createHistory({ store: ledger, clock }: StoreUnderTest<CampaignLedger>, id: string) {
  const added = new Set<string>();
  const leases: Leased[] = [];
  /** Leases in which a message is on its way. */
  const sending = new Map<string, Leased>();
  /** Whoever got the first message, or may have. */
  const met = new Set<string>();
  const neverAgain = new Set<string>();

  const everybody = async (): Promise<readonly Target[]> => (await ledger.page(id, { cursor: '', limit: 1000 })).people;
  const check = async (): Promise<void> => {
    const [counts, people] = [await ledger.counts(id), await everybody()];
    expect(new Set(people.map(({ who }) => who))).toEqual(added);
    expect(people).toHaveLength(added.size);
    expect(counts.audience).toBe(added.size);
    for (const state of personStates)
      expect(counts.states[state]).toBe(people.filter((each) => each.state === state).length);
    expect(counts.reminders).toBe(people.reduce((sum, { reminders }) => sum + reminders, 0));
    const reasons = people.filter(({ reason }) => reason !== null).length;
    expect(Object.values(counts.reasons).reduce((sum, n) => sum + n, 0)).toBe(reasons);
    for (const { who, state } of people) {
      if (state === 'unconfirmed') neverAgain.add(who);
      if (neverAgain.has(who)) expect(['queued', 'sent']).not.toContain(state);
    }
  };
  const lease = async (limit: number): Promise<void> => {
    const { leased } = await ledger.lease(id, { limit, leaseSeconds: 30 });
    for (const one of leased) {
      expect(neverAgain).not.toContain(one.who);
      // A message that was begun and never settled is of unknown fate: nobody may hold this person again.
      expect(sending.has(one.who)).toBe(false);
      if (one.state === 'queued') expect(met).not.toContain(one.who);
    }
    leases.push(...leased);
  };
  const settle = async ({ nth: at, to, next }: Extract<Act, { do: 'settle' }>): Promise<void> => {
    const leased = leases[leases.length - 1 - at];
    if (leased === undefined) return;
    const nextAt = new Date(clock.now().getTime() + 5_000);
    const result = to === 'again' ? { again: nextAt } : { to, reason: to === 'failed' ? 'unreachable' : null };
    if (!(await ledger.settle(id, leased, next && 'to' in result ? { ...result, nextAt } : result))) return;
    if (sending.get(leased.who)?.token === leased.token) sending.delete(leased.who);
    if (to === 'sent') met.add(leased.who);
    if (to === 'unconfirmed') neverAgain.add(leased.who);
  };
  return {
    check,
    perform: async (one: Act): Promise<void> => {
      switch (one.do) {
        case 'add': {
          const people = one.people.map((n) => person(`p${n}`));
          await ledger.add(id, people);
          for (const { who } of people) added.add(who);
          break;
        }
        case 'lease':
          await lease(one.limit);
          break;
        case 'begin': {
          const leased = leases[leases.length - 1 - one.nth];
          if (leased === undefined || !(await ledger.begin(id, leased, one.step))) break;
          if (one.step === 'sending') sending.set(leased.who, leased);
          break;
        }
        case 'settle':
          await settle(one);
          break;
        case 'note':
          if (await ledger.note(id, `p${one.one}`, one.fact)) sending.delete(`p${one.one}`);
          break;
        case 'forget': {
          const who = `p${one.one}`;
          expect(await ledger.forget(id, who)).toBe(added.delete(who));
          // Whoever is added again is somebody new.
          for (const names of [met, neverAgain, sending]) names.delete(who);
          break;
        }
        case 'requeue':
          await ledger.requeue(id);
          break;
        case 'advance':
          clock.advance(one.ms);
          break;
      }
      await check();
    },
  };
}
