import type { AuditAnchor } from './audit-record.ts';

/**
 * The second system (a SIEM): gets every line after it is on our disk, and the heads of the chain, so that a cut tail
 * or a removed directory is found by comparing. Best effort and bounded: it never delays or fails an append.
 */
export type AuditCopy = {
  readonly offer: (line: string, anchor: AuditAnchor) => void;
  /** Tries for a few seconds to send what is waiting. */
  readonly close: () => Promise<void>;
};
