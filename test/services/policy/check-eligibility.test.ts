import { describe, expect, it } from '@jest/globals';
import type { DirectoryUser, UserDirectory } from '../../../services/directory/user-directory.ts';
import { DependencyError } from '../../../services/errors/app-error.ts';
import { createEligibility } from '../../../services/policy/check-eligibility.ts';
import { defaultProofPolicy, type ProofPolicy } from '../../../services/policy/proof-policy.ts';
import { createDirectoryStub, type DirectoryStubAnswers } from '../../support/directory-answers.ts';

const check = async (answers: DirectoryStubAnswers = {}, blockedGroupIds: readonly string[] = []) => {
  const directory = createDirectoryStub(answers);
  return createEligibility({ directory, policy: defaultProofPolicy, blockedGroupIds }).check(directory.userId);
};
const reasonOf = async (answers: DirectoryStubAnswers, blockedGroupIds: readonly string[] = []) => {
  const result = await check(answers, blockedGroupIds);
  return result.kind === 'refused' ? result.refusal.reason : 'eligible';
};

const vouched = async (
  answers: DirectoryStubAnswers = {},
  policy: ProofPolicy = defaultProofPolicy,
  blockedGroupIds: readonly string[] = [],
) => {
  const directory = createDirectoryStub(answers);
  const result = await createEligibility({ directory, policy, blockedGroupIds }).checkVouched(directory.userId);
  return result.kind === 'refused' ? result.refusal.reason : result.way;
};
const none = { email: undefined, mobile: undefined };
const twoAgents: ProofPolicy = { ...defaultProofPolicy, unregistered: { enabled: true } };

describe('who may', () => {
  it('lets a cloud member with a private mailbox and a mobile phone pass', async () => {
    expect(await check()).toMatchObject({
      kind: 'eligible',
      usable: [
        { method: 'email-code', destination: 'aino@posti.example' },
        { method: 'sms-code', destination: '+358401234567' },
      ],
    });
  });

  const accounts: readonly (readonly [string, Partial<DirectoryUser>, string])[] = [
    ['a disabled account', { accountEnabled: false }, 'disabled'],
    ['a guest', { userType: 'Guest' }, 'guest'],
    ['a guest by its state', { externalUserState: 'Accepted' }, 'guest'],
    ['a guest by its name', { userPrincipalName: 'a_b.example#EXT#@contoso.example' }, 'guest'],
    ['an account of a federated domain', { userPrincipalName: 'aino@adfs.example' }, 'federated'],
    ['a synced account', { onPremisesSyncEnabled: true }, 'synced'],
    ['a resource account', { isResourceAccount: true }, 'unsupported-account'],
    ['an account without a user type', { userType: undefined }, 'unsupported-account'],
    ['a domain nobody knows', { userPrincipalName: 'aino@unknown.example' }, 'could-not-check'],
    ['a restricted administrative unit', { isManagementRestricted: true }, 'privileged'],
    ['somebody else than was asked for', { id: '99999999-9999-4999-8999-999999999999' }, 'unsupported-account'],
  ];
  it.each(accounts)('refuses %s, whoever vouches', async (_, user, reason) => {
    expect(await reasonOf({ user })).toBe(reason);
    expect(await vouched({ user })).toBe(reason);
    expect(await vouched({ user, methods: none }, twoAgents)).toBe(reason);
  });

  it.each(['activeRoles', 'eligibleRoles', 'roleAssignableGroups'] as const)(
    'refuses one of %s, whoever vouches',
    async (fact) => {
      expect(await reasonOf({ privilege: { [fact]: 1 } })).toBe('privileged');
      expect(await vouched({ privilege: { [fact]: 1 }, methods: none }, twoAgents)).toBe('privileged');
    },
  );

  it('takes one vouch where there is a method, and two only where the policy says so', async () => {
    expect(await vouched()).toBe('one-vouch');
    expect(await vouched({ methods: { email: undefined } })).toBe('one-vouch');
    expect(await vouched({ methods: { email: undefined } }, twoAgents)).toBe('one-vouch');
    expect(await vouched({ methods: none })).toBe('not-registered');
    expect(await vouched({ methods: none }, twoAgents)).toBe('two-vouches');
  });

  it('never lets an account with too few methods begin alone, whatever the policy says of vouches', async () => {
    for (const methods of [none, { email: undefined }, { mobile: undefined }]) {
      const directory = createDirectoryStub({ methods });
      const { check: alone } = createEligibility({ directory, policy: twoAgents, blockedGroupIds: [] });
      expect((await alone(directory.userId)).kind).toBe('refused');
    }
  });

  it('takes no vouch where the policy switches vouches off', async () => {
    const off = { ...defaultProofPolicy.methods, vouch: { ...defaultProofPolicy.methods.vouch, enabled: false } };
    const policy = { ...defaultProofPolicy, methods: off };
    expect(await vouched({ methods: { email: undefined } }, policy)).toBe('half-registered');
  });

  it('refuses a member of a blocked group, and asks only when there is one', async () => {
    expect(await reasonOf({ groups: ['vip'] }, ['vip', 'break-glass'])).toBe('privileged');
    expect(await reasonOf({ failing: ['memberOf'] })).toBe('eligible');
    expect(await vouched({ groups: ['vip'] }, defaultProofPolicy, ['vip'])).toBe('privileged');
  });

  it('refuses an account that does not exist', async () => {
    expect(await reasonOf({ user: null })).toBe('unsupported-account');
  });
});

describe('what cannot be checked is refused', () => {
  const reads: readonly (keyof UserDirectory)[] = [
    'findUser',
    'listMethods',
    'readPrivilege',
    'memberOf',
    'readTenant',
  ];
  it.each(reads)('when %s fails', async (read) => {
    const result = await check({ failing: [read] }, ['vip']);
    expect(result).toEqual({ kind: 'refused', refusal: { reason: 'could-not-check', doors: ['wait', 'helpdesk'] } });
    expect(await vouched({ failing: [read] }, twoAgents, ['vip'])).toBe('could-not-check');
  });

  it('even when the directory throws before it returns a promise', async () => {
    const directory: UserDirectory = {
      ...createDirectoryStub({}),
      readPrivilege: () => {
        throw new DependencyError('directory_unavailable', 'down');
      },
    };
    const result = await createEligibility({ directory, policy: defaultProofPolicy, blockedGroupIds: [] }).check('x');
    expect(result.kind).toBe('refused');
  });

  it('but a reason that stands on answers already had is told', async () => {
    expect(await reasonOf({ user: { accountEnabled: false }, failing: ['readPrivilege', 'readTenant'] })).toBe(
      'disabled',
    );
  });
});

describe('methods that do not count', () => {
  const email = (address: string) => reasonOf({ methods: { email: { id: 'e', address } } });
  it.each([
    ['equal to the mail', 'AINO.J@mail.contoso.example'],
    ['equal to the UPN', 'aino@contoso.example'],
    ['equal to a proxy address', 'alias@old-name.example'],
    ['in a verified domain', 'someone.else@contoso.example'],
    ['in a verified domain spelled otherwise', 'x@CONTOSO.example.'],
    ['below a verified domain', 'aino@private.contoso.example'],
    ['in an internationalised verified domain', 'aino@xn--jrvi-loa.example'],
    ['not one address', 'a@posti.example, b@posti.example'],
  ])('an e-mail address %s', async (_, address) => {
    expect(await email(address)).toBe('half-registered');
  });

  it('but a domain that merely ends alike, or is not verified, counts', async () => {
    expect(await email('aino@notcontoso.example')).toBe('eligible');
    expect(await email('aino@unverified.example')).toBe('eligible');
  });

  it.each(['+358 40 1234567x12', '0401234567', '+0123456789', ''])('a phone number like %p', async (number) => {
    expect(await reasonOf({ methods: { mobile: { id: 'm', number } } })).toBe('half-registered');
  });

  it('none at all is not registered, one is half registered', async () => {
    expect(await reasonOf({ methods: { email: undefined, mobile: undefined } })).toBe('not-registered');
    expect(await reasonOf({ methods: { email: undefined } })).toBe('half-registered');
  });
});

describe('doors', () => {
  const doorsOf = async (answers: DirectoryStubAnswers) => {
    const result = await check(answers);
    return result.kind === 'refused' ? result.refusal.doors : [];
  };
  it('lead to where the person can be helped', async () => {
    expect(await doorsOf({ methods: { email: undefined, mobile: undefined } })).toEqual(['register', 'helpdesk']);
    expect(await doorsOf({ user: { onPremisesSyncEnabled: true } })).toEqual(['entra-sspr', 'helpdesk']);
    expect(await doorsOf({ user: { userType: 'Guest' } })).toEqual(['home-tenant']);
    expect(await doorsOf({ privilege: { activeRoles: 1 } })).toEqual(['entra-sspr', 'helpdesk']);
    expect(await doorsOf({ user: { accountEnabled: false } })).toEqual(['helpdesk']);
  });
});
