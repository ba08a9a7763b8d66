import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { CaseVouch } from '../../../services/helpdesk/case-record.ts';
import { isVouch } from '../../../services/policy/proof-policy.ts';
import { isEnd } from '../../../services/reset-flow/flow-state.ts';
import { createHelpdeskWorld, seen, type HelpdeskWorld } from '../../support/helpdesk-world.ts';
import { aino, newestCode, press, say } from '../../support/reset-world.ts';
import { deskGroup, people, type Colleague } from '../../support/small-company.ts';

/** What a person, two agents, a thief of vouches and a crashing process can do, in any order. */
const agent = fc.constantFrom<Colleague>('olli', 'siiri', 'mallory');
const step = fc.oneof(
  { weight: 2, arbitrary: fc.constant({ do: 'open' } as const) },
  { weight: 3, arbitrary: fc.record({ do: fc.constantFrom('claim' as const, 'takeOver' as const), by: agent }) },
  { weight: 4, arbitrary: fc.record({ do: fc.constant('vouch' as const), by: agent }) },
  /** A vouch that was given before, put in again: a repeated job, or a forged call. */
  { weight: 4, arbitrary: fc.record({ do: fc.constant('join-again' as const), pick: fc.nat(5) }) },
  { weight: 6, arbitrary: fc.constant({ do: 'prove' } as const) },
  { weight: 4, arbitrary: fc.constant({ do: 'choose' } as const) },
  { weight: 3, arbitrary: fc.constant({ do: 'write' } as const) },
  { weight: 1, arbitrary: fc.constant({ do: 'cancel' } as const) },
  { weight: 1, arbitrary: fc.constant({ do: 'withdraw' } as const) },
  { weight: 1, arbitrary: fc.constant({ do: 'hand-back' } as const) },
  { weight: 1, arbitrary: fc.constant({ do: 'leave' } as const) },
  { weight: 1, arbitrary: fc.constant({ do: 'return' } as const) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('wait' as const), minutes: fc.constantFrom(1, 11, 61) }) },
);
type Step = typeof step extends fc.Arbitrary<infer T> ? T : never;

type Run = { readonly world: HelpdeskWorld; readonly given: CaseVouch[] };

async function act({ world, given }: Run, what: Step): Promise<unknown> {
  const live = (await world.flows.liveOf(world.target))?.record;
  const view = live === undefined ? undefined : await world.reset.view(aino, live.id);
  switch (what.do) {
    case 'open':
      return world.openCase();
    case 'claim':
    case 'takeOver':
      return world.desk[what.do](await world.refOf(what.by));
    case 'vouch':
      return world.desk.vouch(await world.refOf(what.by), seen);
    case 'join-again': {
      const found = await world.cases.load(await world.caseId());
      const vouch = given[what.pick % Math.max(1, given.length)];
      return found === undefined || vouch === undefined ? undefined : world.proofs.join(found.record, vouch, undefined);
    }
    case 'prove': {
      if (view?.state === 'identified') return world.reset.confirmAccount(press(view));
      const method = view?.methods[0]?.method;
      if (view === undefined || method === undefined) return world.reset.start(aino, 'en');
      const sent = await world.reset.sendCode(press(view), method);
      return sent.kind === 'sent' ? world.reset.submitCode(say(sent.view), newestCode(world)) : undefined;
    }
    case 'choose':
      return live === undefined ? undefined : world.choosePassword(live.id);
    case 'write':
      return world.carryOut();
    case 'cancel':
      return view === undefined ? undefined : world.reset.cancel(press(view));
    case 'withdraw':
      return world.person.withdraw(aino);
    case 'hand-back':
      return world.desk.handBack(await world.refOf('olli'));
    case 'leave':
      world.company.of('olli').groups = [];
      return undefined;
    case 'return':
      world.company.of('olli').groups = world.company.of('siiri').groups;
      return undefined;
    case 'wait':
      world.clock.advance(what.minutes * 60_000);
      return undefined;
  }
}

/** Every vouch that any case ever held, whatever became of the case. */
async function vouchesIn({ records, cases, target }: HelpdeskWorld): Promise<readonly CaseVouch[]> {
  const ids = await records.find('case', 'target', target);
  const found = await Promise.all(ids.map((id) => cases.load(id)));
  return found.flatMap((one) => one?.record.vouches ?? []);
}

describe('vouches, in any order of events (property)', () => {
  it('I1, I2, I5: each is spent in one flow, and no password is set without one that a colleague gave there', async () => {
    let reached = 0;
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 8, maxLength: 40 }), async (steps) => {
        const world = await createHelpdeskWorld();
        // One method only: nothing can be set without somebody's word.
        world.company.of('aino').methods = { ...world.company.of('aino').methods, email: undefined };
        const run: Run = { world, given: [] };
        const spentIn = new Map<string, Set<string>>();
        const flows = new Set<string>();
        for (const one of steps) {
          const before = world.writes.length;
          const writing = (await world.flows.liveOf(world.target))?.record;
          await act(run, one);
          world.clock.advance(1);
          for (const vouch of await vouchesIn(world)) {
            if (!run.given.some(({ at, agentId }) => at === vouch.at && agentId === vouch.agentId))
              run.given.push(vouch);
            expect(vouch.agentId).not.toBe(people.mallory);
            expect(vouch.agentId).not.toBe(aino.personId);
          }
          const live = (await world.flows.liveOf(world.target))?.record;
          for (const record of [writing, live]) if (record !== undefined) flows.add(record.id);
          for (const id of flows) {
            for (const proof of (await world.flows.load(id))?.record.proofs.filter(isVouch) ?? [])
              spentIn.set(
                `${proof.caseId} ${proof.at}`,
                (spentIn.get(`${proof.caseId} ${proof.at}`) ?? new Set()).add(id),
              );
          }
          for (const where of spentIn.values()) expect(where.size).toBe(1);
          if (world.writes.length === before) continue;
          reached += 1;
          expect(world.writes.length).toBe(before + 1);
          const done = (await world.flows.load(writing!.id))!.record;
          expect(isEnd(done.state)).toBe(true);
          const vouch = done.proofs.find(isVouch)!;
          expect(done.proofs.map(({ method }) => method).sort()).toEqual(['sms-code', 'vouch']);
          const holder = run.given.find(({ at, flowId }) => at === vouch.at && (flowId ?? done.id) === done.id);
          // Still a colleague of the desk at the write, whoever left and came back before.
          const names = (['olli', 'siiri'] as const).filter((name) => people[name] === holder?.agentId);
          expect(names.map((name) => world.company.of(name).groups)).toEqual([[deskGroup]]);
        }
        // As many passwords as vouches, at most.
        expect(world.writes.length).toBeLessThanOrEqual(run.given.length);
      }),
      { numRuns: 300, examples: [[happy]] },
    );
    expect(reached).toBeGreaterThan(0);
  });
});

/** The way in which a password is set: without it the property could hold because nothing ever happens. */
const happy: Step[] = [
  { do: 'open' },
  { do: 'claim', by: 'olli' },
  { do: 'vouch', by: 'olli' },
  { do: 'join-again', pick: 0 },
  { do: 'prove' },
  { do: 'choose' },
  { do: 'write' },
  { do: 'join-again', pick: 0 },
  { do: 'prove' },
  { do: 'choose' },
  { do: 'write' },
];
