/**
 * Which connectors the bot talks to. A serviceUrl comes with each activity and receives the bot's bearer token, so it
 * is read strictly and its host must be one we know.
 */
export type ServiceUrlRules = {
  /** Exact host names; only https on the default port. */
  readonly hosts: readonly string[];
  /** http or https on any port of this machine: for the playground and tests, never in production. */
  readonly allowLoopback: boolean;
};

/** Microsoft's connectors: public cloud, GCC, GCC High. */
export const microsoftServiceHosts: readonly string[] = [
  'smba.trafficmanager.net',
  'smba.infra.gcc.teams.microsoft.com',
  'smba.infra.gov.teams.microsoft.us',
];

const shape = /^https?:\/\/[a-z0-9.:[\]-]+(?:\/[a-z0-9._~-]+)*\/?$/i;
const loopbackHosts = ['127.0.0.1', 'localhost', '[::1]'];
const longestServiceUrl = 512;

/**
 * The one spelling of an allowed serviceUrl (lower-case host, no trailing slash), or undefined when it is not allowed.
 * Credentials, queries, fragments, escapes, backslashes and dot segments are refused rather than interpreted.
 */
export function canonicalServiceUrl(raw: unknown, rules: ServiceUrlRules): string | undefined {
  if (typeof raw !== 'string' || raw.length > longestServiceUrl || !shape.test(raw) || /\/\.{1,2}(?:\/|$)/.test(raw)) {
    return undefined;
  }
  const url = URL.parse(raw);
  if (url === null) return undefined;
  const known = url.protocol === 'https:' && url.port === '' && rules.hosts.includes(url.hostname);
  const ours = rules.allowLoopback && loopbackHosts.includes(url.hostname);
  return known || ours ? url.href.replace(/\/$/, '') : undefined;
}
