import type { User } from '@microsoft/microsoft-graph-types';
import type { Account, TypedMethod } from './company.ts';
import type { CastMember, CountryCode, RegisteredName } from './cast.ts';
import { stableGuid, stablePassword } from './stable-ids.ts';

export const domains = {
  main: 'kuusama.example',
  factory: 'tehdas.kuusama.example',
  initial: 'kuusama.onmicrosoft.example',
} as const;
/** Where people of the company have their own mail. */
const privateMail = 'kotiposti.example';

/** When everybody last changed their password, long ago; to the second, as Entra keeps it. */
const lastChange = '2025-03-14T07:30:00Z';
const created = '2021-08-02T06:00:00Z';

/** `country` is free text in Entra, `usageLocation` a code. */
const countryNames: Readonly<Record<CountryCode, string>> = {
  FI: 'Finland',
  SE: 'Sweden',
  EE: 'Estonia',
  DE: 'Germany',
  PL: 'Poland',
  GB: 'United Kingdom',
};

/** Ids that Entra gives to the single e-mail and the single mobile phone of every account. */
const emailMethodId = '3ddfcfc8-9383-446f-83cc-3ab9be4be18f';
const mobileMethodId = '3179e48a-750b-4051-897c-87b9720928f7';
const passwordMethodId = '28c10230-6103-485e-b985-444c60001490';

/** The account of one person. Same input, same account. */
export function accountOf(member: CastMember, number: number): Account {
  const kind = member.account ?? {};
  const id = stableGuid(`user:${member.id}`);
  const local = localPart(member);
  const userPrincipalName = upnOf(member, local);
  const properties: User & { id: string; userPrincipalName: string } = {
    id,
    userPrincipalName,
    displayName: `${member.givenName} ${member.surname}`,
    givenName: member.givenName,
    surname: member.surname,
    jobTitle: member.jobTitle,
    department: member.department ?? null,
    employeeId: member.employeeId ?? null,
    mail: kind.guestOf === undefined ? userPrincipalName : `${local}@${kind.guestOf}`,
    mailNickname: local,
    proxyAddresses: kind.guestOf === undefined ? [`SMTP:${userPrincipalName}`, `smtp:${local}@${domains.initial}`] : [],
    accountEnabled: kind.disabled !== true,
    userType: kind.guestOf === undefined ? 'Member' : 'Guest',
    externalUserState: kind.guestOf === undefined ? null : 'Accepted',
    onPremisesSyncEnabled: kind.synced === true ? true : null,
    onPremisesDomainName: kind.synced === true ? 'kuusama.local' : null,
    isManagementRestricted: kind.restricted === true ? true : null,
    isResourceAccount: kind.resource === true ? true : null,
    preferredLanguage: member.accountLanguage ?? null,
    usageLocation: member.country ?? 'FI',
    country: countryNames[member.country ?? 'FI'],
    // A profile attribute, not a registered method: nothing may be sent there.
    mobilePhone: `+358 50 5559${pad(number)}`,
    businessPhones: [],
    createdDateTime: created,
    employeeHireDate: created,
    lastPasswordChangeDateTime: lastChange,
    signInSessionsValidFromDateTime: created,
  };
  return {
    properties,
    // The generated crowd shares one: ten thousand hashes would take seconds at every start.
    password: stablePassword(member.classes.includes('generated') ? 'generated' : member.id),
    mustChangePassword: kind.mustChangePassword === true,
    methods: methodsOf(member, local, number),
    managerId: member.manager === undefined ? undefined : stableGuid(`user:${member.manager}`),
    hiredDaysAgo: member.hiredDaysAgo,
    teams: member.teams,
  };
}

function upnOf(member: CastMember, local: string): string {
  const kind = member.account ?? {};
  if (kind.guestOf !== undefined) return `${local}_${kind.guestOf}#EXT#@${domains.initial}`;
  return `${local}@${kind.federated === true ? domains.factory : domains.main}`;
}

function localPart(member: CastMember): string {
  const plain = `${member.givenName}.${member.surname}`.normalize('NFD').replace(/[\u0300-\u036f]/g, '');
  const suffix = member.id.includes('-') ? `.${member.id.split('-').slice(1).join('-')}` : '';
  return `${plain}${suffix}`.toLowerCase().replaceAll(' ', '-');
}

export function registeredNames(member: CastMember): readonly RegisteredName[] {
  return member.registered ?? ['email', 'mobilePhone'];
}

function methodsOf(member: CastMember, local: string, number: number): readonly TypedMethod[] {
  const mailbox = member.account?.emailInOwnDomain === true ? domains.main : privateMail;
  const registered = registeredNames(member).map((name) =>
    methodOf(name, `${local}@${mailbox}`, `+358 457555${pad(number)}`, member.id),
  );
  return [typed('password', passwordMethodId, { createdDateTime: lastChange, password: null }), ...registered];
}

/** The methods of an account whose owner has been to the security info page: exactly these, with private addresses. */
export function registerAnew(
  account: Account,
  number: number,
  names: readonly RegisteredName[],
): readonly TypedMethod[] {
  const address = `${account.properties.mailNickname ?? 'someone'}@${privateMail}`;
  const seed = account.properties.id;
  const kept = account.methods.filter(({ id }) => id === passwordMethodId);
  return [...kept, ...names.map((name) => methodOf(name, address, `+358 457555${pad(number)}`, seed))];
}

function methodOf(name: RegisteredName, address: string, phone: string, seed: string): TypedMethod {
  switch (name) {
    case 'email':
      return typed('email', emailMethodId, { createdDateTime: created, emailAddress: address });
    case 'mobilePhone':
      return typed('phone', mobileMethodId, {
        createdDateTime: created,
        phoneNumber: phone,
        phoneType: 'mobile',
        smsSignInState: 'notAllowedByPolicy',
      });
    case 'microsoftAuthenticatorPush':
      return typed('microsoftAuthenticator', stableGuid(`authenticator:${seed}`), {
        createdDateTime: created,
        displayName: 'Phone',
        deviceTag: 'SoftwareTokenActivated',
        phoneAppVersion: '6.2511.0',
      });
    case 'softwareOneTimePasscode':
      return typed('softwareOath', stableGuid(`oath:${seed}`), { createdDateTime: created, secretKey: null });
  }
}

const namesByKind: Readonly<Record<string, RegisteredName>> = {
  email: 'email',
  phone: 'mobilePhone',
  microsoftAuthenticator: 'microsoftAuthenticatorPush',
  softwareOath: 'softwareOneTimePasscode',
};

/** A method by the name that the registration report has for it; undefined for a password. */
export function registeredNameOf(method: TypedMethod): RegisteredName | undefined {
  return namesByKind[/#microsoft\.graph\.(\w+)AuthenticationMethod/.exec(method['@odata.type'])?.[1] ?? ''];
}

function typed(kind: string, id: string, rest: object): TypedMethod {
  return { '@odata.type': `#microsoft.graph.${kind}AuthenticationMethod`, id, ...rest };
}

function pad(number: number): string {
  return String(number).padStart(4, '0');
}
