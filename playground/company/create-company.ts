import { chooseLanguage } from '../../services/i18n/locale.ts';
import { accountOf, domains, registeredNames } from './accounts.ts';
import { cast } from './cast.ts';
import type { CastMember } from './cast.ts';
import { colleagues } from './colleagues.ts';
import { groupsOf } from './company-groups.ts';
import type { Account, Company, Persona, RoleGrant } from './company.ts';
import { personalChatId, stableGuid, teamsUserId } from './stable-ids.ts';

export { groupId } from './company-groups.ts';

export type CompanyOptions = {
  /** Number of people, at most 10 000; never fewer than the cast. */
  readonly size?: number;
};

const mostPeople = 10_000;

/** Where Avain's own e-mail comes from: nobody's account, so nobody one can be. */
const sharedMailbox: CastMember = {
  id: 'mailbox',
  givenName: 'Avain',
  surname: 'Service',
  jobTitle: 'Shared mailbox',
  accountLanguage: 'en-GB',
  classes: [],
  registered: [],
  account: { disabled: true },
  teams: 'no-licence',
};

/** The pretend company "Kuusama Oy". Deterministic: same size, same company. */
export function createCompany({ size = cast.length }: CompanyOptions = {}): Company {
  const people = [...cast, ...colleagues(Math.min(size, mostPeople) - cast.length)];
  const accounts = people.map(accountOf);
  const mailbox = accountOf(sharedMailbox, people.length);
  return {
    tenant: {
      id: stableGuid('tenant'),
      displayName: 'Kuusama Oy',
      domains: [
        { name: domains.main, authenticationType: 'Managed', isDefault: true, isInitial: false, isVerified: true },
        {
          name: domains.factory,
          authenticationType: 'Federated',
          isDefault: false,
          isInitial: false,
          isVerified: true,
        },
        { name: domains.initial, authenticationType: 'Managed', isDefault: false, isInitial: true, isVerified: true },
      ],
      bannedTerms: ['kuusama', 'revontuli', 'tehdas'],
      senderUpn: mailbox.properties.userPrincipalName,
    },
    appIds: {
      reader: stableGuid('app:reader'),
      messaging: stableGuid('app:messaging'),
      executor: stableGuid('app:executor'),
      bot: stableGuid('app:bot'),
    },
    accounts: [...accounts, mailbox],
    groups: groupsOf(people),
    roleAssignments: people.flatMap((member) => grants(member, member.activeRole)),
    roleEligibilities: people.flatMap((member) => grants(member, member.eligibleRole)),
    personas: people.map((member, index) => personaOf(member, accounts[index])),
  };
}

function grants(member: CastMember, roleDefinitionId: string | undefined): readonly RoleGrant[] {
  if (roleDefinitionId === undefined) return [];
  return [{ principalId: stableGuid(`user:${member.id}`), roleDefinitionId, directoryScopeId: '/' }];
}

function personaOf(member: CastMember, account: Account | undefined): Persona {
  if (account === undefined) throw new RangeError('every person has an account');
  return {
    id: member.id,
    displayName: account.properties.displayName ?? '',
    upn: account.properties.userPrincipalName,
    password: account.password,
    aadObjectId: account.properties.id,
    teamsId: teamsUserId(member.id),
    conversationId: personalChatId(member.id),
    language: chooseLanguage(member.accountLanguage, member.locale),
    locale: member.locale ?? member.accountLanguage ?? 'en-GB',
    classes: member.classes,
    methods: registeredNames(member),
  };
}
