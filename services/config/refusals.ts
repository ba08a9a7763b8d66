import type { Config } from './config.ts';
import { isLoopback } from './parse-settings.ts';
import type { SettingName, Settings } from './settings.ts';

type Rule = (config: Config, settings: Settings, embeddedStore: boolean) => string | undefined;

/**
 * What a process refuses to start with. One rule a line; each answers a sentence that names the variable, or nothing.
 * `production` is every process whose NODE_ENV is not `development` or `test`.
 */
const rules: readonly Rule[] = [
  (c, s, embedded) =>
    s.REDIS_URL === undefined && !(embedded && !c.production)
      ? 'REDIS_URL: is required; the embedded store belongs to the playground'
      : undefined,
  (c) =>
    c.redis.mode === 'sentinel' && c.redis.sentinelMaster === undefined
      ? 'AVAIN_REDIS_SENTINEL_MASTER: is required with AVAIN_REDIS_MODE=sentinel'
      : undefined,
  (c) =>
    c.role !== 'executor' && c.bot === undefined
      ? 'AVAIN_BOT_APP_ID: is required (without it the SDK would switch authentication off)'
      : undefined,
  (c, s) =>
    c.bot?.type === 'UserAssignedMSI' && (s.AVAIN_BOT_APP_PASSWORD ?? s.AVAIN_BOT_CERTIFICATE_FILE) !== undefined
      ? 'AVAIN_BOT_APP_PASSWORD, AVAIN_BOT_CERTIFICATE_FILE: a managed identity has neither'
      : undefined,
  (c, s) =>
    c.bot?.type === 'SingleTenant' && (s.AVAIN_BOT_APP_PASSWORD ?? s.AVAIN_BOT_CERTIFICATE_FILE) === undefined
      ? 'AVAIN_BOT_CERTIFICATE_FILE: a SingleTenant bot needs a certificate (or, for a trial, AVAIN_BOT_APP_PASSWORD)'
      : undefined,
  (c) =>
    c.role === 'bot' && c.graph.executor !== undefined
      ? 'AVAIN_EXECUTOR_IDENTITY: the bot role must not be given the right to write passwords'
      : undefined,
  (c) =>
    c.role !== 'bot' && c.graph.executor === undefined
      ? 'AVAIN_EXECUTOR_IDENTITY: is required in the executor role'
      : undefined,
  (c) =>
    c.role === 'bot' && c.keys.sealing.some((key) => key.jwk.d !== undefined)
      ? 'AVAIN_SEALING_KEYS: the bot role gets public keys only'
      : undefined,
  (c) =>
    c.role !== 'bot' && c.keys.sealing.some((key) => key.jwk.d === undefined)
      ? 'AVAIN_SEALING_KEYS: the executor needs private keys'
      : undefined,
  (c) => (c.role !== 'executor' && c.mail === undefined ? 'AVAIN_MAIL: is required' : undefined),
  (c) =>
    c.mail?.kind === 'graph' && c.role !== 'executor' && c.graph.messaging === undefined
      ? 'AVAIN_GRAPH_MESSAGING: is required to send mail through Graph'
      : undefined,
  (c) =>
    c.admins !== undefined && c.role !== 'executor' && c.graph.messaging === undefined
      ? 'AVAIN_GRAPH_MESSAGING: is required with AVAIN_ADMIN_GROUP_ID (campaigns install the app)'
      : undefined,
  (c) =>
    c.production && !c.channel.serviceUrl.startsWith('https://') ? 'AVAIN_TEAMS_SERVICE_URL: must be https' : undefined,
  (c) => (c.production && !c.http.baseUrl.startsWith('https://') ? 'AVAIN_BASE_URL: must be https' : undefined),
  (c, s) =>
    c.production && (s.AVAIN_CHANNEL_METADATA_URL ?? s.AVAIN_GRAPH_BASE_URL ?? s.AVAIN_LOGIN_BASE_URL) !== undefined
      ? 'AVAIN_CHANNEL_METADATA_URL, AVAIN_GRAPH_BASE_URL, AVAIN_LOGIN_BASE_URL: production speaks to Microsoft only'
      : undefined,
  (_c, s) =>
    [s.AVAIN_CHANNEL_METADATA_URL, s.AVAIN_GRAPH_BASE_URL, s.AVAIN_LOGIN_BASE_URL].some(
      (url) => url !== undefined && !isLoopback(url),
    )
      ? 'AVAIN_CHANNEL_METADATA_URL, AVAIN_GRAPH_BASE_URL, AVAIN_LOGIN_BASE_URL: may only name this machine'
      : undefined,
  (c) =>
    c.production && c.redis.urls.some((url) => !url.reveal().startsWith('rediss://') && !isLoopback(url.reveal()))
      ? 'REDIS_URL: a Redis on another machine must be reached over TLS (rediss://)'
      : undefined,
  (c) =>
    c.production && c.sms?.kind === 'webhook' && !c.sms.url.startsWith('https://')
      ? 'AVAIN_SMS: must be https'
      : undefined,
  (c) =>
    c.production && c.caseDesk !== undefined && !c.caseDesk.url.startsWith('https://')
      ? 'AVAIN_CASE_DESK: must be https'
      : undefined,
  (c) =>
    c.production && c.helpdesk?.teams.some(({ serviceUrl }) => !serviceUrl.startsWith('https://')) === true
      ? 'AVAIN_HELPDESK_FILE: a serviceUrl must be https'
      : undefined,
  (c, s) => sharedKey(c, s),
];

/** Every reason not to start. */
export function refusals(config: Config, settings: Settings, embeddedStore: boolean): readonly string[] {
  return rules.map((rule) => rule(config, settings, embeddedStore)).filter((problem) => problem !== undefined);
}

/** A key that serves two purposes lets whoever holds it for the one do the other. */
function sharedKey({ keys }: Config, s: Settings): string | undefined {
  const all: (readonly [name: SettingName, key: string])[] = [];
  for (const [name, of] of [
    ['AVAIN_STATE_KEYS', keys.state],
    ['AVAIN_CODE_KEYS', keys.codes],
    ['AVAIN_AUDIT_KEYS', keys.audit],
    ['AVAIN_PSEUDONYM_KEY', [{ key: keys.pseudonym }]],
  ] as const)
    all.push(...of.filter(({ key }) => key.length > 0).map(({ key }) => [name, hexOf(key)] as const));
  for (const name of secretNames) if (s[name] !== undefined) all.push([name, comparable(s[name])]);
  for (const [index, [name, key]] of all.entries()) {
    const [other] = all.slice(0, index).find(([, before]) => before === key) ?? [];
    if (other !== undefined) return `${other}, ${name}: one key serves two purposes`;
  }
  return undefined;
}

const secretNames = [
  'AVAIN_BOT_APP_PASSWORD',
  'AVAIN_CASE_DESK_PASSWORD',
  'AVAIN_CASE_DESK_KEY',
  'AVAIN_SMS_WEBHOOK_KEY',
] as const satisfies readonly SettingName[];

/** 32 bytes in base64 are the same key as those bytes; everything else is compared as it is written. */
function comparable(secret: string): string {
  const text = secret.replace(/^whsec_/, '');
  return /^[A-Za-z0-9+/]{43}=?$/.test(text) ? hexOf(Buffer.from(text, 'base64')) : text;
}

const hexOf = (key: Uint8Array): string => Buffer.from(key).toString('hex');
