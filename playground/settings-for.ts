import { generateKeyPairSync, randomBytes } from 'node:crypto';
import type { PretendEntra } from './entra/pretend-entra.ts';
import type { Company } from './company/company.ts';
import { groupId } from './company/create-company.ts';
import { catalogueAppId } from './entra/tenant-settings.ts';

export type SettingsFor = {
  readonly company: Company;
  /** Keys are named by it, as `npm run keys` names them; without it they have no date. */
  readonly today?: Date;
  readonly entra: PretendEntra;
  /** The front's address, without a slash at the end. */
  readonly url: string;
  readonly metadataUrl: string;
  readonly smsUrl: string;
  readonly smsKey: string;
  readonly auditDirectory: string;
  readonly redisUrl: string | undefined;
  /** Teams that work cases and the ticket system; without, Avain names the helpdesk's contact only. */
  readonly helpdesk?: { readonly file: string; readonly deskUrl: string; readonly deskKey: string };
};

export const ssoAudience = 'api://avain.playground';

/** The environment of an Avain that lives in this world: fresh keys, secrets of this run, addresses of this machine. */
export function settingsFor(options: SettingsFor): Record<string, string> {
  const { company, entra, url, metadataUrl, auditDirectory, redisUrl } = options;
  const { bot, reader, messaging, executor } = entra.apps;
  const today = options.today?.toISOString().slice(0, 10).replaceAll('-', '') ?? '';
  const key = (id: string): string => `${id}${today}:${randomBytes(32).toString('base64')}`;
  const secret = (app: typeof bot) => `secret:${app.appId}:${app.secret}`;
  return {
    NODE_ENV: 'development',
    AVAIN_BASE_URL: url,
    AVAIN_HOST: '127.0.0.1',
    AVAIN_TENANT_ID: company.tenant.id,
    AVAIN_BOT_APP_ID: bot.appId,
    AVAIN_BOT_APP_PASSWORD: bot.secret,
    AVAIN_TEAMS_APP_ID: catalogueAppId,
    AVAIN_TEAMS_SERVICE_URL: `${url}/connector/`,
    AVAIN_CHANNEL_METADATA_URL: metadataUrl,
    AVAIN_GRAPH_READER: secret(reader),
    AVAIN_GRAPH_MESSAGING: secret(messaging),
    AVAIN_EXECUTOR_IDENTITY: secret(executor),
    AVAIN_GRAPH_BASE_URL: entra.baseUrl,
    AVAIN_LOGIN_BASE_URL: entra.authorityHost,
    AVAIN_STATE_KEYS: key('state'),
    AVAIN_CODE_KEYS: key('codes'),
    AVAIN_AUDIT_KEYS: key('audit'),
    AVAIN_PSEUDONYM_KEY: randomBytes(32).toString('base64'),
    AVAIN_SEALING_KEYS: `seal${today}:${sealingKey()}`,
    AVAIN_MAIL: `graph:${company.tenant.senderUpn}`,
    AVAIN_SMS: `webhook:${options.smsUrl}`,
    AVAIN_SMS_WEBHOOK_KEY: options.smsKey,
    AVAIN_PAGE_SSO_AUDIENCE: ssoAudience,
    AVAIN_AUDIT_DIRECTORY: auditDirectory,
    AVAIN_BLOCKED_GROUP_IDS: groupId('vip'),
    AVAIN_ADMIN_GROUP_ID: groupId('admins'),
    AVAIN_COVERAGE_GROUP_IDS: [groupId('plants'), groupId('offices')].join(','),
    AVAIN_SIGN_IN_LOG: 'on',
    AVAIN_ORGANISATION_NAME: company.tenant.displayName,
    AVAIN_ORGANISATION_WORDS: company.tenant.bannedTerms.join(','),
    AVAIN_HELPDESK_CONTACT: '+358 20 555 0100',
    AVAIN_HELPDESK_MAIL: 'helpdesk@kuusama.example',
    AVAIN_PRIVACY_CONTACT: 'privacy@kuusama.example',
    AVAIN_LOG_LEVEL: 'warn',
    ...(options.helpdesk === undefined
      ? {}
      : {
          AVAIN_HELPDESK_FILE: options.helpdesk.file,
          AVAIN_CASE_DESK: `webhook:${options.helpdesk.deskUrl}`,
          AVAIN_CASE_DESK_KEY: options.helpdesk.deskKey,
        }),
    ...(redisUrl === undefined ? {} : { REDIS_URL: redisUrl }),
  };
}

function sealingKey(): string {
  const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  return Buffer.from(JSON.stringify(privateKey.export({ format: 'jwk' }))).toString('base64url');
}
