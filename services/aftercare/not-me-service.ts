/** "This wasn't me": a person answers a notice. One click, no login; acting is the executor's. */
export type NotMeService = {
  /** Is there a live link behind this token? Reads only; opening the page never acts (mail scanners open links). */
  readonly look: (token: string) => Promise<'live' | 'done' | 'dead'>;
  /** Acts once; a second report of the same token answers 'done'. */
  readonly report: (token: string) => Promise<'accepted' | 'done' | 'dead'>;
};
