import type { Language } from '../i18n/language.ts';
import { createTranslator } from '../i18n/translator.ts';
import type { LiveFindings } from '../planner/live-findings.ts';
import { dateValues } from '../planner/plan-dates.ts';
import type { PlanFact } from '../planner/plan-facts.ts';
import type { LiveFinding } from '../planner/plan.ts';
import type { GuideService, GuideStep } from './guide.ts';

export type GuideOptions = { readonly findings: LiveFindings };

const auth = 'https://learn.microsoft.com/entra/identity/authentication';
const portal = 'entra.microsoft.com → Entra ID → Password reset';

/** The steps in the portal's order. Where no interface shows a setting there is no `fact`. */
const steps = [
  { id: 'scope', where: `${portal} → Properties`, source: 'tutorial-enable-sspr', fact: 'scope' },
  {
    id: 'methods',
    where: `${portal} → Authentication methods; Entra ID → Authentication methods → Policies`,
    source: 'how-to-authentication-methods-manage',
    fact: 'methods',
  },
  { id: 'registration', where: `${portal} → Registration`, source: 'tutorial-enable-sspr', fact: 'registered' },
  { id: 'notifications', where: `${portal} → Notifications`, source: 'tutorial-enable-sspr' },
  { id: 'customisation', where: `${portal} → Customization`, source: 'howto-sspr-customization' },
  {
    id: 'on-premises',
    where: `${portal} → On-premises integration`,
    source: 'tutorial-enable-sspr-writeback',
    fact: 'writeback',
  },
  { id: 'test', where: 'aka.ms/ssprsetup, aka.ms/sspr', source: 'tutorial-enable-sspr' },
] as const satisfies readonly {
  readonly id: GuideStep['id'];
  readonly where: string;
  readonly source: string;
  readonly fact?: PlanFact;
}[];

/** Setting up Microsoft's own self-service password reset, with what Graph says about this tenant. Does not throw. */
export function createGuide({ findings }: GuideOptions): GuideService {
  return {
    steps: async (language) => {
      const t = createTranslator(language);
      const found = await findings(language);
      return steps.map((step) => ({
        id: step.id,
        title: t(`guide.${step.id}.title`),
        text: t(`guide.${step.id}.text`, dateValues(language)),
        where: step.where,
        who: t(whoOf(step.id)),
        source: `${auth}/${step.source}`,
        state: 'fact' in step ? found[step.fact] : undefined,
      }));
    },
    adminRule: async (language) => ruleOf(await findings(language), language),
  };
}

function whoOf(id: (typeof steps)[number]['id']) {
  if (id === 'on-premises') return 'guide.who.on-premises' as const;
  return id === 'test' ? ('plan.role.tester' as const) : ('plan.role.policy-admin' as const);
}

const switchStates = { good: 'on', attention: 'off', unknown: 'unknown' } as const;

function ruleOf(found: Readonly<Record<PlanFact, LiveFinding>>, language: Language): GuideStep {
  const t = createTranslator(language);
  const state = switchStates[found['admin-sspr'].verdict];
  const to = { on: 'false', off: 'true', unknown: 'true' }[state];
  const command = `Update-MgPolicyAuthorizationPolicy -AllowedToUseSspr:$${to}`;
  const request = `PATCH https://graph.microsoft.com/v1.0/policies/authorizationPolicy {"allowedToUseSSPR": ${to}}`;
  const paragraphs = [
    t('guide.admin-rule.rule'),
    t('guide.admin-rule.roles'),
    `${t('guide.admin-rule.exception')} ${found['two-proofs'].text}`,
    t('guide.admin-rule.default'),
    t('guide.admin-rule.switch', { state, command, request }),
    t('guide.admin-rule.off'),
  ];
  return {
    id: 'admin-rule',
    title: t('guide.admin-rule.title'),
    text: paragraphs.join('\n\n'),
    where: 'Microsoft Graph PowerShell',
    who: 'Privileged Role Administrator',
    source: `${auth}/concept-sspr-policy`,
    state: found['admin-sspr'],
  };
}
