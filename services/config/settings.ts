import { z } from 'zod';

const guid = z.guid();
const origin = z
  .url()
  .refine((value) => new URL(value).origin === value, 'must be an origin: scheme, host and port only');
const list = z.string().transform((value) =>
  value
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== ''),
);
const wholeNumber = (least: number, most: number, normal: number) =>
  z.coerce.number().int().min(least).max(most).default(normal);

/** Every variable the product reads, with its bounds. `.env.example` explains each; a test keeps the two the same set. */
export const settingsSchema = z.object({
  NODE_ENV: z.string().default('production'),
  AVAIN_ROLE: z.enum(['bot', 'executor', 'all']).default('all'),
  PORT: wholeNumber(1, 65_535, 3978),
  AVAIN_HOST: z.string().default('0.0.0.0'),
  AVAIN_BASE_URL: origin,
  AVAIN_TENANT_ID: guid,
  AVAIN_BOT_APP_ID: guid.optional(),
  AVAIN_BOT_APP_TYPE: z.enum(['SingleTenant', 'UserAssignedMSI']).default('SingleTenant'),
  AVAIN_BOT_CERTIFICATE_FILE: z.string().optional(),
  AVAIN_BOT_APP_PASSWORD: z.string().min(16).optional(),
  AVAIN_TEAMS_APP_ID: guid.optional(),
  AVAIN_CHANNEL_METADATA_URL: z.url().optional(),
  AVAIN_TEAMS_SERVICE_URL: z.url().default('https://smba.trafficmanager.net/teams/'),
  AVAIN_TEAMS_SENDS_PER_SECOND: wholeNumber(1, 1_000, 50),
  AVAIN_GRAPH_BASE_URL: z.url().optional(),
  AVAIN_LOGIN_BASE_URL: z.url().optional(),
  AVAIN_GRAPH_READER: z.string().optional(),
  AVAIN_GRAPH_MESSAGING: z.string().optional(),
  AVAIN_EXECUTOR_IDENTITY: z.string().optional(),
  REDIS_URL: z.string().optional(),
  AVAIN_REDIS_MODE: z.enum(['single', 'sentinel', 'cluster']).default('single'),
  AVAIN_REDIS_SENTINEL_MASTER: z.string().optional(),
  AVAIN_REDIS_SENTINEL_PASSWORD: z.string().optional(),
  AVAIN_REDIS_CA_FILE: z.string().optional(),
  AVAIN_STATE_KEYS: z.string().optional(),
  AVAIN_CODE_KEYS: z.string().optional(),
  AVAIN_AUDIT_KEYS: z.string().optional(),
  AVAIN_PSEUDONYM_KEY: z.string().optional(),
  AVAIN_SEALING_KEYS: z.string().optional(),
  AVAIN_MAIL: z.string().optional(),
  AVAIN_SMS: z.string().optional(),
  AVAIN_SMS_WEBHOOK_KEY: z.string().min(32).optional(),
  AVAIN_PAGE_SSO_AUDIENCE: z.string().optional(),
  AVAIN_PAGE_ASSETS_DIRECTORY: z.string().optional(),
  AVAIN_AUDIT_DIRECTORY: z.string().default('var/audit'),
  AVAIN_AUDIT_COPY_TO: z
    .string()
    .regex(/^(https|syslog\+tls|syslog\+tcp):\/\//, 'must begin with https://, syslog+tls:// or syslog+tcp://')
    .optional(),
  AVAIN_PROXY_HOPS: wholeNumber(0, 5, 0),
  AVAIN_AUDIT_RETENTION_DAYS: wholeNumber(180, 1_095, 365),
  AVAIN_MIN_PASSWORD_LENGTH: wholeNumber(8, 64, 12),
  AVAIN_BLOCKED_GROUP_IDS: list.pipe(z.array(guid).max(20)).default([]),
  AVAIN_ORGANISATION_WORDS: list.default([]),
  AVAIN_WRONG_CODES_PER_HOUR: wholeNumber(20, 5_000, 100),
  AVAIN_REVOKE_DELAY_SECONDS: wholeNumber(5, 120, 20),
  AVAIN_ORGANISATION_NAME: z.string().min(1).max(80).optional(),
  AVAIN_HELPDESK_CONTACT: z.string().min(3).max(200).optional(),
  AVAIN_HELPDESK_MAIL: z.email().optional(),
  AVAIN_HELPDESK_FILE: z.string().optional(),
  AVAIN_ADMIN_GROUP_ID: guid.optional(),
  AVAIN_COVERAGE_GROUP_IDS: list.pipe(z.array(guid).max(20)).default([]),
  AVAIN_KNOWLEDGE_DIRECTORY: z.string().optional(),
  AVAIN_SIGN_IN_LOG: z.enum(['on', 'off']).default('off'),
  AVAIN_CASE_DESK: z.string().optional(),
  AVAIN_CASE_DESK_KEY: z.string().min(32).optional(),
  AVAIN_CASE_DESK_PASSWORD: z.string().min(8).optional(),
  AVAIN_PRIVACY_CONTACT: z.string().min(3).max(200).optional(),
  AVAIN_LOG_LEVEL: z.enum(['debug', 'info', 'warn', 'error']).default('info'),
});

export type Settings = z.infer<typeof settingsSchema>;
export type SettingName = keyof Settings;
