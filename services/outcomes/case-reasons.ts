/** What a case is about: why self-service did not work, or what the person asked for. Routing and figures go by it. */
export const caseTroubles = [
  'asked-for-human',
  'code-missing',
  'new-phone',
  'other-account',
  'reset-failed',
  'reset-refused',
  'too-many-wrong-codes',
  'caller-denied',
  'not-registered',
  'half-registered',
  'synced',
  'federated',
  'guest',
  'disabled',
  'privileged',
  'unsupported-account',
  'could-not-check',
  'locked',
  'frozen',
  'paused',
  'cooling-down',
  'too-many-starts',
  'recently-reset',
] as const;
export type CaseTrouble = (typeof caseTroubles)[number];

export type CaseEndReason =
  | 'password-set'
  | 'solved-otherwise'
  | 'not-the-person'
  | 'not-entitled'
  | 'no-answer'
  | 'self-service-again'
  | 'withdrawn-by-person'
  | 'closed-in-desk'
  | 'account-gone'
  | 'time-over';

/** The reasons an agent may give for refusing, shown as a list: no free text reaches the person by this way. */
export const refuseReasons = [
  'not-the-person',
  'not-entitled',
  'no-answer',
] as const satisfies readonly CaseEndReason[];
export const resolveReasons = ['solved-otherwise', 'self-service-again'] as const satisfies readonly CaseEndReason[];

/**
 * How the agent made sure. Not in the list, because they are no evidence: knowing personal data, knowing the three
 * words, anything said in Teams or through the relay (security advice of CISA on help desks, and NIST SP 800-63B).
 */
export const evidenceKinds = [
  'in-person',
  'identity-document',
  'video-with-company-id',
  'callback-to-hr-number',
  'verified-id-face-check',
] as const;
export type EvidenceKind = (typeof evidenceKinds)[number];

/** Somebody was seen with a document: the only evidence that stands for an account without any registered method. */
export const strongEvidence: readonly EvidenceKind[] = ['in-person', 'identity-document'];
