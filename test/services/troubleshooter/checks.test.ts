import { describe, expect, it } from '@jest/globals';
import type { DoctorResult } from '../../../services/admin/admin-doctor.ts';
import { createRecoveryGuards } from '../../../services/aftercare/create-recovery-guards.ts';
import type { AuditEvent } from '../../../services/audit/audit-log.ts';
import { createSteeredClock } from '../../../services/clock/steered-clock.ts';
import { createPseudonyms } from '../../../services/crypto/hmac-pseudonyms.ts';
import type { MethodsPolicySight, TenantView } from '../../../services/doctor/doctor-views.ts';
import { seen } from '../../../services/doctor/finding.ts';
import { DependencyError } from '../../../services/errors/app-error.ts';
import { defaultProofPolicy } from '../../../services/policy/proof-policy.ts';
import { createMemoryAttemptStore } from '../../../services/store/memory-attempt-store.ts';
import { createMemoryKeyValueStore } from '../../../services/store/memory-key-value-store.ts';
import { createAdminChecks } from '../../../services/troubleshooter/admin-checks.ts';
import { checkAudience, checkIds, type CheckId } from '../../../services/troubleshooter/checks.ts';
import { createPersonChecks } from '../../../services/troubleshooter/person-checks.ts';
import { ainoId, createDirectoryStub, type DirectoryStubAnswers } from '../../support/directory-answers.ts';

const speaker = { tenantId: 't', personId: ainoId, conversationId: 'c', correlationId: 'corr-1' };
const peoples = checkIds.filter((check) => checkAudience(check) === 'people');
const admins = checkIds.filter((check) => checkAudience(check) === 'admins');

function startPerson(answers: DirectoryStubAnswers = {}) {
  const clock = createSteeredClock(new Date('2026-11-22T08:00:00Z'));
  const guards = createRecoveryGuards({ store: createMemoryKeyValueStore({ clock }) });
  const attempts = createMemoryAttemptStore({ clock });
  const pseudonyms = createPseudonyms(new Uint8Array(32).fill(4));
  const events: AuditEvent[] = [];
  const disk = { full: false };
  const checks = createPersonChecks({
    ...{ directory: createDirectoryStub(answers), guards, attempts, pseudonyms, clock },
    ...{ policy: defaultProofPolicy, blockedGroupIds: [], smsDelivered: true },
    audit: {
      append: async (event) => {
        if (disk.full) throw new DependencyError('audit_unavailable', 'full');
        events.push(event);
      },
      close: async () => undefined,
    },
    auditSubject: async (target) => `subject-${target}`,
  });
  const target = pseudonyms(speaker.tenantId, speaker.personId);
  return { checks, guards, attempts, target, events, disk };
}
const look = (answers: DirectoryStubAnswers, check: CheckId): Promise<string | undefined> =>
  startPerson(answers).checks(speaker).look(check);

describe("a look at the person's own account", () => {
  it.each<[CheckId, string, DirectoryStubAnswers]>([
    ['account.state', 'enabled', {}],
    ['account.state', 'disabled', { user: { accountEnabled: false } }],
    ['account.kind', 'cloud', {}],
    ['account.kind', 'cloud', { user: { accountEnabled: false } }],
    ['account.kind', 'synced', { user: { onPremisesSyncEnabled: true } }],
    ['account.kind', 'federated', { user: { userPrincipalName: 'aino@adfs.example' } }],
    ['account.kind', 'guest', { user: { userType: 'Guest' } }],
    ['account.kind', 'admin', { privilege: { activeRoles: 1 } }],
    ['methods.count', 'enough', {}],
    ['methods.count', 'one', { methods: { mobile: undefined } }],
    ['methods.count', 'none', { methods: { mobile: undefined, email: undefined, others: [] } }],
    ['methods.phone', 'no', { methods: { mobile: undefined } }],
    ['methods.phone', 'yes', {}],
    ['methods.email', 'no', { methods: { email: undefined } }],
    ['methods.email', 'yes', {}],
    ['recovery.lock', 'free', {}],
  ])('%s is %s', async (check, outcome, answers) => {
    expect(await look(answers, check)).toBe(outcome);
  });

  it.each<[CheckId, DirectoryStubAnswers]>([
    ['account.state', { failing: ['findUser'] }],
    ['account.state', { user: null }],
    ['account.kind', { failing: ['readPrivilege'] }],
    ['account.kind', { failing: ['readTenant'] }],
    ['methods.count', { failing: ['listMethods'] }],
    ['methods.phone', { failing: ['listMethods'] }],
    ['methods.email', { failing: ['listMethods'] }],
  ])('%s is not known where the directory does not say', async (check, answers) => {
    expect(await look(answers, check)).toBeUndefined();
  });

  it('tells a lock from a freeze, and a pause for everybody from both', async () => {
    const { checks, guards, attempts, target } = startPerson();
    await attempts.lock(target, 600);
    expect(await checks(speaker).look('recovery.lock')).toBe('locked');
    await guards.freeze(target, 600);
    expect(await checks(speaker).look('recovery.lock')).toBe('frozen');
    const other = startPerson();
    await other.guards.pauseAll();
    expect(await other.checks(speaker).look('recovery.lock')).toBeUndefined();
  });

  it('is written down once a turn before anything is told; without that nothing is', async () => {
    const { checks, events, disk, target } = startPerson();
    const turn = checks(speaker);
    for (const check of peoples) await turn.look(check);
    expect(events).toEqual([{ type: 'troubleshooter.looked', subject: `subject-${target}`, correlationId: 'corr-1' }]);
    disk.full = true;
    expect(await checks(speaker).look('account.state')).toBeUndefined();
  });

  it('is given twenty times an hour', async () => {
    const { checks } = startPerson();
    for (let turn = 0; turn < 20; turn += 1) expect(await checks(speaker).look('account.state')).toBe('enabled');
    expect(await checks(speaker).look('account.state')).toBeUndefined();
  });

  it('says nothing of the organisation', async () => {
    for (const check of admins) expect(await look({}, check)).toBeUndefined();
  });
});

const policy: MethodsPolicySight = {
  migration: 'migrationInProgress',
  enabled: { Email: true, Sms: true, TemporaryAccessPass: false },
};
const never = (): Promise<never> => Promise.reject(new DependencyError('directory_unavailable', 'down'));
function tenantOf(change: Partial<TenantView> = {}): TenantView {
  const view: Partial<TenantView> = {
    licences: async () => seen([{ plans: ['EXCHANGE_S', 'AAD_PREMIUM'], units: 5 }]),
    allowedToUseSspr: async () => seen(false),
    methodsPolicy: async () => seen(policy),
    domains: async () => seen([{ name: 'contoso.example', federated: true }]),
    organisation: async () => seen({ id: 't', name: 'Contoso', synchronised: true, lastSync: undefined }),
    writebackSigns: async () =>
      seen({ switchedOn: undefined, switchedOff: undefined, agent: undefined, failed: undefined }),
    ...change,
  };
  return view as TenantView;
}
const green: DoctorResult = {
  at: '2026-11-22T05:00:00Z',
  lines: [],
  counts: { green: 9, warning: 1, red: 0, unknown: 0 },
  newlyRed: [],
};

function adminLook(options: {
  readonly tenant?: Partial<TenantView>;
  readonly doctor?: DoctorResult | undefined;
  readonly admin?: boolean;
}) {
  const opened: number[] = [];
  const admin = { tenantId: 't', personId: ainoId, displayName: 'Aino', language: 'en', subject: 's' } as const;
  const checks = createAdminChecks({
    rights: {
      check: async () =>
        options.admin === false ? { kind: 'refused', reason: 'could-not-check' } : { kind: 'admin', admin },
    },
    openTenant: () => {
      opened.push(1);
      return tenantOf(options.tenant);
    },
    doctor: { latest: async () => options.doctor },
    clock: createSteeredClock(new Date('2026-11-22T08:00:00Z')),
  });
  return { look: checks(speaker).look, opened };
}

describe("a look at the organisation's settings", () => {
  it.each<[CheckId, string, Partial<TenantView>]>([
    ['tenant.licence', 'yes', {}],
    ['tenant.licence', 'no', { licences: async () => seen([{ plans: ['EXCHANGE_S'], units: 5 }]) }],
    ['tenant.admin-sspr', 'off', {}],
    ['tenant.methods', 'phone-email-on', {}],
    [
      'tenant.methods',
      'partly',
      { methodsPolicy: async () => seen({ ...policy, enabled: { Email: true, Sms: false } }) },
    ],
    [
      'tenant.methods',
      'off',
      { methodsPolicy: async () => seen({ ...policy, enabled: { Email: false, Sms: false } }) },
    ],
    ['tenant.migration', 'in-progress', {}],
    ['tenant.tap', 'off', {}],
    ['tenant.federated', 'yes', {}],
    ['tenant.synced', 'some', {}],
    ['tenant.writeback', 'not-seen', {}],
  ])('%s is %s', async (check, outcome, tenant) => {
    expect(await adminLook({ tenant }).look(check)).toBe(outcome);
  });

  it('is unknown where an answer is missing, empty, or not to be had', async () => {
    const silent = {
      methodsPolicy: async () => seen({ migration: 'toString', enabled: {} }),
      domains: async () => seen([]),
    };
    for (const check of ['tenant.methods', 'tenant.migration', 'tenant.tap', 'tenant.federated'] as const)
      expect(await adminLook({ tenant: silent }).look(check)).toBeUndefined();
    expect(await adminLook({ tenant: { licences: never } }).look('tenant.licence')).toBeUndefined();
  });

  it('takes the doctor’s last look where it is of yesterday and saw everything', async () => {
    expect(await adminLook({ doctor: green }).look('avain.doctor')).toBe('green');
    const red = { ...green, counts: { ...green.counts, red: 1, unknown: 1 } };
    expect(await adminLook({ doctor: red }).look('avain.doctor')).toBe('red');
    const blind = { ...green, counts: { ...green.counts, unknown: 1 } };
    expect(await adminLook({ doctor: blind }).look('avain.doctor')).toBeUndefined();
    expect(await adminLook({ doctor: { ...green, at: '2026-11-19T05:00:00Z' } }).look('avain.doctor')).toBeUndefined();
    expect(await adminLook({}).look('avain.doctor')).toBeUndefined();
  });

  it('is for admins alone: for anybody else nothing is even opened', async () => {
    const { look: see, opened } = adminLook({ admin: false, doctor: green });
    for (const check of checkIds) expect(await see(check)).toBeUndefined();
    expect(opened).toEqual([]);
  });
});
