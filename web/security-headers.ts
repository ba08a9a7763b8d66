/** Response headers of every page and page call, after OWASP's Secure Headers Project and ASVS 3.4. */
export type Framing = 'teams' | 'never';

/** Powers no page of ours needs, all off (the list of OWASP's Secure Headers Project). */
const deniedFeatures = [
  'accelerometer',
  'autoplay',
  'camera',
  'cross-origin-isolated',
  'display-capture',
  'encrypted-media',
  'fullscreen',
  'geolocation',
  'gyroscope',
  'keyboard-map',
  'magnetometer',
  'microphone',
  'midi',
  'payment',
  'picture-in-picture',
  'publickey-credentials-get',
  'screen-wake-lock',
  'sync-xhr',
  'usb',
  'xr-spatial-tracking',
];

/**
 * Headers for one response. `teamsHosts` are origins as CSP sources (`https://teams.microsoft.com`, …), used where
 * `framing` is `teams`. There is no `X-Frame-Options` on such a page: it knows no list of hosts.
 */
export function securityHeaders(options: {
  readonly framing: Framing;
  readonly teamsHosts: readonly string[];
  readonly secure: boolean;
  /** The page of the admins alone, which is drawn with web components: see `componentPolicy`. */
  readonly components?: boolean;
}): Readonly<Record<string, string>> {
  return {
    'content-security-policy': contentSecurityPolicy(options),
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'no-referrer',
    'cache-control': 'no-store, max-age=0',
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-resource-policy': 'same-origin',
    'permissions-policy': deniedFeatures.map((feature) => `${feature}=()`).join(', '),
    'x-permitted-cross-domain-policies': 'none',
    'x-robots-tag': 'noindex, nofollow',
    ...(options.framing === 'never' ? { 'x-frame-options': 'DENY' } : {}),
    // Two years, as browsers ask for; only an https answer may carry it.
    ...(options.secure ? { 'strict-transport-security': 'max-age=63072000; includeSubDomains' } : {}),
  };
}

/**
 * Microsoft's web components build their templates from strings of their own source, through a Trusted Types policy named
 * `fast-html` that passes them on as they are; without it nothing of theirs is drawn. The policy is made once, when their
 * module loads, and stays inside it; without `'allow-duplicates'` no other script can make a second one of that name. Their
 * styles are constructed sheets, which `style-src` does not concern. `blob:`: the page shows pictures it has fetched with
 * its session, which an address cannot carry.
 */
const componentPolicy = { trustedTypes: 'fast-html', images: "'self' blob:" };

function contentSecurityPolicy({
  framing,
  teamsHosts,
  components = false,
}: {
  readonly framing: Framing;
  readonly teamsHosts: readonly string[];
  readonly components?: boolean;
}): string {
  const frames = framing === 'teams' ? ["'self'", ...teamsHosts].join(' ') : "'none'";
  return [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    // teams-js would fetch its list of hosts from Microsoft's CDN; blocked, it falls back on the built-in one.
    "connect-src 'self'",
    `img-src ${components ? componentPolicy.images : "'self'"}`,
    "form-action 'self'",
    "base-uri 'none'",
    "object-src 'none'",
    `frame-ancestors ${frames}`,
    "require-trusted-types-for 'script'",
    `trusted-types ${components ? componentPolicy.trustedTypes : "'none'"}`,
  ].join('; ');
}
