/** Methods by which a code is sent to a registered address: what the person does alone. */
export const codeMethods = ['email-code', 'sms-code'] as const;
export type CodeMethod = (typeof codeMethods)[number];

/** An agent's word for a person. The earlier one is the first of the two that an account without any method needs. */
export const vouchMethods = ['vouch', 'earlier-vouch'] as const;
export type VouchMethod = (typeof vouchMethods)[number];

/** Everything that can prove a person. A further code is one folder under services/verification. */
export const methodNames = [...codeMethods, ...vouchMethods] as const;
export type MethodName = (typeof methodNames)[number];

/** Kinds after DESIGN: two proofs of one kind are one proof. */
export type ProofKind = 'mailbox' | 'phone' | 'person' | 'second-person';

export type MethodRule = {
  readonly points: number;
  readonly kind: ProofKind;
  readonly enabled: boolean;
  /** Where it is not the policy's own. */
  readonly lifetimeSeconds?: number;
  /** A younger proof counts for nothing yet. */
  readonly minAgeSeconds?: number;
};

/** Data, not code: points per method, pass mark, least number of different kinds. */
export type ProofPolicy = {
  readonly passMark: number;
  readonly leastKinds: number;
  readonly proofLifetimeSeconds: number;
  readonly methods: Readonly<Record<MethodName, MethodRule>>;
  /**
   * A way of its own for accounts without any usable method: a vouch and an earlier one, and nothing else. An earlier
   * vouch counts nowhere but here, and this way is open to no account that has a method.
   */
  readonly unregistered: { readonly enabled: boolean };
};

/** One spent proof. It names flow, target and time, so that a stale or foreign one can be told apart at the write. */
type ProofBase = {
  readonly flowId: string;
  readonly target: string;
  /** ISO time of acceptance; of a vouch, the time at which the agent gave it. */
  readonly at: string;
};
export type CodeProof = ProofBase & { readonly method: CodeMethod };
/** Worth nothing without its case: the executor reads there who vouched, when, for which flow and on what evidence. */
export type VouchProof = ProofBase & { readonly method: VouchMethod; readonly caseId: string };
export type Proof = CodeProof | VouchProof;

export function isVouch(proof: Proof): proof is VouchProof {
  return (vouchMethods as readonly MethodName[]).includes(proof.method);
}

const hour = 60 * 60;

export const defaultProofPolicy: ProofPolicy = {
  passMark: 2,
  leastKinds: 2,
  proofLifetimeSeconds: hour / 4,
  methods: {
    'email-code': { points: 1, kind: 'mailbox', enabled: true },
    'sms-code': { points: 1, kind: 'phone', enabled: true },
    vouch: { points: 1, kind: 'person', enabled: true, lifetimeSeconds: hour },
    // A day in which the manager may object, and two more for the second agent to see the person.
    'earlier-vouch': {
      points: 1,
      kind: 'second-person',
      enabled: true,
      lifetimeSeconds: 72 * hour,
      minAgeSeconds: 24 * hour,
    },
  },
  unregistered: { enabled: false },
};
