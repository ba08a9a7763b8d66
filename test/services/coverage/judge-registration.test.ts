import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { createCoverageJudge } from '../../../services/coverage/judge-registration.ts';
import type { PersonRow } from '../../../services/coverage/people-source.ts';
import type { PrivilegeFacts } from '../../../services/directory/user-directory.ts';
import { readAccount } from '../../../services/policy/judge-account.ts';
import { defaultProofPolicy, type ProofPolicy } from '../../../services/policy/proof-policy.ts';
import { evaluateReadiness } from '../../../services/readiness/evaluate-readiness.ts';
import { createDirectoryStub, ainoId, type DirectoryStubAnswers } from '../../support/directory-answers.ts';

const before = '2026-11-22T12:00:00Z';
const after = '2027-02-01T00:00:00Z';
const tenant = {
  displayName: 'Contoso',
  domains: [
    { name: 'contoso.example', federated: false, verified: true },
    { name: 'adfs.example', federated: true, verified: true },
  ],
};
const aino: PersonRow = {
  ...{ id: ainoId, displayName: 'Aino Järvinen', userPrincipalName: 'aino@contoso.example', accountEnabled: true },
  ...{ guest: false, synced: false, resource: false, preferredLanguage: 'fi', country: 'FI', department: 'Sales' },
};

type Circumstances = { readonly policy?: ProofPolicy; readonly smsDelivered?: boolean; readonly today?: string };

function judged(
  person: Partial<PersonRow>,
  methods: readonly string[] | undefined,
  { isAdmin = false, ...circumstances }: Circumstances & { readonly isAdmin?: boolean } = {},
) {
  const { policy = defaultProofPolicy, smsDelivered = true, today = before } = circumstances;
  const judge = createCoverageJudge({ policy, smsDelivered, tenant, today: new Date(today) });
  const verdict = judge({ ...aino, ...person }, methods && { methods, isAdmin });
  return verdict.kind === 'left-out' ? verdict.why : `${verdict.light}: ${verdict.reason}`;
}

const proofs = ['email', 'mobilePhone'];
const app = 'microsoftAuthenticatorPush';

describe('who could recover, by the registration report', () => {
  const rows: readonly (readonly [string, Parameters<typeof judged>, string])[] = [
    ['is ready with address, phone and app', [{}, [...proofs, app]], 'green: ready'],
    ['needs more than the phone on Microsoft’s page', [{}, proofs], 'amber: phone-at-microsoft'],
    ['is not helped there by a passkey', [{}, [...proofs, 'passKeyDeviceBound']], 'amber: phone-at-microsoft'],
    ['lacks the phone', [{}, ['email', app]], 'red: one-missing'],
    ['lacks the address: an office phone is none', [{}, ['mobilePhone', 'officePhone']], 'red: one-missing'],
    ['has nothing', [{}, []], 'red: nothing-registered'],
    ['has nothing that counts', [{}, ['windowsHelloForBusiness', 'somethingNewer']], 'red: nothing-counts'],
    ['cannot be ready where no text messages leave', [{}, proofs, { smsDelivered: false }], 'red: no-way-here'],
    ['is unknown when the report is silent', [{}, undefined], 'unknown: could-not-check'],
    [
      'is unknown in a domain that the tenant does not list',
      [{ userPrincipalName: 'a@b.example' }, proofs],
      'unknown: could-not-check',
    ],
    ['goes by Microsoft’s page when synced', [{ synced: true }, ['email', app]], 'amber: synced'],
    ['is synced and has one method for it', [{ synced: true }, ['email']], 'amber: one-for-microsoft'],
    ['is synced and has none', [{ synced: true }, ['windowsHelloForBusiness']], 'red: nothing-for-microsoft'],
    [
      'is synced and has a phone only',
      [{ synced: true }, ['mobilePhone'], { today: after }],
      'red: nothing-for-microsoft',
    ],
    ['is synced and the report is silent', [{ synced: true }, undefined], 'unknown: could-not-check'],
    [
      'goes by Microsoft’s page when federated',
      [{ userPrincipalName: 'a@ADFS.example' }, [app, 'email']],
      'amber: federated',
    ],
    ['is an administrator with one method', [{}, ['email'], { isAdmin: true }], 'red: one-for-microsoft'],
    ['is an administrator with two', [{}, ['email', app], { isAdmin: true }], 'amber: privileged'],
    ['is a guest', [{ guest: true }, proofs], 'guests'],
    ['is disabled', [{ accountEnabled: false, guest: true }, proofs], 'disabled'],
    ['is a room', [{ resource: true }, proofs], 'resources'],
  ];
  it.each(rows)('says of one who %s: %#', (_name, question, answer) => {
    expect(judged(...question)).toBe(answer);
  });

  it('names the methods as a person does, each once', () => {
    const judge = createCoverageJudge({
      policy: defaultProofPolicy,
      smsDelivered: true,
      tenant,
      today: new Date(before),
    });
    const methods = [
      app,
      'softwareOneTimePasscode',
      'hardwareOneTimePasscode',
      'email',
      'officePhone',
      'alternateMobilePhone',
    ];
    const verdict = judge(aino, { methods, isAdmin: false });
    expect(verdict).toMatchObject({ methods: ['email', 'authenticator', 'code-device', 'other-phone'] });
  });
});

/** What the report calls them, by what the methods call themselves. */
const reportNames: Readonly<Record<string, readonly string[]>> = {
  phoneAuthenticationMethod: ['officePhone', 'alternateMobilePhone'],
  microsoftAuthenticatorAuthenticationMethod: [app, 'softwareOneTimePasscode', 'microsoftAuthenticatorPasswordless'],
  softwareOathAuthenticationMethod: ['softwareOneTimePasscode'],
  hardwareOathAuthenticationMethod: ['hardwareOneTimePasscode'],
  fido2AuthenticationMethod: ['passKeyDeviceBound', 'passKeySynced'],
  windowsHelloForBusinessAuthenticationMethod: ['windowsHelloForBusiness'],
  temporaryAccessPassAuthenticationMethod: ['temporaryAccessPass'],
  someNewerAuthenticationMethod: ['someNewer'],
};

const count = fc.constantFrom(0, 0, 0, 1);
const account = fc.record({
  email: fc.boolean(),
  mobile: fc.boolean(),
  others: fc.subarray(Object.keys(reportNames)),
  synced: fc.boolean(),
  domain: fc.constantFrom('contoso.example', 'contoso.example', 'adfs.example', 'unlisted.example'),
  privilege: fc.record({ activeRoles: count, eligibleRoles: count, roleAssignableGroups: count }),
  restricted: fc.constantFrom(false, false, true),
  blocked: fc.constantFrom(false, false, true),
  inReport: fc.constantFrom(true, true, false),
  enabled: fc.constantFrom(true, true, true, false),
  emailOn: fc.constantFrom(true, true, false),
  smsDelivered: fc.constantFrom(true, true, false),
  today: fc.constantFrom(before, after),
});
type Account = typeof account extends fc.Arbitrary<infer T> ? T : never;

const group = '99999999-9999-4999-8999-999999999999';

function exactAnswers({ email, mobile, others, ...rest }: Account): DirectoryStubAnswers {
  const privilege: PrivilegeFacts = rest.privilege;
  return {
    user: {
      ...{ userPrincipalName: `aino@${rest.domain}`, onPremisesSyncEnabled: rest.synced, accountEnabled: rest.enabled },
      isManagementRestricted: rest.restricted,
    },
    tenant,
    privilege,
    groups: rest.blocked ? [group] : [],
    methods: {
      email: email ? { id: 'e', address: 'aino@posti.example' } : undefined,
      mobile: mobile ? { id: 'm', number: '+358 401234567' } : undefined,
      others,
    },
  };
}

/** The lights of "am I ready?" and of the report for one account; undefined where the report's judge leaves it out. */
async function bothLights(one: Account) {
  const { emailOn, smsDelivered } = one;
  const email = { ...defaultProofPolicy.methods['email-code'], enabled: emailOn };
  const policy = { ...defaultProofPolicy, methods: { ...defaultProofPolicy.methods, 'email-code': email } };
  const today = new Date(one.today);
  const directory = createDirectoryStub(exactAnswers(one));
  const facts = await readAccount({ directory, blockedGroupIds: [group] }, ainoId);
  const exact = evaluateReadiness({ userId: ainoId, facts, policy, smsDelivered, today, brake: undefined });
  const names = [...(one.email ? ['email'] : []), ...(one.mobile ? ['mobilePhone'] : [])];
  const methods = [...names, ...one.others.flatMap((other) => reportNames[other] ?? [])];
  const person = { ...aino, userPrincipalName: `aino@${one.domain}`, synced: one.synced, accountEnabled: one.enabled };
  const judge = createCoverageJudge({ policy, smsDelivered, tenant, today });
  const verdict = judge(person, one.inReport ? { methods, isAdmin: one.privilege.activeRoles > 0 } : undefined);
  return { exact: exact.light, reported: verdict.kind === 'judged' ? verdict.light : undefined };
}

describe('the report’s light beside the exact one', () => {
  it('is never green where the exact one is red, nor where the report is silent', async () => {
    await fc.assert(
      fc.asyncProperty(account, async (one) => {
        const { exact, reported } = await bothLights(one);
        if (reported === 'green') expect(['green', 'amber', 'unknown']).toContain(exact);
        if (!one.inReport && reported !== undefined) expect(reported).toBe('unknown');
      }),
      { numRuns: 1_000 },
    );
  });

  it('is the very same where nothing stands against the account that the report cannot see', async () => {
    const visible = account.map((one) => ({
      ...{ ...one, inReport: true, restricted: false, blocked: false, enabled: true },
      privilege: { ...one.privilege, eligibleRoles: 0 as const, roleAssignableGroups: 0 as const },
    }));
    await fc.assert(
      fc.asyncProperty(visible, async (one) => {
        const { exact, reported } = await bothLights(one);
        expect(reported).toBe(exact);
      }),
      { numRuns: 500 },
    );
  });
});
