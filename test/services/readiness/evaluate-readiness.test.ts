import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { DirectoryUser, UserDirectory } from '../../../services/directory/user-directory.ts';
import type { Readiness } from '../../../services/outcomes/readiness-outcome.ts';
import type { Refusal } from '../../../services/outcomes/refusal.ts';
import { createEligibility } from '../../../services/policy/check-eligibility.ts';
import { readAccount } from '../../../services/policy/judge-account.ts';
import { defaultProofPolicy, type ProofPolicy } from '../../../services/policy/proof-policy.ts';
import { refusalOf } from '../../../services/policy/refusal-doors.ts';
import { evaluateReadiness } from '../../../services/readiness/evaluate-readiness.ts';
import { createDirectoryStub, type DirectoryStubAnswers } from '../../support/directory-answers.ts';

type Circumstances = {
  readonly policy?: ProofPolicy;
  readonly smsDelivered?: boolean;
  readonly today?: string;
  readonly brake?: Refusal;
  readonly blockedGroupIds?: readonly string[];
};

const before = '2026-11-22T12:00:00Z';
const after = '2027-02-01T00:00:00Z';

async function readinessOf(answers: DirectoryStubAnswers, circumstances: Circumstances = {}): Promise<Readiness> {
  const { policy = defaultProofPolicy, smsDelivered = true, today = before, blockedGroupIds = [] } = circumstances;
  const directory = createDirectoryStub(answers);
  const facts = await readAccount({ directory, blockedGroupIds }, directory.userId);
  const { userId } = directory;
  return evaluateReadiness({
    ...{ userId, facts, policy, smsDelivered, today: new Date(today), brake: circumstances.brake },
  });
}

const said = ({ light, reasons, add, way }: Readiness) => ({ light, reasons, add, way });
const app = 'microsoftAuthenticatorAuthenticationMethod';
const passkey = 'fido2AuthenticationMethod';
const officePhone = 'phoneAuthenticationMethod';
const email = { id: 'e', address: 'aino@posti.example' };
const mobile = { id: 'm', number: '+358 401234567' };
const none = { email: undefined, mobile: undefined, others: [] };
const switchedOff = (method: 'email-code' | 'sms-code'): ProofPolicy => ({
  ...defaultProofPolicy,
  methods: { ...defaultProofPolicy.methods, [method]: { ...defaultProofPolicy.methods[method], enabled: false } },
});

describe('an account that Avain may reset', () => {
  const rows: readonly (readonly [string, DirectoryStubAnswers, Circumstances, object])[] = [
    [
      'is green with mailbox, phone and app',
      { methods: { others: [app] } },
      {},
      { light: 'green', reasons: ['ready'], add: [], way: 'avain' },
    ],
    [
      'stays green with them after Microsoft’s date',
      { methods: { others: [app] } },
      { today: after },
      { light: 'green', reasons: ['ready'], add: [], way: 'avain' },
    ],
    [
      'is amber with mailbox and phone only: Microsoft’s page would lose the phone',
      {},
      {},
      { light: 'amber', reasons: ['ready', 'phone-at-microsoft'], add: ['authenticator'], way: 'avain' },
    ],
    [
      'is amber with a passkey too, which Microsoft’s reset page does not take',
      { methods: { others: [passkey] } },
      {},
      { light: 'amber', reasons: ['ready', 'phone-at-microsoft'], add: ['authenticator'], way: 'avain' },
    ],
    [
      'is red with nothing',
      { methods: none },
      {},
      { light: 'red', reasons: ['nothing-registered'], add: ['email', 'mobile'], way: 'helpdesk' },
    ],
    [
      'is red with the app only',
      { methods: { ...none, others: [app] } },
      {},
      { light: 'red', reasons: ['nothing-counts'], add: ['email', 'mobile'], way: 'helpdesk' },
    ],
    [
      'is red with a mailbox only',
      { methods: { mobile: undefined } },
      {},
      { light: 'red', reasons: ['one-missing'], add: ['mobile'], way: 'helpdesk' },
    ],
    [
      'is red with a phone and an office phone only',
      { methods: { email: undefined, others: [officePhone] } },
      {},
      { light: 'red', reasons: ['one-missing'], add: ['email'], way: 'helpdesk' },
    ],
    [
      'is red with a mailbox of the organisation and a phone',
      { methods: { email: { id: 'e', address: 'x@contoso.example' } } },
      {},
      { light: 'red', reasons: ['one-missing'], add: ['email'], way: 'helpdesk' },
    ],
    [
      'cannot be made ready where no text messages leave',
      {},
      { smsDelivered: false },
      { light: 'red', reasons: ['no-way-here'], add: [], way: 'helpdesk' },
    ],
    [
      'cannot be made ready where a needed way is switched off',
      { methods: none },
      { policy: switchedOff('email-code') },
      { light: 'red', reasons: ['no-way-here'], add: [], way: 'helpdesk' },
    ],
    [
      'is held back by a lock',
      { methods: { others: [app] } },
      { brake: refusalOf('locked', new Date(after)) },
      { light: 'amber', reasons: ['ready'], add: [], way: 'avain' },
    ],
    [
      'is red while frozen',
      { methods: { others: [app] } },
      { brake: refusalOf('frozen') },
      { light: 'red', reasons: ['ready'], add: [], way: 'avain' },
    ],
  ];
  it.each(rows)('%s', async (_name, answers, circumstances, expected) => {
    expect(said(await readinessOf(answers, circumstances))).toEqual(expected);
  });

  it('says of each method whether it counts, and why not', async () => {
    const others = [app, app, passkey, officePhone, 'softwareOathAuthenticationMethod', 'newThingAuthenticationMethod'];
    const more = ['windowsHelloForBusinessAuthenticationMethod', 'temporaryAccessPassAuthenticationMethod'];
    const { methods } = await readinessOf({ methods: { others: [...others, ...more] } });
    expect(methods).toEqual([
      { kind: 'email', verdict: 'counts' },
      { kind: 'mobile', verdict: 'counts' },
      { kind: 'authenticator', verdict: 'sign-in-only' },
      { kind: 'passkey', verdict: 'sign-in-only' },
      { kind: 'other-phone', verdict: 'calls-only' },
      { kind: 'code-device', verdict: 'sign-in-only' },
      { kind: 'other', verdict: 'not-known' },
      { kind: 'windows-hello', verdict: 'sign-in-only' },
      { kind: 'temporary-pass', verdict: 'short-lived' },
    ]);
  });

  const verdicts: readonly (readonly [string, DirectoryStubAnswers['methods'] & object, Circumstances, string])[] = [
    ['the own mailbox', { email: { id: 'e', address: 'aino.j@mail.contoso.example' } }, {}, 'own-domain'],
    ['two addresses in one', { email: { id: 'e', address: 'a@x.example,b@x.example' } }, {}, 'unreadable'],
    ['a mailbox that is switched off', { email }, { policy: switchedOff('email-code') }, 'switched-off'],
    ['a phone with an extension', { email: undefined, mobile: { id: 'm', number: '+358 40 123x1' } }, {}, 'unreadable'],
    ['a phone that nothing is sent to', { email: undefined, mobile }, { smsDelivered: false }, 'not-delivered'],
    ['a switched off phone', { email: undefined, mobile }, { policy: switchedOff('sms-code') }, 'switched-off'],
  ];
  it.each(verdicts)('of %s it says why it does not count', async (_name, methods, circumstances, verdict) => {
    const [first] = (await readinessOf({ methods }, circumstances)).methods ?? [];
    expect(first?.verdict).toBe(verdict);
  });
});

describe('an account that Avain never resets', () => {
  const kinds: readonly (readonly [string, Partial<DirectoryUser>, object])[] = [
    ['disabled', { accountEnabled: false }, { light: 'red', reasons: ['disabled'], add: [], way: 'helpdesk' }],
    [
      'a room',
      { isResourceAccount: true },
      { light: 'red', reasons: ['unsupported-account'], add: [], way: 'helpdesk' },
    ],
    ['a guest', { userType: 'Guest' }, { light: 'amber', reasons: ['guest'], add: [], way: 'home-tenant' }],
    [
      'synced',
      { onPremisesSyncEnabled: true },
      { light: 'amber', reasons: ['synced', 'phone-for-microsoft'], add: ['authenticator'], way: 'entra-sspr' },
    ],
    [
      'federated',
      { userPrincipalName: 'aino@adfs.example' },
      { light: 'amber', reasons: ['federated', 'phone-for-microsoft'], add: ['authenticator'], way: 'entra-sspr' },
    ],
    [
      'restricted',
      { isManagementRestricted: true },
      { light: 'amber', reasons: ['privileged', 'phone-for-microsoft'], add: ['authenticator'], way: 'entra-sspr' },
    ],
  ];
  it.each(kinds)('is told its own way back: %s', async (_name, user, expected) => {
    expect(said(await readinessOf({ user }))).toEqual(expected);
  });

  const synced = { onPremisesSyncEnabled: true };
  const lights: readonly (readonly [string, DirectoryStubAnswers, string, string, readonly string[]])[] = [
    ['synced with app and mailbox', { user: synced, methods: { others: [app] } }, before, 'amber', ['synced']],
    ['synced with nothing', { user: synced, methods: none }, before, 'red', ['synced', 'nothing-for-microsoft']],
    [
      'synced with a phone only',
      { user: synced, methods: { ...none, mobile } },
      before,
      'amber',
      ['synced', 'one-for-microsoft', 'phone-for-microsoft'],
    ],
    [
      'synced with a phone only, after the date',
      { user: synced, methods: { ...none, mobile } },
      after,
      'red',
      ['synced', 'nothing-for-microsoft', 'phone-for-microsoft'],
    ],
    [
      'an administrator with one proof for two',
      { privilege: { activeRoles: 1 }, methods: { ...none, email } },
      before,
      'red',
      ['privileged', 'one-for-microsoft'],
    ],
    [
      'an administrator after the date',
      { privilege: { eligibleRoles: 1 } },
      after,
      'red',
      ['privileged', 'one-for-microsoft', 'phone-for-microsoft'],
    ],
  ];
  it.each(lights)('and what Microsoft’s page would take: %s', async (_name, answers, today, light, reasons) => {
    expect(await readinessOf(answers, { today })).toMatchObject({ light, reasons });
  });

  it('names the guest’s home only where Microsoft would know it', async () => {
    const home = async (userPrincipalName: string) =>
      (await readinessOf({ user: { userPrincipalName, userType: 'Guest' } })).registerAt;
    expect(await home('georg_s_partner.example#EXT#@contoso.example')).toEqual({
      kind: 'home-tenant',
      domain: 'partner.example',
    });
    for (const upn of ['g_gmail.com#EXT#@contoso.example', 'g@contoso.example', 'g_evil/x?y#EXT#@contoso.example'])
      expect(await home(upn)).toEqual({ kind: 'home-tenant', domain: undefined });
  });

  it('is not held back by a brake on Avain, which is not its way', async () => {
    const { light, brake } = await readinessOf({ user: synced }, { brake: refusalOf('paused') });
    expect([light, brake]).toEqual(['amber', undefined]);
  });
});

describe('Microsoft’s date', () => {
  it.each([
    ['2027-01-31T23:59:59Z', false],
    ['2027-02-01T00:00:00Z', true],
  ])('at %s has come: %j', async (today, ended) => {
    expect((await readinessOf({}, { today })).microsoftCodes).toEqual({
      ...{ on: '2027-02-01', globalAdminsOn: '2027-07-01', ended },
    });
  });
});

describe('what was not read', () => {
  const reads = ['findUser', 'listMethods', 'readPrivilege', 'memberOf', 'readTenant'] as const;
  it.each(reads)('is unknown when %s fails', async (read) => {
    const readiness = await readinessOf({ failing: [read], methods: { others: [app] } }, { blockedGroupIds: ['vip'] });
    expect(said(readiness)).toEqual({ light: 'unknown', reasons: ['could-not-check'], add: [], way: 'helpdesk' });
    expect(readiness.methods).toBeUndefined();
    expect(readiness.registerAt).toBeUndefined();
  });

  it('leaves a reason that stands without it', async () => {
    const failing = ['listMethods', 'readPrivilege'] as const;
    expect((await readinessOf({ user: { accountEnabled: false }, failing })).light).toBe('red');
    expect(said(await readinessOf({ user: { onPremisesSyncEnabled: true }, failing }))).toEqual({
      ...{ light: 'unknown', reasons: ['synced', 'could-not-check'], add: [], way: 'entra-sspr' },
    });
  });
});

const otherMethods = [
  app,
  passkey,
  officePhone,
  'softwareOathAuthenticationMethod',
  'windowsHelloForBusinessAuthenticationMethod',
  'temporaryAccessPassAuthenticationMethod',
  'unknown',
];
const reads: readonly (keyof UserDirectory)[] = ['findUser', 'listMethods', 'readPrivilege', 'memberOf', 'readTenant'];

const accounts: fc.Arbitrary<DirectoryStubAnswers> = fc.record({
  user: fc.option(
    fc.record({
      accountEnabled: fc.boolean(),
      userType: fc.constantFrom('Member', 'member', 'Guest', undefined),
      onPremisesSyncEnabled: fc.boolean(),
      isManagementRestricted: fc.boolean(),
      isResourceAccount: fc.boolean(),
      userPrincipalName: fc.constantFrom('aino@contoso.example', 'aino@adfs.example', 'aino@unknown.example'),
    }),
    { nil: null, freq: 20 },
  ),
  methods: fc.record({
    email: fc.constantFrom(undefined, email, { id: 'e', address: 'x@contoso.example' }, { id: 'e', address: 'x' }),
    mobile: fc.constantFrom(undefined, mobile, { id: 'm', number: '0401234567' }),
    others: fc.uniqueArray(fc.constantFrom(...otherMethods)),
  }),
  privilege: fc.record({ activeRoles: fc.nat(1), eligibleRoles: fc.nat(1), roleAssignableGroups: fc.nat(1) }),
  groups: fc.constantFrom([], ['vip']),
  failing: fc.oneof({ weight: 3, arbitrary: fc.constant([]) }, { weight: 1, arbitrary: fc.subarray([...reads]) }),
});
const plainMembers: fc.Arbitrary<DirectoryStubAnswers> = fc.record({
  methods: fc.record({
    email: fc.constantFrom(undefined, email, { id: 'e', address: 'x@contoso.example' }),
    mobile: fc.constantFrom(undefined, mobile, { id: 'm', number: '0401234567' }),
    others: fc.uniqueArray(fc.constantFrom(...otherMethods)),
  }),
});
/** Nothing wrong with the account; now and then something cannot be read. */
const halfRead = fc
  .tuple(plainMembers, fc.subarray([...reads], { maxLength: 1 }))
  .map(([answers, failing]): DirectoryStubAnswers => ({ ...answers, failing }));
const days = fc.constantFrom(before, '2027-01-31T23:59:59Z', after, '2030-01-01T00:00:00Z');

describe('for every account', () => {
  it('the way is Avain exactly where a reset would begin', async () => {
    await fc.assert(
      fc.asyncProperty(fc.oneof(accounts, plainMembers), days, async (answers, today) => {
        const directory = createDirectoryStub(answers);
        const options = { directory, policy: defaultProofPolicy, blockedGroupIds: ['vip'] };
        const { kind } = await createEligibility(options).check(directory.userId);
        const { light, way } = await readinessOf(answers, { today, blockedGroupIds: ['vip'] });
        expect(way === 'avain').toBe(kind === 'eligible');
        if (light === 'green') expect(kind).toBe('eligible');
      }),
      { numRuns: 600 },
    );
  });

  it('green needs every read, and nothing left to add', async () => {
    await fc.assert(
      fc.asyncProperty(fc.oneof(accounts, halfRead), days, fc.boolean(), async (answers, today, smsDelivered) => {
        const readiness = await readinessOf(answers, { today, smsDelivered, blockedGroupIds: ['vip'] });
        if (readiness.light !== 'green') return;
        expect(answers.failing ?? []).toEqual([]);
        expect(readiness).toMatchObject({ reasons: ['ready'], add: [], brake: undefined });
      }),
      { numRuns: 600 },
    );
  });

  it('adding what is missing makes it pass, and a day that goes by never makes it better', async () => {
    await fc.assert(
      fc.asyncProperty(plainMembers, async (answers) => {
        const now = await readinessOf(answers);
        const later = await readinessOf(answers, { today: after });
        const order = ['red', 'amber', 'green'];
        expect(order.indexOf(later.light)).toBeLessThanOrEqual(order.indexOf(now.light));
        const methods = {
          ...answers.methods,
          ...(now.add.includes('email') && { email }),
          ...(now.add.includes('mobile') && { mobile }),
          ...(now.add.includes('authenticator') && { others: [app] }),
        };
        expect((await readinessOf({ methods })).way).toBe('avain');
      }),
      { numRuns: 300 },
    );
  });

  it('nothing it says holds an address or a number', async () => {
    await fc.assert(
      fc.asyncProperty(fc.oneof(accounts, plainMembers), days, async (answers, today) => {
        expect(JSON.stringify(await readinessOf(answers, { today }))).not.toMatch(/@|posti|contoso|\d{6}/u);
      }),
    );
  });
});
