/** Checks the single sign-on token that Teams hands to the page. Undefined: not a token for us, or it cannot be checked. */
export type SsoTokenVerifier = (token: string) => Promise<{ readonly oid: string; readonly tid: string } | undefined>;
