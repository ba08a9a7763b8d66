import type { DirectoryUser, TenantFacts } from '../directory/user-directory.ts';
import type { Light, MethodKind, ReadinessReason } from '../outcomes/readiness-outcome.ts';
import type { AccountFacts } from '../policy/judge-account.ts';
import type { ProofPolicy } from '../policy/proof-policy.ts';
import { evaluateReadiness } from '../readiness/evaluate-readiness.ts';
import { registeredKinds } from '../readiness/method-standing.ts';
import type { PersonRow, RegistrationRow } from './people-source.ts';
import { reportedMethods } from './report-methods.ts';

/** What the report says of one person, as far as it decides. */
export type Registered = Pick<RegistrationRow, 'methods' | 'isAdmin'>;

export type JudgedPerson = {
  readonly kind: 'judged';
  readonly light: Light;
  /** As in `Readiness`: the main one first. */
  readonly reasons: readonly ReadinessReason[];
  /** The one by which the person is counted: what is amiss rather than what kind of account it is. */
  readonly reason: ReadinessReason;
  readonly methods: readonly MethodKind[];
};

export type CoverageVerdict =
  { readonly kind: 'left-out'; readonly why: 'guests' | 'disabled' | 'resources' } | JudgedPerson;

export type CoverageJudgeOptions = {
  readonly policy: ProofPolicy;
  /** Whether Avain has a provider of text messages of its own. */
  readonly smsDelivered: boolean;
  readonly tenant: TenantFacts;
  readonly today: Date;
};

export type CoverageJudge = (person: PersonRow, registered: Registered | undefined) => CoverageVerdict;

/**
 * Could this person get back in today, as far as Microsoft's report tells: by the very rule of "am I ready?", asked about
 * the best account that fits the two rows. What the report does not know (which address, which number, roles that are
 * only eligible, blocked groups) is taken for good, so the exact answer may be amber or red where this one is lighter;
 * it is never red where this one is green, addresses aside. Whoever the report does not name is `unknown`.
 *
 * Deterministic. People alike are judged once: a whole population costs some hundred judgements.
 */
export function createCoverageJudge(options: CoverageJudgeOptions): CoverageJudge {
  const known = new Map<string, JudgedPerson>();
  const federation = new Map(options.tenant.domains.map(({ name, federated }) => [name.toLowerCase(), federated]));
  return (person, registered) => {
    if (!person.accountEnabled) return { kind: 'left-out', why: 'disabled' };
    if (person.guest) return { kind: 'left-out', why: 'guests' };
    if (person.resource) return { kind: 'left-out', why: 'resources' };
    const federated = federation.get(person.userPrincipalName.split('@').at(-1)?.toLowerCase() ?? '');
    const alike = JSON.stringify([
      ...[person.synced, federated ?? null, registered?.isAdmin ?? null],
      registered === undefined ? null : [...registered.methods].sort(),
    ]);
    const judged = known.get(alike) ?? judge(options, { synced: person.synced, federated, registered });
    if (known.size < mostKnown) known.set(alike, judged);
    return judged;
  };
}

/** Kinds of account times sets of methods; far fewer occur. */
const mostKnown = 10_000;

type Kind = {
  readonly synced: boolean;
  /** Undefined: the tenant does not list the domain. */
  readonly federated: boolean | undefined;
  readonly registered: Registered | undefined;
};

function judge({ policy, smsDelivered, today }: CoverageJudgeOptions, kind: Kind): JudgedPerson {
  const facts = bestFacts(kind);
  const { light, reasons } = evaluateReadiness({
    ...{ userId: someone.id, facts, policy, smsDelivered, today, brake: undefined },
  });
  const [main = 'could-not-check', ...notes] = reasons;
  const { methods } = facts;
  return {
    kind: 'judged',
    light,
    reasons,
    reason: notes[0] ?? main,
    methods: methods.kind === 'read' ? registeredKinds(methods.value) : [],
  };
}

const domain = 'tenant.invalid';
const someone: DirectoryUser = {
  ...{ id: '00000000-0000-4000-8000-000000000000', displayName: '', givenName: undefined, surname: undefined },
  ...{ userPrincipalName: `someone@${domain}`, mail: undefined, proxyAddresses: [], accountEnabled: true },
  ...{ userType: 'Member', externalUserState: undefined, onPremisesSyncEnabled: false, isManagementRestricted: false },
  ...{ isResourceAccount: false, preferredLanguage: undefined, department: undefined, employeeId: undefined },
  ...{ createdDateTime: undefined, lastPasswordChangeDateTime: undefined },
};

function bestFacts({ synced, federated, registered }: Kind): AccountFacts {
  const domains = federated === undefined ? [] : [{ name: domain, federated, verified: true }];
  const roles = { activeRoles: Number(registered?.isAdmin ?? false), eligibleRoles: 0, roleAssignableGroups: 0 };
  return {
    user: { kind: 'read', value: { ...someone, onPremisesSyncEnabled: synced } },
    tenant: { kind: 'read', value: { displayName: '', domains } },
    privilege: registered === undefined ? { kind: 'unread' } : { kind: 'read', value: roles },
    blocked: { kind: 'read', value: [] },
    methods:
      registered === undefined ? { kind: 'unread' } : { kind: 'read', value: reportedMethods(registered.methods) },
  };
}
