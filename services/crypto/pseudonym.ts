/**
 * The stable name of an account inside Avain: HMAC-SHA-256 over tenant and object id, truncated to 128 bits, base64url
 * (22 characters). Its key is not rotated: a new key would orphan counters, locks and freezes.
 */
export type Pseudonyms = (tenantId: string, objectId: string) => string;
