import type { Admin } from '../admin/admin.ts';
import type { Language } from '../i18n/language.ts';

/** The phases of Microsoft's deployment guide (https://learn.microsoft.com/entra/identity/authentication/concept-sspr-deploy). */
export const planPhases = [
  'benefits',
  'people',
  'prerequisites',
  'pilot',
  'configuration',
  'testing',
  'support',
  'rollback',
  'roll-out',
  'measure',
] as const;
export type PlanPhase = (typeof planPhases)[number];

export const planTaskStatuses = ['open', 'done', 'not-needed'] as const;
export type PlanTaskStatus = (typeof planTaskStatuses)[number];

/** What Microsoft Graph itself says about a task, read just now; `unknown` with the reason where it could not be read. */
export type LiveFinding = { readonly verdict: 'good' | 'attention' | 'unknown'; readonly text: string };

/** What Graph cannot tell: asked of a human, kept with the day and by whom. */
export type PlanQuestion = {
  readonly text: string;
  readonly kind: 'choice' | 'number' | 'text';
  readonly choices: readonly { readonly value: string; readonly label: string }[];
  readonly answer: { readonly value: string; readonly by: string; readonly at: string } | undefined;
};

export type PlanTaskView = {
  readonly id: string;
  readonly title: string;
  readonly text: string;
  /** The role that usually does it, in words. */
  readonly role: string;
  /** The public page behind it. */
  readonly source: string;
  readonly status: PlanTaskStatus;
  readonly owner: { readonly personId: string; readonly displayName: string } | undefined;
  /** `YYYY-MM-DD` */
  readonly due: string | undefined;
  readonly overdue: boolean;
  readonly note: string | undefined;
  readonly changed: { readonly by: string; readonly at: string } | undefined;
  readonly live: LiveFinding | undefined;
  readonly question: PlanQuestion | undefined;
};

export type PlanView = {
  readonly version: number;
  readonly phases: readonly {
    readonly id: PlanPhase;
    readonly title: string;
    readonly text: string;
    readonly tasks: readonly PlanTaskView[];
  }[];
  readonly done: number;
  readonly total: number;
  /** Ids of what to do next, at most five: overdue first, then in the order of the plan. */
  readonly next: readonly string[];
  /** Owners of open tasks whom the latest reminder did not reach: they have never written to the bot, or blocked it. */
  readonly unreached?: readonly {
    readonly personId: string;
    readonly displayName: string;
    /** Ids. */
    readonly tasks: readonly string[];
  }[];
};

export type PlanChange = {
  readonly taskId: string;
  readonly status?: PlanTaskStatus | undefined;
  /** User principal name; null: nobody. */
  readonly owner?: string | null | undefined;
  readonly due?: string | null | undefined;
  readonly note?: string | null | undefined;
  readonly answer?: string | null | undefined;
};

export type PlanResult =
  | { readonly kind: 'done'; readonly view: PlanView }
  | { readonly kind: 'invalid'; readonly field: 'owner' | 'due' | 'note' | 'answer' | 'status' }
  | { readonly kind: 'unknown-task' };

/** One plan for the tenant (RecordStore kind `plan`), kept 400 days after its last change. Changes are audited. */
export type PlanService = {
  /** With fresh findings where Graph has them. */
  readonly look: (language: Language) => Promise<PlanView>;
  /** `by` shows in the plan. Two changes of different tasks at once both hold. */
  readonly change: (admin: Admin, change: PlanChange, language: Language) => Promise<PlanResult>;
  /** Markdown, or formula-safe CSV. */
  readonly exportAs: (admin: Admin, format: 'markdown' | 'csv', language: Language) => Promise<string>;
  /** The daily job: tells owners of what is due or overdue, once a task and day; plans the next day. */
  readonly remind: () => Promise<void>;
};

/** Words to a person's own chat; false where there is none. */
export type TellPerson = (
  who: { readonly tenantId: string; readonly personId: string },
  words: (language: Language) => { readonly title: string; readonly lines: readonly string[] },
) => Promise<boolean>;
