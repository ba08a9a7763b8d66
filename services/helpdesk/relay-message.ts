/**
 * One message between person and agent (RecordStore kind `relay-message`, id `<case>.<number>`, encrypted, 30 days, so gone 30
 * days after the case's end at the latest; indexes `target`, and `undelivered` = case until its delivery has an end).
 * Delivery is a job that names the case; `sending` is written before the message goes out.
 */
export type RelayMessage = {
  readonly schema: 1;
  readonly caseId: string;
  /** From 1, without gaps: the order in which they are delivered. */
  readonly number: number;
  readonly target: string;
  readonly from: 'person' | 'agent';
  /** Display name of the sender, as the directory has it. */
  readonly name: string;
  readonly text: string;
  readonly at: string;
  readonly state: 'waiting' | 'sending' | 'delivered' | 'unconfirmed' | 'undeliverable';
  /** The press that carried it, so that the same press delivered again says it once. */
  readonly once?: string;
  /** When `sending` was last written. */
  readonly sendingAt?: string;
};

export const relayMessageKind = 'relay-message';
/** Longer texts are refused with the number: a Teams message holds about 28 KB, a case note needs far less. */
export const longestMessage = 4_000;
