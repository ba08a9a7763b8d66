import { readFileSync } from 'node:fs';
import { ConfigError } from '../errors/app-error.ts';
import { caseDeskSettings } from './case-desk-settings.ts';
import type { BotIdentity, Config, MailSettings, SmsSettings } from './config.ts';
import { parseHelpdeskFile } from './helpdesk-file.ts';
import {
  parseAddress,
  parseBareAddress,
  parseEventAddress,
  parseGraphIdentity,
  parseKey,
  parseKeys,
  parseSealingKeys,
  SettingProblem,
} from './parse-settings.ts';
import { refusals } from './refusals.ts';
import { Secret } from './secret.ts';
import { settingsSchema, type SettingName, type Settings } from './settings.ts';

const microsoftGraph = 'https://graph.microsoft.com/';
const microsoftLogin = 'https://login.microsoftonline.com';

/**
 * Reads and checks the whole environment at once. Throws one `ConfigError` that lists every problem with the name of
 * its variable and never a value. Empty variables count as absent. `embeddedStore`: the playground brings its own.
 */
export function loadConfig(
  env: Readonly<Record<string, string | undefined>>,
  { embeddedStore = false }: { readonly embeddedStore?: boolean } = {},
): Config {
  const present = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== undefined && value !== ''));
  const parsed = settingsSchema.safeParse(present);
  if (!parsed.success) {
    throw problems(parsed.error.issues.map((issue) => `${String(issue.path[0])}: ${issue.message}`));
  }
  const settings = parsed.data;
  const found: string[] = [];
  const read = reader(found);
  const config = assemble(settings, read);
  found.push(...refusals(config, settings, embeddedStore));
  if (found.length > 0) throw problems(found);
  return config;
}

type Read = <T>(name: SettingName, parse: () => T, instead: T) => T;

function reader(found: string[]): Read {
  return (name, parse, instead) => {
    try {
      return parse();
    } catch (error) {
      if (!(error instanceof SettingProblem)) throw error;
      found.push(`${name}: ${error.message}`);
      return instead;
    }
  };
}

function problems(lines: readonly string[]): ConfigError {
  return new ConfigError(`The settings are not usable:\n${lines.map((line) => `  ${line}`).join('\n')}`);
}

function assemble(s: Settings, read: Read): Config {
  const identity = (name: 'AVAIN_GRAPH_READER' | 'AVAIN_GRAPH_MESSAGING' | 'AVAIN_EXECUTOR_IDENTITY') =>
    read(name, () => (s[name] === undefined ? undefined : parseGraphIdentity(s[name])), undefined);
  const keys = (name: 'AVAIN_STATE_KEYS' | 'AVAIN_CODE_KEYS' | 'AVAIN_AUDIT_KEYS') =>
    read(name, () => parseKeys(required(s[name])), []);
  const file = read('AVAIN_HELPDESK_FILE', () => helpdeskFile(s), undefined);
  return {
    role: s.AVAIN_ROLE,
    production: !['development', 'test'].includes(s.NODE_ENV),
    http: { port: s.PORT, host: s.AVAIN_HOST, baseUrl: s.AVAIN_BASE_URL, proxyHops: s.AVAIN_PROXY_HOPS },
    tenantId: s.AVAIN_TENANT_ID,
    bot: botIdentity(s),
    channel: {
      metadataUrl: s.AVAIN_CHANNEL_METADATA_URL,
      serviceUrl: s.AVAIN_TEAMS_SERVICE_URL,
      sendsPerSecond: s.AVAIN_TEAMS_SENDS_PER_SECOND,
    },
    teamsAppId: s.AVAIN_TEAMS_APP_ID ?? s.AVAIN_BOT_APP_ID ?? '',
    graph: {
      reader: read('AVAIN_GRAPH_READER', () => parseGraphIdentity(required(s.AVAIN_GRAPH_READER)), noIdentity),
      messaging: identity('AVAIN_GRAPH_MESSAGING'),
      executor: identity('AVAIN_EXECUTOR_IDENTITY'),
      baseUrl: s.AVAIN_GRAPH_BASE_URL ?? microsoftGraph,
      authorityHost: s.AVAIN_LOGIN_BASE_URL ?? microsoftLogin,
    },
    redis: {
      mode: s.AVAIN_REDIS_MODE,
      urls: read('REDIS_URL', () => redisUrls(s), []),
      sentinelMaster: s.AVAIN_REDIS_SENTINEL_MASTER,
      sentinelPassword:
        s.AVAIN_REDIS_SENTINEL_PASSWORD === undefined ? undefined : new Secret(s.AVAIN_REDIS_SENTINEL_PASSWORD),
      caFile: s.AVAIN_REDIS_CA_FILE,
    },
    keys: {
      state: keys('AVAIN_STATE_KEYS'),
      codes: keys('AVAIN_CODE_KEYS'),
      audit: keys('AVAIN_AUDIT_KEYS'),
      pseudonym: read('AVAIN_PSEUDONYM_KEY', () => parseKey(required(s.AVAIN_PSEUDONYM_KEY)), new Uint8Array()),
      sealing: read('AVAIN_SEALING_KEYS', () => parseSealingKeys(required(s.AVAIN_SEALING_KEYS)), []),
    },
    mail: read('AVAIN_MAIL', () => mailSettings(s), undefined),
    sms: read('AVAIN_SMS', () => smsSettings(s), undefined),
    page: { ssoAudience: s.AVAIN_PAGE_SSO_AUDIENCE, assetsDirectory: s.AVAIN_PAGE_ASSETS_DIRECTORY },
    audit: {
      directory: s.AVAIN_AUDIT_DIRECTORY,
      copyTo: read('AVAIN_AUDIT_COPY_TO', () => copyAddress(s), undefined),
      retentionDays: s.AVAIN_AUDIT_RETENTION_DAYS,
    },
    policy: {
      minPasswordLength: s.AVAIN_MIN_PASSWORD_LENGTH,
      blockedGroupIds: s.AVAIN_BLOCKED_GROUP_IDS,
      organisationWords: s.AVAIN_ORGANISATION_WORDS,
      wrongCodesPerHour: s.AVAIN_WRONG_CODES_PER_HOUR,
      revokeDelaySeconds: s.AVAIN_REVOKE_DELAY_SECONDS,
    },
    organisation: {
      name: read('AVAIN_ORGANISATION_NAME', () => required(s.AVAIN_ORGANISATION_NAME), ''),
      helpdeskContact: read('AVAIN_HELPDESK_CONTACT', () => required(s.AVAIN_HELPDESK_CONTACT), ''),
      helpdeskMail: s.AVAIN_HELPDESK_MAIL,
      privacyContact: read('AVAIN_PRIVACY_CONTACT', () => required(s.AVAIN_PRIVACY_CONTACT), ''),
    },
    knowledgeDirectory: s.AVAIN_KNOWLEDGE_DIRECTORY,
    signInLog: s.AVAIN_SIGN_IN_LOG === 'on',
    helpdesk: file?.helpdesk,
    admins:
      s.AVAIN_ADMIN_GROUP_ID === undefined
        ? undefined
        : { groupId: s.AVAIN_ADMIN_GROUP_ID, watchedGroupIds: s.AVAIN_COVERAGE_GROUP_IDS },
    caseDesk: read('AVAIN_CASE_DESK', () => caseDeskSettings(s, file), undefined),
    log: { level: s.AVAIN_LOG_LEVEL },
  };
}

const noIdentity = { kind: 'managed-identity', clientId: '' } as const;

function required(value: string | undefined): string {
  if (value === undefined) throw new SettingProblem('is required');
  return value;
}

function redisUrls({ REDIS_URL: list }: Settings): readonly Secret[] {
  if (list === undefined) return [];
  return list.split(',').map((part) => {
    const url = part.trim();
    parseAddress(url);
    return new Secret(url);
  });
}

function copyAddress({ AVAIN_AUDIT_COPY_TO: url }: Settings): string | undefined {
  if (url !== undefined) parseBareAddress(url);
  return url;
}

function botIdentity(s: Settings): BotIdentity | undefined {
  if (s.AVAIN_BOT_APP_ID === undefined) return undefined;
  const identity = { appId: s.AVAIN_BOT_APP_ID, type: s.AVAIN_BOT_APP_TYPE };
  if (s.AVAIN_BOT_APP_TYPE === 'UserAssignedMSI') return { ...identity, credential: { kind: 'managed-identity' } };
  if (s.AVAIN_BOT_CERTIFICATE_FILE !== undefined) {
    return { ...identity, credential: { kind: 'certificate', path: s.AVAIN_BOT_CERTIFICATE_FILE } };
  }
  return { ...identity, credential: { kind: 'secret', secret: new Secret(s.AVAIN_BOT_APP_PASSWORD ?? '') } };
}

/** `graph:<sender mailbox>` or `smtp:<smtp(s) url>:from:<sender>`. */
function mailSettings(s: Settings): MailSettings | undefined {
  if (s.AVAIN_MAIL === undefined) return undefined;
  const graph = /^graph:(.+@.+)$/.exec(s.AVAIN_MAIL);
  if (graph?.[1] !== undefined) return { kind: 'graph', sender: graph[1] };
  const smtp = /^(smtps?:\/\/.+)\|(.+@.+)$/.exec(s.AVAIN_MAIL);
  if (smtp?.[1] !== undefined && smtp[2] !== undefined) {
    parseAddress(smtp[1]);
    return { kind: 'smtp', url: new Secret(smtp[1]), sender: smtp[2] };
  }
  throw new SettingProblem('must be graph:<mailbox> or <smtp url>|<sender address>');
}

/** `acs:<sender number>|<connection string>` or `webhook:<https url>` (with AVAIN_SMS_WEBHOOK_KEY). */
function smsSettings(s: Settings): SmsSettings | undefined {
  if (s.AVAIN_SMS === undefined) return undefined;
  const acs = /^acs:([^|]+)\|(.+)$/.exec(s.AVAIN_SMS);
  if (acs?.[1] !== undefined && acs[2] !== undefined) {
    return { kind: 'acs', sender: acs[1], connectionString: new Secret(acs[2]) };
  }
  const webhook = /^webhook:(https?:\/\/.+)$/.exec(s.AVAIN_SMS);
  if (webhook?.[1] === undefined)
    throw new SettingProblem('must be acs:<number>|<connection string> or webhook:<https url>');
  const url = parseEventAddress(webhook[1]);
  if (s.AVAIN_SMS_WEBHOOK_KEY === undefined) throw new SettingProblem('a webhook needs AVAIN_SMS_WEBHOOK_KEY');
  return { kind: 'webhook', url, key: new Secret(s.AVAIN_SMS_WEBHOOK_KEY) };
}

function helpdeskFile(s: Settings) {
  if (s.AVAIN_HELPDESK_FILE === undefined) return undefined;
  let text: string;
  try {
    text = readFileSync(s.AVAIN_HELPDESK_FILE, 'utf8');
  } catch {
    throw new SettingProblem('the file cannot be read');
  }
  return parseHelpdeskFile(text);
}
