/** Methods by which a code is sent to a registered address. */
export const codeMethods = ['email-code', 'sms-code'] as const;
export type CodeMethod = (typeof codeMethods)[number];

/** Methods a person can prove themselves with. A further one is one folder under services/verification. */
export const methodNames = codeMethods;
export type MethodName = (typeof methodNames)[number];

/** Kinds after DESIGN: two proofs of one kind are one proof. */
export type ProofKind = 'mailbox' | 'phone';

/** Data, not code: points per method, pass mark, least number of different kinds. */
export type ProofPolicy = {
  readonly passMark: number;
  readonly leastKinds: number;
  readonly proofLifetimeSeconds: number;
  readonly methods: Readonly<
    Record<MethodName, { readonly points: number; readonly kind: ProofKind; readonly enabled: boolean }>
  >;
};

/** One spent proof. It names flow, target and time, so that a stale or foreign one can be told apart at the write. */
export type Proof = {
  readonly method: MethodName;
  readonly flowId: string;
  readonly target: string;
  /** ISO time of acceptance. */
  readonly at: string;
};

export const defaultProofPolicy: ProofPolicy = {
  passMark: 2,
  leastKinds: 2,
  proofLifetimeSeconds: 15 * 60,
  methods: {
    'email-code': { points: 1, kind: 'mailbox', enabled: true },
    'sms-code': { points: 1, kind: 'phone', enabled: true },
  },
};
