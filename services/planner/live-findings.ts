import type { Clock } from '../clock/clock.ts';
import type { CoverageService } from '../coverage/coverage.ts';
import type { TenantView } from '../doctor/doctor-views.ts';
import { createDoctorTexts } from '../i18n/doctor-texts.ts';
import type { Language } from '../i18n/language.ts';
import { createTranslator } from '../i18n/translator.ts';
import type { Logger } from '../logging/logger.ts';
import type { FactSight } from './fact-sight.ts';
import { seeTenant, type PlanFact } from './plan-facts.ts';
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

/**
 * What Graph itself says about the plan, read at most once in ten minutes and process. What could not be read is
 * `unknown` with the reason, never good. Does not throw.
 */
export function createLiveFindings({ openTenant, coverage, clock, log }: LiveFindingsOptions): LiveFindings {
  let kept: { readonly at: number; readonly sights: Promise<Readonly<Record<PlanFact, FactSight>>> } | undefined;
  const look = (): Promise<Readonly<Record<PlanFact, FactSight>>> => {
    const at = clock.now().getTime();
    if (kept === undefined || at >= kept.at + keptMs)
      kept = { at, sights: seeTenant({ tenant: openTenant(), coverage, now: new Date(at), log }) };
    return kept.sights;
  };
  return async (language) => {
    const sights = await look();
    const entries = Object.entries(sights).map(([fact, sight]) => [fact, inWords(sight, language)] as const);
    return Object.fromEntries(entries) as Record<PlanFact, LiveFinding>;
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
