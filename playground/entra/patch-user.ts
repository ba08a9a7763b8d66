import { badRequest, denied, onPremisesMastered, passwordRefused } from './graph-failure.ts';
import type { UserRecord } from './directory-state.ts';
import { requireRole, requireUser, toSecond } from './graph-call.ts';
import type { GraphAnswer, GraphCall, GraphWorld } from './graph-world.ts';
import { acceptsPassword } from './password-rules.ts';
import { userProperties } from './user-properties.ts';

const profileProperties = new Set([
  'password',
  'forceChangePasswordNextSignIn',
  'forceChangePasswordNextSignInWithMfa',
]);

/** Which permission writes which property; everything else takes `User.ReadWrite.All`, which covers none of these. */
const special: Readonly<Record<string, readonly string[]>> = {
  passwordProfile: ['User-PasswordProfile.ReadWrite.All'],
  accountEnabled: ['User.EnableDisableAccount.All'],
};

/**
 * `PATCH /users/{id}`. All or nothing: one property without its right fails the whole request. A privileged target is
 * not protected here: whether the permission alone reaches one is not documented, so the product has to refuse by
 * itself, and a test must be able to see that it does.
 */
export function patchUser(call: GraphCall, world: GraphWorld): GraphAnswer {
  const body = requireObject(call.body);
  for (const name of Object.keys(body)) {
    if (!userProperties.has(name))
      throw badRequest(`Property '${name}' does not exist as a declared property or extension property.`);
    requireRole(call, special[name] ?? ['User.ReadWrite.All', 'Directory.ReadWrite.All']);
  }
  const user = requireUser(call, world);
  const { passwordProfile, ...rest } = body;
  if (passwordProfile !== undefined) setPassword(user, requireObject(passwordProfile), world);
  if (Object.keys(rest).length > 0) {
    if (user.properties.onPremisesSyncEnabled === true) throw badRequest(onPremisesMastered);
    world.state.change(user, rest, world.lagMs);
  }
  return { status: 204 };
}

function setPassword(user: UserRecord, profile: Readonly<Record<string, unknown>>, world: GraphWorld): void {
  for (const name of Object.keys(profile)) {
    if (!profileProperties.has(name))
      throw badRequest(`Property '${name}' does not exist on type 'microsoft.graph.passwordProfile'.`);
  }
  if (user.properties.onPremisesSyncEnabled === true) throw badRequest(onPremisesMastered);
  if (isFederated(user, world))
    throw badRequest('The user is in a federated domain: the password is not kept in this directory.');
  // A guest's password belongs to the home tenant.
  if (user.properties.userType === 'Guest') throw denied();
  const { password } = profile;
  // The flag alone is answered with 204 and changes nothing.
  if (password === undefined) return;
  if (typeof password !== 'string' || !acceptsPassword(password, contextOf(user, world)))
    throw badRequest(passwordRefused);
  user.passwordHash = world.state.hash(password);
  user.mustChangePassword =
    profile['forceChangePasswordNextSignIn'] === true || profile['forceChangePasswordNextSignInWithMfa'] === true;
  // A reset by an administrator ends a smart lockout.
  user.lockout = { badHashes: [], bad: 0, until: 0, lastSeconds: 0 };
  world.state.change(user, { lastPasswordChangeDateTime: toSecond(world.clock.now()) }, world.lagMs);
}

function isFederated(user: UserRecord, world: GraphWorld): boolean {
  const suffix = user.properties.userPrincipalName?.split('@').at(-1)?.toLowerCase();
  return world.company.tenant.domains.some(
    (domain) => domain.name === suffix && domain.authenticationType === 'Federated',
  );
}

function contextOf(user: UserRecord, world: GraphWorld) {
  return {
    givenName: user.properties.givenName,
    surname: user.properties.surname,
    tenantName: world.company.tenant.displayName,
    bannedTerms: world.company.tenant.bannedTerms,
  };
}

function requireObject(value: unknown): Readonly<Record<string, unknown>> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw badRequest('A resource is expected in the body of the request.', 'BadRequest');
  }
  return value as Readonly<Record<string, unknown>>;
}
