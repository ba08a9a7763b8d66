import type { Language } from '../i18n/language.ts';
import type { LiveFinding } from '../planner/plan.ts';

/** One step of setting up Entra SSPR, with the tenant's own state where Graph tells it. */
export type GuideStep = {
  readonly id:
    'scope' | 'methods' | 'registration' | 'notifications' | 'customisation' | 'on-premises' | 'test' | 'admin-rule';
  readonly title: string;
  readonly text: string;
  /** Path in the portal, in its own English words, and the role that may. */
  readonly where: string;
  readonly who: string;
  readonly source: string;
  /** Undefined where nobody but the portal knows. */
  readonly state: LiveFinding | undefined;
};

export type GuideService = {
  readonly steps: (language: Language) => Promise<readonly GuideStep[]>;
  /** The rule for administrators, from the tenant's own switch. */
  readonly adminRule: (language: Language) => Promise<GuideStep>;
};
