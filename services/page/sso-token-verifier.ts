/**
 * Checks the single sign-on token that Teams hands to the page. Undefined: not a token for us. Throws `DependencyError`
 * when that could not be found out, so that nobody is called a stranger because a key server was away.
 */
export type SsoTokenVerifier = (token: string) => Promise<{ readonly oid: string; readonly tid: string } | undefined>;
