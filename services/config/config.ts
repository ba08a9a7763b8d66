import type { NamedKey } from '../crypto/keyring.ts';
import type { HelpdeskSettings } from '../helpdesk/helpdesk-settings.ts';
import type { Secret } from './secret.ts';

/** Everything a process may know about its surroundings: nested, readonly, in our words. Made by `loadConfig`. */
export type Config = {
  readonly role: 'bot' | 'executor' | 'all';
  /** `false` only where the playground or a test composes the product itself. */
  readonly production: boolean;
  readonly http: {
    readonly port: number;
    readonly host: string;
    /** Public origin of pages and links, e.g. `https://avain.example.org`. */
    readonly baseUrl: string;
    /** Proxies before us that append to `X-Forwarded-For`; 0: nobody does, and the header is not believed. */
    readonly proxyHops: number;
  };
  readonly tenantId: string;
  readonly bot: BotIdentity | undefined;
  /** The app's id in Teams: the manifest's when sideloaded, the catalogue's otherwise. */
  readonly teamsAppId: string;
  readonly channel: ChannelSettings;
  readonly graph: {
    readonly reader: GraphIdentity;
    readonly messaging: GraphIdentity | undefined;
    readonly executor: GraphIdentity | undefined;
    readonly baseUrl: string;
    readonly authorityHost: string;
  };
  readonly redis: RedisSettings;
  readonly keys: {
    readonly state: readonly NamedKey[];
    readonly codes: readonly NamedKey[];
    readonly audit: readonly NamedKey[];
    readonly pseudonym: Uint8Array;
    /** P-256 JWKs by id, newest first: private ones in the executor, public ones in the bot. */
    readonly sealing: readonly { readonly id: string; readonly jwk: JsonWebKey }[];
  };
  readonly mail: MailSettings | undefined;
  readonly sms: SmsSettings | undefined;
  readonly page: {
    /** Audience of Teams' single sign-on token; undefined: the token is not asked for. */
    readonly ssoAudience: string | undefined;
    /** Where the bundled browser files are; undefined: beside the built code. */
    readonly assetsDirectory: string | undefined;
  };
  readonly audit: {
    readonly directory: string;
    readonly copyTo: string | undefined;
    readonly retentionDays: number;
  };
  readonly policy: {
    readonly minPasswordLength: number;
    /** Entra groups whose members are never reset here. */
    readonly blockedGroupIds: readonly string[];
    readonly organisationWords: readonly string[];
    /** Wrong codes of the whole tenant in an hour (three times as many in a day) before codes pause for an hour. */
    readonly wrongCodesPerHour: number;
    readonly revokeDelaySeconds: number;
  };
  readonly organisation: {
    readonly name: string;
    readonly helpdeskContact: string;
    readonly helpdeskMail: string | undefined;
    readonly privacyContact: string;
  };
  /** Folder of answers of the organisation's own; undefined: the product's alone. */
  readonly knowledgeDirectory: string | undefined;
  /** Whether codes of a person's recent sign-ins may be read, when they agree and have proved once. */
  readonly signInLog: boolean;
  /** Teams that work cases; undefined: a human is reached by the helpdesk's contact only. */
  readonly helpdesk: HelpdeskSettings | undefined;
  /** Who administrates Avain; undefined: nobody, and the admins' parts are switched off. */
  readonly admins: { readonly groupId: string; readonly watchedGroupIds: readonly string[] } | undefined;
  /** The organisation's ticket system; undefined: cases live here alone. */
  readonly caseDesk: CaseDeskSettings | undefined;
  readonly log: { readonly level: 'debug' | 'info' | 'warn' | 'error' };
};

export type BotIdentity = {
  readonly appId: string;
  readonly type: 'SingleTenant' | 'UserAssignedMSI';
  readonly credential:
    | { readonly kind: 'managed-identity' }
    | { readonly kind: 'certificate'; readonly path: string }
    | { readonly kind: 'secret'; readonly secret: Secret };
};

export type ChannelSettings = {
  /** Undefined: Microsoft's. Anything else is on this machine and not in production. */
  readonly metadataUrl: string | undefined;
  /** The connector of whoever the bot has not met yet. */
  readonly serviceUrl: string;
  /** Messages that this process sends to Teams in a second, over all conversations. */
  readonly sendsPerSecond: number;
};

export type GraphIdentity =
  | { readonly kind: 'managed-identity'; readonly clientId: string }
  | { readonly kind: 'federated'; readonly clientId: string; readonly tokenFile: string }
  | { readonly kind: 'certificate'; readonly clientId: string; readonly path: string }
  | { readonly kind: 'secret'; readonly clientId: string; readonly secret: Secret };

export type RedisSettings = {
  readonly mode: 'single' | 'sentinel' | 'cluster';
  /** `redis://` or `rediss://`; several for Sentinel and Cluster. May carry user and password. */
  readonly urls: readonly Secret[];
  readonly sentinelMaster: string | undefined;
  /** What the sentinels themselves ask for, if anything; the account of the Redis behind them is in the first url. */
  readonly sentinelPassword: Secret | undefined;
  readonly caFile: string | undefined;
};

export type MailSettings =
  | { readonly kind: 'graph'; readonly sender: string }
  | { readonly kind: 'smtp'; readonly url: Secret; readonly sender: string };

export type SmsSettings =
  | { readonly kind: 'acs'; readonly connectionString: Secret; readonly sender: string }
  | { readonly kind: 'webhook'; readonly url: string; readonly key: Secret };

export type CaseDeskSettings =
  | { readonly kind: 'webhook'; readonly url: string; readonly key: Secret }
  | {
      readonly kind: 'servicenow';
      /** Origin of the instance. */
      readonly url: string;
      /** A user with a password, or a client of the instance's own OAuth. */
      readonly signIn: 'password' | 'client-credentials';
      readonly name: string;
      readonly secret: Secret;
      /** Signs what the instance tells us; undefined: it tells us nothing. */
      readonly key: Secret | undefined;
      readonly incident: ServiceNowIncident;
    };

/** What an instance may want in its incidents beside what a case says; undefined: left to the instance. */
export type ServiceNowIncident = {
  /** One of the instance's resolution codes. */
  readonly closeCode?: string | undefined;
  /** `sys_id` of the group that gets them. */
  readonly assignmentGroup?: string | undefined;
  /** `sys_id` of the user who stands as the caller of all of them: never the person of the case. */
  readonly caller?: string | undefined;
};
