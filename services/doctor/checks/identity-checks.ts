import { X509Certificate, createPrivateKey } from 'node:crypto';
import type { BotIdentity, Config, GraphIdentity } from '../../config/config.ts';
import type { DoctorValues } from '../../i18n/doctor-texts.ts';
import type { Check } from '../check.ts';
import { identityNames, type DoctorViews, type IdentityName, type TokenSight } from '../doctor-views.ts';
import { dayOf, daysUntil, judgeEnd } from '../ends.ts';
import { green, red, unknown, warning, type Sight } from '../finding.ts';
import {
  adminPermissions,
  canChange,
  identityPermissions,
  passwordPermission,
  passwordRoles,
  signInLogPermission,
} from '../identity-permissions.ts';

type Credential = BotIdentity['credential'] | GraphIdentity;

/** Credential, token and rights of each identity the settings name. */
export const identityChecks: readonly Check[] = identityNames.flatMap((name): readonly Check[] => {
  const common = {
    about: (config: Config) => ({ identity: name, client: clientOf(name, config) ?? '' }),
    concerns: (config: Config) => clientOf(name, config) !== undefined,
  };
  return [
    {
      ...common,
      id: `identity-${name}`,
      topic: 'identity',
      source: 'https://learn.microsoft.com/entra/identity-platform/certificate-credentials',
      look: async (views, config) => judgeCredential(views, credentialOf(name, config)),
    },
    {
      ...common,
      id: `token-${name}`,
      topic: 'token',
      source: 'https://learn.microsoft.com/entra/identity-platform/reference-error-codes',
      look: async ({ identities }, { tenantId }) =>
        judgeToken(await identities.token(name, name === 'bot' ? 'connector' : 'graph'), tenantId),
    },
    {
      ...common,
      id: `permissions-${name}`,
      topic: 'permissions',
      source:
        name === 'messaging'
          ? 'https://learn.microsoft.com/exchange/permissions-exo/application-rbac'
          : 'https://learn.microsoft.com/graph/permissions-reference',
      look: async (views, config) => {
        const token = await views.identities.token(name, 'graph');
        if (token.kind !== 'token') return { ...noToken(name), about: { missing: '?', extra: '?' } };
        const { roles, objectId } = token.claims;
        const role = name === 'executor' ? await passwordRole(views, roles, objectId) : undefined;
        const besides = [
          ...(config.admins === undefined ? [] : (adminPermissions[name] ?? [])),
          ...(config.signInLog && name === 'reader' ? [signInLogPermission] : []),
        ];
        return judgePermissions({ name, roles, role, besides, graphMail: config.mail?.kind === 'graph' });
      },
    },
  ];
});

function clientOf(name: IdentityName, config: Config): string | undefined {
  return name === 'bot' ? config.bot?.appId : config.graph[name]?.clientId;
}

function credentialOf(name: IdentityName, config: Config): Credential | undefined {
  return name === 'bot' ? config.bot?.credential : config.graph[name];
}

async function judgeCredential({ files, now }: DoctorViews, credential: Credential | undefined): Promise<Sight> {
  switch (credential?.kind) {
    case undefined:
      return unknown('unknown.failed', { reason: 'identity' });
    case 'managed-identity':
      return green('identity.managed');
    case 'secret':
      return warning('identity.secret');
    case 'federated': {
      const file = await files.text(credential.tokenFile);
      return file.kind === 'seen' ? green('identity.federated') : unreadable(credential.tokenFile, file.why.values);
    }
    case 'certificate': {
      const file = await files.text(credential.path);
      if (file.kind === 'blind') return unreadable(credential.path, file.why.values);
      const end = endOfCertificate(file.value);
      if (end === undefined) return red('identity.no-certificate', { path: credential.path });
      if (daysUntil(end, now()) < 0) return red('identity.ended', { end: dayOf(end) });
      return judgeEnd(end, now(), 'identity.certificate', 'identity.soon');
    }
  }
}

/** Not unknown: what this account cannot read the product, which runs as the same account, cannot read either. */
function unreadable(path: string, { reason = '?' }: DoctorValues): Sight {
  return red('identity.unreadable', { path, reason });
}

/** Undefined unless the file holds a certificate together with its private key. */
function endOfCertificate(pem: string): Date | undefined {
  try {
    const certificate = new X509Certificate(pem);
    return certificate.checkPrivateKey(createPrivateKey(pem)) ? certificate.validToDate : undefined;
  } catch {
    return undefined;
  }
}

function judgeToken(token: TokenSight, tenantId: string): Sight {
  if (token.kind === 'refused') return red('token.refused', { code: token.code });
  if (token.kind === 'silent') return unknown('token.silent', { code: token.code });
  const tenant = token.claims.tenantId;
  if (tenant === undefined) return unknown('unknown.not-told');
  return tenant.toLowerCase() === tenantId.toLowerCase()
    ? green('token.good', { tenant })
    : red('token.tenant', { tenant });
}

function noToken(identity: string): Sight {
  return unknown('unknown.no-token', { identity });
}

/** The role by which the executor may set passwords where it lacks the permission; undefined: none, or not readable. */
async function passwordRole(
  { tenant }: DoctorViews,
  roles: readonly string[],
  objectId: string | undefined,
): Promise<string | undefined> {
  if (roles.includes(passwordPermission) || objectId === undefined) return undefined;
  const held = await tenant.rolesOf(objectId);
  if (held.kind === 'blind') return undefined;
  const found = held.value.find((id) => passwordRoles[id] !== undefined);
  return found === undefined ? undefined : passwordRoles[found];
}

type Granted = {
  readonly name: IdentityName;
  readonly roles: readonly string[];
  readonly role: string | undefined;
  /** Needed by parts that are switched on. */
  readonly besides: readonly string[];
  readonly graphMail: boolean;
};

function judgePermissions({ name, roles, role, besides, graphMail }: Granted): Sight {
  const { optional } = identityPermissions[name];
  const required = [...new Set([...identityPermissions[name].required, ...besides])];
  const granted = roles.length === 0 ? '–' : roles.join(', ');
  const missing = required.filter((one) => !roles.includes(one) && !(one === passwordPermission && role !== undefined));
  const extra = roles.filter((one) => !required.includes(one) && !optional.includes(one));
  const about = { missing: missing.join(', ') || '–', extra: extra.join(', ') || '–' };
  const dangerous = extra.filter(canChange);
  if (missing.length > 0) return red('permissions.missing', about, about);
  if (dangerous.length > 0) return red('permissions.dangerous', { extra: dangerous.join(', ') }, about);
  if (extra.length > 0) return warning('permissions.extra', about, about);
  if (name === 'messaging' && roles.includes('Mail.Send')) return warning('permissions.mail-everybody', {}, about);
  if (name === 'messaging' && graphMail) return unknown('permissions.mail-exchange', {}, about);
  if (role !== undefined) return green('permissions.by-role', { granted, role }, about);
  return green('permissions.good', { granted }, about);
}
