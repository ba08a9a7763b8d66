import type { PlanFact } from './plan-facts.ts';
import type { PlanPhase } from './plan.ts';

/** Who usually does it; the name in words is in the catalogue. */
export const planRoles = [
  'sponsor',
  'project',
  'identity',
  'policy-admin',
  'hybrid-admin',
  'license-admin',
  'security',
  'compliance',
  'helpdesk',
  'communication',
  'devices',
  'tester',
] as const;
type PlanRole = (typeof planRoles)[number];

/** What Graph cannot tell. The words of a question are `plan.question.<task>`, of a choice `plan.choice.<value>`. */
export type QuestionTemplate =
  | { readonly kind: 'choice'; readonly choices: readonly Choice[] }
  /** Whole numbers, both ends included. */
  | { readonly kind: 'number'; readonly least: number; readonly most: number }
  | { readonly kind: 'text' };
type Choice = 'none' | 'selected' | 'all' | 'one' | 'two' | 'yes' | 'no' | 'not-needed';

type TaskTemplate = {
  readonly id: string;
  readonly phase: PlanPhase;
  readonly role: PlanRole;
  readonly source: string;
  readonly live?: PlanFact;
  readonly question?: QuestionTemplate;
};

const entra = 'https://learn.microsoft.com/entra/identity' as const;
const auth = `${entra}/authentication` as const;
const deploy = `${auth}/concept-sspr-deploy` as const;
const tutorial = `${auth}/tutorial-enable-sspr` as const;
const policies = `${auth}/concept-authentication-methods-manage` as const;
const plans = 'https://learn.microsoft.com/entra/architecture/deployment-plans';
const writeback = `${auth}/tutorial-enable-sspr-writeback` as const;
const faults = `${auth}/troubleshoot-sspr` as const;

const yesNo = { kind: 'choice', choices: ['yes', 'no'] } as const;
const ifSynced = { kind: 'choice', choices: ['yes', 'no', 'not-needed'] } as const;

/** The plan as data, in the order in which it is usually done. Titles and texts: `plan.task.<id>.title` and `.text`. */
export const planTasks = [
  { id: 'benefits', phase: 'benefits', role: 'sponsor', source: `${auth}/concept-sspr-howitworks` },
  { id: 'dates', phase: 'benefits', role: 'identity', source: `${auth}/concept-sms-voice-retirement` },

  { id: 'stakeholders', phase: 'people', role: 'project', source: plans },
  { id: 'raci', phase: 'people', role: 'project', source: plans },
  {
    id: 'admin-roles',
    phase: 'people',
    role: 'identity',
    source: `${entra}/role-based-access-control/delegate-by-task`,
  },
  {
    id: 'helpdesk-roles',
    phase: 'people',
    role: 'helpdesk',
    source: `${entra}/role-based-access-control/privileged-roles-permissions`,
  },
  { id: 'privacy', phase: 'people', role: 'compliance', source: `${auth}/howto-sspr-authenticationdata` },
  { id: 'message-plan', phase: 'people', role: 'communication', source: plans },

  {
    id: 'licences',
    phase: 'prerequisites',
    role: 'license-admin',
    source: `${auth}/concept-sspr-licensing`,
    live: 'licences',
  },
  {
    id: 'domains',
    phase: 'prerequisites',
    role: 'identity',
    source: 'https://learn.microsoft.com/graph/api/resources/domain',
    live: 'domains',
  },
  {
    id: 'synced',
    phase: 'prerequisites',
    role: 'hybrid-admin',
    source: `${auth}/concept-sspr-writeback`,
    live: 'synced',
  },
  {
    id: 'migration',
    phase: 'prerequisites',
    role: 'policy-admin',
    source: `${auth}/how-to-authentication-methods-manage`,
    live: 'migration',
  },
  {
    id: 'admin-sspr',
    phase: 'prerequisites',
    role: 'security',
    source: `${auth}/concept-sspr-policy`,
    live: 'admin-sspr',
  },
  {
    id: 'emergency',
    phase: 'prerequisites',
    role: 'security',
    source: `${entra}/role-based-access-control/security-emergency-access`,
  },
  {
    id: 'baseline',
    phase: 'prerequisites',
    role: 'helpdesk',
    source: deploy,
    question: { kind: 'number', least: 0, most: 1_000_000 },
  },
  {
    id: 'cost',
    phase: 'prerequisites',
    role: 'helpdesk',
    source: deploy,
    question: { kind: 'number', least: 0, most: 10_000 },
  },
  { id: 'test-accounts', phase: 'prerequisites', role: 'tester', source: tutorial },

  { id: 'pilot-group', phase: 'pilot', role: 'identity', source: plans },
  { id: 'pilot-first', phase: 'pilot', role: 'project', source: plans },
  { id: 'pilot-second', phase: 'pilot', role: 'project', source: plans },

  {
    id: 'scope',
    phase: 'configuration',
    role: 'policy-admin',
    source: tutorial,
    live: 'scope',
    question: { kind: 'choice', choices: ['none', 'selected', 'all'] },
  },
  {
    id: 'gates',
    phase: 'configuration',
    role: 'policy-admin',
    source: deploy,
    question: { kind: 'choice', choices: ['one', 'two'] },
  },
  { id: 'methods', phase: 'configuration', role: 'policy-admin', source: policies, live: 'methods' },
  {
    id: 'phone-codes',
    phase: 'configuration',
    role: 'policy-admin',
    source: `${auth}/concept-sms-voice-retirement`,
    live: 'phone-codes',
  },
  {
    id: 'questions',
    phase: 'configuration',
    role: 'policy-admin',
    source: `${auth}/concept-authentication-security-questions`,
    question: yesNo,
  },
  { id: 'registration', phase: 'configuration', role: 'policy-admin', source: deploy, question: yesNo },
  {
    id: 'reconfirm',
    phase: 'configuration',
    role: 'policy-admin',
    source: deploy,
    question: { kind: 'number', least: 0, most: 730 },
  },
  { id: 'notify-people', phase: 'configuration', role: 'policy-admin', source: deploy, question: yesNo },
  { id: 'notify-admins', phase: 'configuration', role: 'policy-admin', source: deploy, question: yesNo },
  {
    id: 'helpdesk-link',
    phase: 'configuration',
    role: 'policy-admin',
    source: `${auth}/howto-sspr-customization`,
    question: { kind: 'text' },
  },
  {
    id: 'writeback',
    phase: 'configuration',
    role: 'hybrid-admin',
    source: writeback,
    live: 'writeback',
    question: ifSynced,
  },
  { id: 'unlock', phase: 'configuration', role: 'hybrid-admin', source: writeback, question: ifSynced },
  {
    id: 'temporary-pass',
    phase: 'configuration',
    role: 'policy-admin',
    source: `${auth}/howto-authentication-temporary-access-pass`,
    live: 'temporary-pass',
  },
  {
    id: 'protect-registration',
    phase: 'configuration',
    role: 'security',
    source: `${entra}/conditional-access/policy-all-users-security-info-registration`,
  },
  {
    id: 'weak-passwords',
    phase: 'configuration',
    role: 'security',
    source: `${auth}/tutorial-configure-custom-password-protection`,
  },
  { id: 'windows-link', phase: 'configuration', role: 'devices', source: `${auth}/howto-sspr-windows` },

  { id: 'test-reach', phase: 'testing', role: 'tester', source: deploy },
  { id: 'test-not-enabled', phase: 'testing', role: 'tester', source: deploy },
  { id: 'test-registration', phase: 'testing', role: 'tester', source: tutorial },
  { id: 'test-reset', phase: 'testing', role: 'tester', source: tutorial },
  { id: 'test-avain', phase: 'testing', role: 'tester', source: deploy },
  { id: 'test-admin', phase: 'testing', role: 'tester', source: `${auth}/concept-sspr-policy` },
  { id: 'test-windows', phase: 'testing', role: 'tester', source: `${auth}/howto-sspr-windows` },
  { id: 'test-writeback', phase: 'testing', role: 'hybrid-admin', source: writeback },
  { id: 'test-reports', phase: 'testing', role: 'tester', source: `${auth}/howto-sspr-reporting` },

  { id: 'answer-no-method', phase: 'support', role: 'helpdesk', source: deploy },
  { id: 'answer-no-code', phase: 'support', role: 'helpdesk', source: faults },
  { id: 'answer-not-enabled', phase: 'support', role: 'helpdesk', source: faults },
  { id: 'answer-refused', phase: 'support', role: 'helpdesk', source: faults },
  { id: 'answer-blocked', phase: 'support', role: 'helpdesk', source: `${auth}/passwords-faq` },
  { id: 'helpdesk-ready', phase: 'support', role: 'helpdesk', source: deploy },

  { id: 'back-person', phase: 'rollback', role: 'identity', source: deploy },
  { id: 'back-group', phase: 'rollback', role: 'policy-admin', source: deploy },
  { id: 'back-everyone', phase: 'rollback', role: 'policy-admin', source: deploy },

  { id: 'go', phase: 'roll-out', role: 'sponsor', source: deploy, live: 'coverage' },
  { id: 'awareness', phase: 'roll-out', role: 'communication', source: plans },
  { id: 'action', phase: 'roll-out', role: 'communication', source: plans },
  { id: 'reminder', phase: 'roll-out', role: 'communication', source: plans },
  { id: 'everybody', phase: 'roll-out', role: 'policy-admin', source: deploy },
  { id: 'new-joiners', phase: 'roll-out', role: 'communication', source: deploy },

  {
    id: 'measure-coverage',
    phase: 'measure',
    role: 'project',
    source: `${auth}/howto-authentication-methods-activity`,
    live: 'coverage',
  },
  {
    id: 'measure-calls',
    phase: 'measure',
    role: 'helpdesk',
    source: deploy,
    question: { kind: 'number', least: 0, most: 1_000_000 },
  },
  { id: 'keep-logs', phase: 'measure', role: 'security', source: `${auth}/howto-sspr-reporting` },
] as const satisfies readonly TaskTemplate[];

export type PlanTaskId = (typeof planTasks)[number]['id'];
