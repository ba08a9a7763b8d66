import type { CoverageDay, CoverageService } from '../coverage/coverage.ts';
import type { TenantView } from '../doctor/doctor-views.ts';
import type { Looked } from '../doctor/finding.ts';
import type { Logger } from '../logging/logger.ts';
import { attention, good, unclear, type FactSight } from './fact-sight.ts';
import { judgeCoverage, judgeRegistered, judgeScope, judgeSynced } from './judge-coverage.ts';
import {
  judgeDomains,
  judgeLicences,
  judgeMethods,
  judgeMigration,
  judgePhoneCodes,
  judgeTemporaryPass,
  judgeTwoProofs,
  judgeWriteback,
} from './judge-tenant.ts';

/** What Graph can answer. `scope`, `synced`, `registered` and `coverage` come from Microsoft's registration report. */
export const planFacts = [
  'licences',
  'domains',
  'synced',
  'migration',
  'admin-sspr',
  'two-proofs',
  'scope',
  'methods',
  'phone-codes',
  'temporary-pass',
  'writeback',
  'registered',
  'coverage',
] as const;
export type PlanFact = (typeof planFacts)[number];

export type TenantSightOptions = {
  readonly tenant: TenantView;
  readonly coverage: Pick<CoverageService, 'latest'>;
  readonly now: Date;
  readonly log: Logger;
};

/** Each comes by itself; none rejects. */
export type ComingSights = Readonly<Record<PlanFact, Promise<FactSight>>>;

/** Looks at everything at once. A look that breaks off is unknown; none hides or holds up another. */
export function seeTenant(options: TenantSightOptions): ComingSights {
  const { tenant, now, log } = options;
  let day: Promise<CoverageDay | undefined> | undefined;
  const coverage = (): Promise<CoverageDay | undefined> => (day ??= options.coverage.latest());
  const looks: Readonly<Record<PlanFact, () => Promise<FactSight>>> = {
    licences: async () => {
      const people = await coverage().then(
        (latest) => latest?.everybody.people,
        () => undefined,
      );
      return judged(await tenant.licences(), (plans) => judgeLicences(plans, people));
    },
    domains: async () => judged(await tenant.domains(), judgeDomains),
    synced: async () => judgeSynced(await coverage(), now),
    migration: async () => judged(await tenant.methodsPolicy(), judgeMigration),
    'admin-sspr': async () =>
      judged(await tenant.allowedToUseSspr(), (on) =>
        on ? good('plan.live.admin-sspr.on') : attention('plan.live.admin-sspr.off'),
      ),
    'two-proofs': async () => judgeTwoProofs(await tenant.domains(), await tenant.organisation()),
    scope: async () => judgeScope(await coverage(), now),
    methods: async () => judged(await tenant.methodsPolicy(), judgeMethods),
    'phone-codes': async () => judged(await tenant.methodsPolicy(), (policy) => judgePhoneCodes(policy, now)),
    'temporary-pass': async () => judged(await tenant.methodsPolicy(), judgeTemporaryPass),
    writeback: async () => {
      const organisation = await tenant.organisation();
      if (organisation.kind === 'seen' && !organisation.value.synchronised) return good('plan.live.writeback.no-need');
      return judged(await tenant.writebackSigns(), judgeWriteback);
    },
    registered: async () => judgeRegistered(await coverage(), now),
    coverage: async () => judgeCoverage(await coverage(), now),
  };
  const begin = async (fact: PlanFact): Promise<FactSight> => {
    try {
      return await looks[fact]();
    } catch (err) {
      log.warn({ err, fact }, 'a fact of the plan could not be looked at');
      return unclear('plan.live.broke-off');
    }
  };
  return Object.fromEntries(planFacts.map((fact) => [fact, begin(fact)])) as Record<PlanFact, Promise<FactSight>>;
}

function judged<T>(looked: Looked<T>, judge: (value: T) => FactSight): FactSight {
  return looked.kind === 'seen' ? judge(looked.value) : { verdict: 'blind', why: looked.why };
}
