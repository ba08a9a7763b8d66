import type { AdminDoctor } from '../admin/admin-doctor.ts';
import type { AdminRights } from '../admin/admin.ts';
import type { Clock } from '../clock/clock.ts';
import type { TenantView } from '../doctor/doctor-views.ts';
import type { Looked } from '../doctor/finding.ts';
import { DependencyError } from '../errors/app-error.ts';
import type { Speaker } from '../outcomes/reset-outcome.ts';
import { judgeWriteback } from '../planner/judge-tenant.ts';
import type { CheckId, CheckOutcome, LiveChecks } from './checks.ts';

export type AdminChecksOptions = {
  readonly rights: AdminRights;
  /** A fresh view: it reads each thing once and keeps it. */
  readonly openTenant: () => TenantView;
  readonly doctor: Pick<AdminDoctor, 'latest'>;
  readonly clock: Clock;
};

type AdminCheck = Extract<CheckId, `tenant.${string}` | `avain.${string}`>;
type Seen<C extends AdminCheck> = Promise<CheckOutcome<C> | undefined>;
type Look = { readonly tenant: TenantView; readonly doctor: Pick<AdminDoctor, 'latest'>; readonly now: Date };

/** A turn has 8 seconds. */
const patienceMs = 4000;
/** The doctor looks daily; an older look says nothing about today. */
const doctorHours = 48;

/** Looks at the organisation's settings, for whoever is an admin at this very look; for everybody else nothing is known. */
export function createAdminChecks(options: AdminChecksOptions): (speaker: Speaker) => LiveChecks {
  const { rights, openTenant, doctor, clock } = options;
  return (speaker) => {
    let look: Promise<Look | undefined> | undefined;
    let late: Promise<undefined> | undefined;
    const open = async (): Promise<Look | undefined> => {
      const right = await rights.check(speaker);
      return right.kind === 'admin' ? { tenant: openTenant(), doctor, now: clock.now() } : undefined;
    };
    const see = async (check: AdminCheck): Promise<string | undefined> => {
      try {
        const seen = await (look ??= open());
        return seen && (await outcomes[check](seen));
      } catch (error) {
        if (error instanceof DependencyError) return undefined;
        throw error;
      }
    };
    return {
      look: async (check) => {
        if (!isAdminCheck(check)) return undefined;
        // One patience for a whole walk, however many looks it takes.
        late ??= clock.wait(patienceMs).then(() => undefined);
        return Promise.race([see(check), late]);
      },
    };
  };
}

function isAdminCheck(check: CheckId): check is AdminCheck {
  return Object.hasOwn(outcomes, check);
}

/** Service plans of Microsoft Entra ID P1 and P2 (https://learn.microsoft.com/entra/identity/users/licensing-service-plan-reference). */
const premium = ['AAD_PREMIUM', 'AAD_PREMIUM_P2'];

type Outcomes = { readonly [C in AdminCheck]: (look: Look) => Seen<C> };

const outcomes: Outcomes = {
  'tenant.licence': async ({ tenant }) =>
    judged(await tenant.licences(), (all) => {
      const has = all.some(({ plans, units }) => units > 0 && premium.some((plan) => plans.includes(plan)));
      return has ? 'yes' : 'no';
    }),
  'tenant.admin-sspr': async ({ tenant }) => judged(await tenant.allowedToUseSspr(), (on) => (on ? 'on' : 'off')),
  'tenant.methods': async ({ tenant }) =>
    judged(await tenant.methodsPolicy(), ({ enabled: { Email: email, Sms: sms } }) => {
      if (email === undefined || sms === undefined) return undefined;
      if (email && sms) return 'phone-email-on';
      return email || sms ? 'partly' : 'off';
    }),
  'tenant.migration': async ({ tenant }) =>
    judged(await tenant.methodsPolicy(), ({ migration }) =>
      Object.hasOwn(migrations, migration) ? migrations[migration] : undefined,
    ),
  'tenant.tap': async ({ tenant }) =>
    judged(await tenant.methodsPolicy(), ({ enabled: { TemporaryAccessPass: on } }) =>
      on === undefined ? undefined : on ? 'on' : 'off',
    ),
  'tenant.federated': async ({ tenant }) =>
    judged(await tenant.domains(), (domains) => {
      if (domains.length === 0) return undefined;
      return domains.some(({ federated }) => federated) ? 'yes' : 'no';
    }),
  'tenant.synced': async ({ tenant }) =>
    judged(await tenant.organisation(), ({ synchronised }) => (synchronised ? 'some' : 'none')),
  // A log of 30 days: that nothing is seen in it is a fact about the log, and the tree says so.
  'tenant.writeback': async ({ tenant }) =>
    judged(await tenant.writebackSigns(), (signs) => (judgeWriteback(signs).verdict === 'good' ? 'seen' : 'not-seen')),
  'avain.doctor': async ({ doctor, now }) => {
    const latest = await doctor.latest('en');
    if (latest === undefined || now.getTime() - Date.parse(latest.at) > doctorHours * 3_600_000) return undefined;
    const { red, unknown } = latest.counts;
    if (red > 0) return 'red';
    return unknown > 0 ? undefined : 'green';
  },
};

const migrations: Readonly<Record<string, CheckOutcome<'tenant.migration'>>> = {
  preMigration: 'pre',
  migrationInProgress: 'in-progress',
  migrationComplete: 'complete',
};

function judged<T, O>(looked: Looked<T>, judge: (value: T) => O | undefined): O | undefined {
  return looked.kind === 'seen' ? judge(looked.value) : undefined;
}
