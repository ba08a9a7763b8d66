/** Why self-service cannot work for the person's own account. Told at once, in plain words, with a door (invariant I7). */
export type RefusalReason =
  | 'not-registered'
  | 'half-registered'
  | 'synced'
  | 'federated'
  | 'guest'
  | 'disabled'
  | 'privileged'
  | 'unsupported-account'
  /** A check could not be made, so it counts as failed (invariant I8). */
  | 'could-not-check'
  | 'locked'
  | 'frozen'
  | 'paused'
  | 'cooling-down'
  | 'too-many-starts'
  | 'recently-reset';

/** Where the person goes instead. One reason may offer several. */
export type Door = 'register' | 'entra-sspr' | 'home-tenant' | 'helpdesk' | 'wait';

export type Refusal = {
  readonly reason: RefusalReason;
  readonly doors: readonly Door[];
  /** For `locked`, `frozen`, `cooling-down`, `too-many-starts`, `recently-reset`. */
  readonly until?: Date;
};
