/**
 * Records kept for months, with named indexes. Every kind names its deletion rule by the `keepUntil` of each write;
 * the retention job calls `removeDue`. Values are JSON strings, encrypted at rest; index values are stored as given,
 * so callers pass pseudonyms, never addresses.
 */
export type RecordStore = {
  readonly get: (kind: string, id: string) => Promise<StoredRecord | undefined>;
  /** `expectedVersion` 0 = must not exist, undefined = overwrite. Refuses with the current record on a lost race. */
  readonly put: (kind: string, id: string, write: RecordWrite) => Promise<PutResult>;
  /** Idempotent; removes the index entries too. */
  readonly remove: (kind: string, id: string) => Promise<void>;
  /**
   * Ids whose index `name` holds `value`, oldest write first (or by `order`). With a `limit` the first so many, without
   * reading the rest; what is written meanwhile may then be missed or come early.
   */
  readonly find: (kind: string, index: string, value: string, limit?: number) => Promise<readonly string[]>;
  /**
   * About how many `find` would name, read in one step: never too few, but records that left the index lately may still
   * be counted.
   */
  readonly count: (kind: string, index: string, value: string) => Promise<number>;
  /** Removes what is past its `keepUntil`; returns how many, at most `limit` a call. */
  readonly removeDue: (kind: string, limit: number) => Promise<number>;
};

export type StoredRecord = { readonly value: string; readonly version: number; readonly keepUntil: Date };
export type RecordWrite = {
  readonly value: string;
  readonly keepUntil: Date;
  readonly indexes: Readonly<Record<string, string>>;
  readonly expectedVersion?: number;
  /**
   * Where `find` sorts the record, instead of by the moment of its last write. The same in every write of a record, and
   * for ids that are never used again after a removal.
   */
  readonly order?: Date;
};
export type PutResult =
  { readonly ok: true; readonly version: number } | { readonly ok: false; readonly current: StoredRecord | undefined };
