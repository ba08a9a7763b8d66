/** Chance as a port. Every value comes from a cryptographic source in production. */
export type RandomSource = {
  /** `length` random bytes. */
  readonly bytes: (length: number) => Uint8Array;
  /** `length` decimal digits without modulo bias (OWASP ASVS 6.5.3). */
  readonly digits: (length: number) => string;
  /** 128 random bits, base64url, 22 characters: identifiers and nonces. */
  readonly id: () => string;
  /** 256 random bits, base64url, 43 characters: bearer values such as page handles. */
  readonly token: () => string;
};
