import type { DirectoryUser, RegisteredMethods, TenantFacts } from '../directory/user-directory.ts';
import type { Refusal } from '../outcomes/refusal.ts';
import type { UsableMethod } from './usable-methods.ts';

/** Who may, and why not: asked at the start of a flow and again by the executor just before the write (invariant I2). */
export type Eligibility = {
  /**
   * Who may alone, by the methods of the account. Never throws for a failed read: that is a refusal `could-not-check`
   * (invariant I8).
   */
  readonly check: (userId: string) => Promise<EligibilityResult>;
  /**
   * Who may with the helpdesk's word: the same, but for too few registered methods. Asked where a case or a vouch is in
   * hand; its answer is of another kind, so that nothing which begins a flow for somebody alone takes it for theirs.
   */
  readonly checkVouched: (userId: string) => Promise<VouchedResult>;
};

type Account = {
  readonly user: DirectoryUser;
  readonly tenant: TenantFacts;
  readonly methods: RegisteredMethods;
  /** Usable methods: registered, enabled by the policy, and not a place that the Teams session itself opens. */
  readonly usable: readonly UsableMethod[];
};

type Refused = { readonly kind: 'refused'; readonly refusal: Refusal };

export type EligibilityResult = ({ readonly kind: 'eligible' } & Account) | Refused;

export type VouchedResult =
  | ({
      readonly kind: 'vouchable';
      /** One vouch and a method; or two vouches, where there is no usable method and the policy allows it. */
      readonly way: 'one-vouch' | 'two-vouches';
    } & Account)
  | Refused;
