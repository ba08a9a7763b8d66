/** Whether an address is on this machine. */
export function isLoopback(address: string): boolean {
  return ['127.0.0.1', 'localhost', '[::1]'].includes(URL.parse(address)?.hostname ?? '');
}

/** `host:port` of an address, with the scheme's own port where none is named: what may be shown of one with a secret. */
export function hostOf(address: string): string {
  const url = URL.parse(address);
  if (url === null) return '?';
  const port = url.port === '' ? usualPorts[url.protocol] : Number(url.port);
  return port === undefined ? url.hostname : `${url.hostname}:${port}`;
}

/** Where to knock for an address; undefined for one whose scheme is not known. */
export function placeOf(
  address: string,
): { readonly host: string; readonly port: number; readonly tls: boolean } | undefined {
  const url = URL.parse(address);
  const usual = url === null ? undefined : usualPorts[url.protocol];
  if (url === null || usual === undefined) return undefined;
  const host = url.hostname.replace(/^\[|\]$/g, '');
  return { host, port: url.port === '' ? usual : Number(url.port), tls: withTls.has(url.protocol) };
}

const usualPorts: Readonly<Record<string, number>> = {
  'https:': 443,
  'http:': 80,
  'smtps:': 465,
  'smtp:': 25,
  'syslog+tls:': 6514,
  'syslog+tcp:': 601,
  'redis:': 6379,
  'rediss:': 6379,
};
const withTls = new Set(['https:', 'smtps:', 'syslog+tls:']);
