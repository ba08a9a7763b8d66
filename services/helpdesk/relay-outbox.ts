import type { LoadedCase } from './case-repository.ts';

/** Where what people say to one another is put down for delivery. */
export type RelayOutbox = {
  /**
   * Stores the text as the case's next message and plans its delivery; answers its number. `found` says which case: the
   * number is taken from the record as it stands, so that messages keep their order whoever else writes. `name` is the
   * sender's display name as the directory has it. The text was judged before (length, secrets). `once` names the press
   * that carried it: the same one again, as the case's last message, is not stored a second time.
   */
  readonly append: (
    found: LoadedCase,
    from: 'person' | 'agent',
    name: string,
    text: string,
    once?: string,
  ) => Promise<number>;
};
