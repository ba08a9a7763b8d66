import type { DirectoryUser, RegisteredMethods, TenantFacts } from '../directory/user-directory.ts';
import type { Refusal } from '../outcomes/refusal.ts';
import type { CodeMethod } from '../policy/proof-policy.ts';

/** Who may, and why not: asked at the start of a flow and again by the executor just before the write (invariant I2). */
export type Eligibility = {
  /** Never throws for a failed read: that is a refusal `could-not-check` (invariant I8). */
  readonly check: (userId: string) => Promise<EligibilityResult>;
};

export type EligibilityResult =
  | {
      readonly kind: 'eligible';
      readonly user: DirectoryUser;
      readonly tenant: TenantFacts;
      readonly methods: RegisteredMethods;
      /** Usable methods: registered, enabled by the policy, and not a place that the Teams session itself opens. */
      readonly usable: readonly { readonly method: CodeMethod; readonly destination: string }[];
    }
  | { readonly kind: 'refused'; readonly refusal: Refusal };
