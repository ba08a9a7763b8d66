import type { Clock } from '../clock/clock.ts';
import type { CoverageService } from '../coverage/coverage.ts';
import type { TenantView } from '../doctor/doctor-views.ts';
import { createDoctorTexts } from '../i18n/doctor-texts.ts';
import type { Language } from '../i18n/language.ts';
import { createTranslator } from '../i18n/translator.ts';
import type { Logger } from '../logging/logger.ts';
import { unclear, type FactSight } from './fact-sight.ts';
import { planFacts, seeTenant, type ComingSights, type PlanFact } from './plan-facts.ts';
import type { LiveFinding } from './plan.ts';

export type LiveFindings = (language: Language) => Promise<Readonly<Record<PlanFact, LiveFinding>>>;

export type LiveFindingsOptions = {
  /** A fresh view: it reads each thing once and keeps it. */
  readonly openTenant: () => TenantView;
  readonly coverage: Pick<CoverageService, 'latest'>;
  readonly clock: Clock;
  readonly log: Logger;
};

/** A page that is looked at often must not eat up what Graph allows. */
const keptMs = 10 * 60 * 1000;
/** A turn has 8 seconds. What is later shows at the next look. */
const patienceMs = 5000;

/**
 * What Graph itself says about the plan, read at most once in ten minutes and process. What could not be read, or not in
 * time, is `unknown` with the reason, never good. Does not throw.
 */
export function createLiveFindings({ openTenant, coverage, clock, log }: LiveFindingsOptions): LiveFindings {
  let kept: { readonly at: number; readonly sights: ComingSights } | undefined;
  const look = (): ComingSights => {
    const at = clock.now().getTime();
    if (kept === undefined || at >= kept.at + keptMs)
      kept = { at, sights: seeTenant({ tenant: openTenant(), coverage, now: new Date(at), log }) };
    return kept.sights;
  };
  return async (language) => {
    const sights = look();
    const late = clock.wait(patienceMs).then(() => unclear('plan.live.late'));
    const entries = planFacts.map(
      async (fact) => [fact, inWords(await Promise.race([sights[fact], late]), language)] as const,
    );
    return Object.fromEntries(await Promise.all(entries)) as Record<PlanFact, LiveFinding>;
  };
}

function inWords(sight: FactSight, language: Language): LiveFinding {
  const t = createTranslator(language);
  if (sight.verdict === 'blind') {
    const text = t('plan.live.unread', { why: createDoctorTexts(language)(sight.why) });
    return { verdict: 'unknown', text };
  }
  return { verdict: sight.verdict, text: t(sight.key, sight.values) };
}
