/** A named 256-bit key. */
export type NamedKey = { readonly id: string; readonly key: Uint8Array };

/**
 * Keys of one purpose, newest first. Writing uses the first, reading accepts all: rotation adds a key in front and
 * drops the last one after everything written with it has expired.
 */
export type Keyring = {
  /** AES-256-GCM; `context` (the key name in the store) is associated data. Output names the key id. */
  readonly seal: (plaintext: string, context: string) => string;
  /** Throws `InvariantError` on tampering, a foreign context or an unknown key id. */
  readonly open: (sealed: string, context: string) => string;
  /** HMAC-SHA-256, lower-case hex, with the newest key. */
  readonly mac: (data: string) => string;
  /** HMAC-SHA-256 with every live key, newest first: for comparing something stored before a rotation. */
  readonly macs: (data: string) => readonly string[];
};
