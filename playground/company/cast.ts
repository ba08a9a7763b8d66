import type { AccountClass, TeamsHindrance } from './company.ts';

/** Role template ids, the same in every tenant (https://learn.microsoft.com/entra/identity/role-based-access-control/permissions-reference). */
export const roleIds = {
  userAdministrator: 'fe930be7-5e62-47db-91af-98c3a49a38b1',
  helpdeskAdministrator: '729827e3-9c14-49f7-bb1b-9608f156bbb8',
  authenticationAdministrator: 'c4e39bd9-1100-46d3-8c65-fb160da0071f',
} as const;

/** One row of the cast. Whatever is not said is the usual: enabled cloud member with e-mail and mobile phone registered. */
export type CastMember = {
  readonly id: string;
  readonly givenName: string;
  readonly surname: string;
  readonly jobTitle: string;
  readonly department?: string;
  /** The personnel number; accounts of one human share it. */
  readonly employeeId?: string;
  readonly accountLanguage: string | undefined;
  /** Of the Teams client, where it differs from the account's. */
  readonly locale?: string;
  readonly classes: readonly AccountClass[];
  readonly registered?: readonly RegisteredName[];
  readonly manager?: string;
  readonly account?: {
    readonly synced?: true;
    readonly federated?: true;
    readonly guestOf?: string;
    readonly disabled?: true;
    readonly restricted?: true;
    readonly resource?: true;
    readonly mustChangePassword?: true;
    readonly emailInOwnDomain?: true;
  };
  readonly activeRole?: string;
  readonly eligibleRole?: string;
  readonly groups?: readonly GroupName[];
  /** Two letters; Finland when nothing is said. */
  readonly country?: CountryCode;
  /** Days since the first day at work; below zero: still to come. Nothing: years ago. */
  readonly hiredDaysAgo?: number;
  readonly teams?: TeamsHindrance;
};

export type RegisteredName = 'email' | 'mobilePhone' | 'microsoftAuthenticatorPush' | 'softwareOneTimePasscode';
export type GroupName =
  'everybody' | 'helpdesk' | 'vip' | 'tier-0' | 'admins' | 'plants' | 'production' | 'logistics' | 'offices';
export type CountryCode = 'FI' | 'SE' | 'EE' | 'DE' | 'PL' | 'GB';

const fi = 'fi-FI';
const en = 'en-GB';

/** Every class of account the real world has, at least once; the important ones in both languages. */
export const cast: readonly CastMember[] = [
  {
    id: 'aino',
    givenName: 'Aino',
    surname: 'Virtanen',
    jobTitle: 'Suunnittelija',
    department: 'Tuotekehitys',
    employeeId: 'K-1001',
    accountLanguage: fi,
    classes: ['ordinary'],
    manager: 'mikael',
  },
  {
    id: 'emma',
    givenName: 'Emma',
    surname: 'Walker',
    jobTitle: 'Buyer',
    department: 'Purchasing',
    employeeId: 'K-1002',
    accountLanguage: en,
    classes: ['ordinary'],
    manager: 'mikael',
  },
  {
    id: 'lauri',
    givenName: 'Lauri',
    surname: 'Niemi',
    jobTitle: 'Software engineer',
    department: 'Research and development',
    employeeId: 'K-1003',
    accountLanguage: fi,
    locale: en,
    classes: ['ordinary', 'two-languages', 'two-accounts'],
    manager: 'mikael',
    registered: ['email', 'mobilePhone', 'microsoftAuthenticatorPush'],
  },
  {
    id: 'lauri-test',
    givenName: 'Lauri',
    surname: 'Niemi',
    jobTitle: 'Test account',
    department: 'Research and development',
    employeeId: 'K-1003',
    accountLanguage: fi,
    locale: en,
    classes: ['ordinary', 'two-accounts'],
    manager: 'mikael',
  },
  {
    id: 'noora',
    givenName: 'Noora',
    surname: 'Åkerlund',
    jobTitle: 'Controller',
    department: 'Talous',
    accountLanguage: undefined,
    locale: fi,
    classes: ['ordinary', 'no-language'],
    manager: 'mikael',
  },
  {
    id: 'veikko',
    givenName: 'Veikko',
    surname: 'Laine',
    jobTitle: 'Huoltoasentaja',
    department: 'Kunnossapito',
    accountLanguage: fi,
    classes: ['ordinary', 'password-expired'],
    manager: 'mikael',
    account: { mustChangePassword: true },
  },
  {
    id: 'onni',
    givenName: 'Onni',
    surname: 'Korhonen',
    jobTitle: 'Kesätyöntekijä',
    department: 'Tuotanto',
    accountLanguage: fi,
    classes: ['unregistered'],
    registered: [],
    manager: 'mikael',
  },
  {
    id: 'olivia',
    givenName: 'Olivia',
    surname: 'Brown',
    jobTitle: 'Trainee',
    department: 'Sales',
    accountLanguage: en,
    classes: ['unregistered'],
    registered: ['microsoftAuthenticatorPush'],
    manager: 'mikael',
  },
  {
    id: 'eero',
    givenName: 'Eero',
    surname: 'Mäkinen',
    jobTitle: 'Varastomies',
    department: 'Logistiikka',
    accountLanguage: fi,
    classes: ['half-registered'],
    registered: ['email'],
    manager: 'mikael',
  },
  {
    id: 'harry',
    givenName: 'Harry',
    surname: 'Singh',
    jobTitle: 'Driver',
    department: 'Logistics',
    accountLanguage: en,
    classes: ['half-registered'],
    registered: ['mobilePhone'],
    manager: 'mikael',
  },
  {
    id: 'helmi',
    givenName: 'Helmi',
    surname: 'Koskinen',
    jobTitle: 'Assistentti',
    department: 'Hallinto',
    accountLanguage: fi,
    classes: ['own-domain-email'],
    manager: 'mikael',
    account: { emailInOwnDomain: true },
  },
  {
    id: 'ilari',
    givenName: 'Ilari',
    surname: 'Heikkinen',
    jobTitle: 'Tuotantopäällikkö',
    department: 'Tuotanto',
    accountLanguage: fi,
    classes: ['synced'],
    account: { synced: true },
  },
  {
    id: 'sarah',
    givenName: 'Sarah',
    surname: 'Evans',
    jobTitle: 'Plant engineer',
    department: 'Plant',
    accountLanguage: en,
    classes: ['federated'],
    account: { federated: true },
  },
  {
    id: 'georg',
    givenName: 'Georg',
    surname: 'Schmidt',
    jobTitle: 'Consultant',
    accountLanguage: en,
    classes: ['guest'],
    account: { guestOf: 'partner.example' },
  },
  {
    id: 'paavo',
    givenName: 'Paavo',
    surname: 'Salonen',
    jobTitle: 'Myyjä',
    department: 'Myynti',
    accountLanguage: fi,
    classes: ['disabled'],
    account: { disabled: true },
  },
  {
    id: 'adele',
    givenName: 'Adele',
    surname: 'Lindqvist',
    jobTitle: 'User administrator',
    department: 'IT',
    accountLanguage: en,
    classes: ['active-role'],
    activeRole: roleIds.userAdministrator,
  },
  {
    id: 'pekka',
    givenName: 'Pekka',
    surname: 'Rantanen',
    jobTitle: 'IT-asiantuntija',
    department: 'IT',
    accountLanguage: fi,
    classes: ['eligible-role'],
    eligibleRole: roleIds.helpdeskAdministrator,
  },
  {
    id: 'riikka',
    givenName: 'Riikka',
    surname: 'Hämäläinen',
    jobTitle: 'Identity engineer',
    department: 'IT',
    accountLanguage: fi,
    classes: ['role-assignable-group'],
    groups: ['tier-0'],
  },
  {
    id: 'minna',
    givenName: 'Minna',
    surname: 'Kallio',
    jobTitle: 'Lakimies',
    department: 'Lakiasiat',
    accountLanguage: fi,
    classes: ['restricted-management'],
    account: { restricted: true },
  },
  {
    id: 'saimaa',
    givenName: 'Saimaa',
    surname: 'Meeting room',
    jobTitle: 'Room',
    accountLanguage: en,
    classes: ['resource-account'],
    account: { resource: true },
    teams: 'no-licence',
  },
  {
    id: 'veera',
    givenName: 'Veera',
    surname: 'Pohjola',
    jobTitle: 'Chief executive',
    department: 'Board',
    accountLanguage: fi,
    classes: ['vip', 'manager'],
    groups: ['vip'],
  },
  {
    id: 'mikael',
    givenName: 'Mikael',
    surname: 'Johansson',
    jobTitle: 'Head of operations',
    department: 'Operations',
    employeeId: 'K-1004',
    accountLanguage: en,
    classes: ['ordinary', 'manager'],
    manager: 'veera',
  },
  {
    id: 'henna',
    givenName: 'Henna',
    surname: 'Lehtonen',
    jobTitle: 'Service desk agent',
    department: 'IT',
    employeeId: 'K-1005',
    accountLanguage: fi,
    classes: ['ordinary', 'helpdesk-agent'],
    groups: ['helpdesk'],
    manager: 'mikael',
  },
  {
    id: 'hugo',
    givenName: 'Hugo',
    surname: 'Martin',
    jobTitle: 'Service desk agent',
    department: 'IT',
    employeeId: 'K-1006',
    accountLanguage: en,
    classes: ['ordinary', 'helpdesk-agent'],
    groups: ['helpdesk'],
    manager: 'mikael',
  },
  {
    id: 'alex',
    givenName: 'Alex',
    surname: 'Nurmi',
    jobTitle: 'Identity lead',
    department: 'IT',
    employeeId: 'K-1008',
    accountLanguage: en,
    classes: ['ordinary', 'admin'],
    groups: ['admins'],
    manager: 'mikael',
  },
  {
    id: 'tess',
    givenName: 'Tess',
    surname: 'Barker',
    jobTitle: 'Service desk trainee',
    department: 'IT',
    employeeId: 'K-1007',
    accountLanguage: en,
    classes: ['ordinary', 'report-of-agent'],
    manager: 'hugo',
  },
  {
    id: 'satu',
    givenName: 'Satu',
    surname: 'Peltonen',
    jobTitle: 'Käyttöönoton vetäjä',
    department: 'IT',
    employeeId: 'K-1009',
    accountLanguage: fi,
    classes: ['ordinary', 'admin'],
    groups: ['admins'],
    manager: 'mikael',
    registered: ['email', 'mobilePhone', 'microsoftAuthenticatorPush'],
  },
];
