import { requireKeyPart } from './store-key.ts';

/**
 * The keys of long-lived records. A record's slot is its own (`{kind:id}`); an index and the list of what is due live in
 * slots of theirs, so no script spans two of them and a cluster may spread them.
 */
export const recordKeys = {
  record: (kind: string, id: string) => `avain:record:{${requireKeyPart(kind)}:${requireKeyPart(id)}}`,
  index: (kind: string, name: string, value: string) =>
    `avain:record-index:{${requireKeyPart(kind)}:${requireKeyPart(name)}:${requireKeyPart(value)}}`,
  due: (kind: string) => `avain:record-due:{${requireKeyPart(kind)}}`,
} as const;
