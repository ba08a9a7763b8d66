import type { Looked } from './finding.ts';

/** Ports of the doctor: everything it may look at. No member writes, sends or spends; secrets do not come out. */
export type DoctorViews = {
  readonly now: () => Date;
  /** e.g. `24.18.1`. */
  readonly nodeVersion: string;
  /** Hosts of Microsoft's connectors. */
  readonly connectorHosts: readonly string[];
  /** Origins that may frame the password page, as the product sends them. */
  readonly framingHosts: readonly string[];
  /** Rights of the Redis user as one ACL line. */
  readonly redisRules: string;
  readonly files: FileView;
  readonly web: WebView;
  readonly identities: IdentityView;
  readonly tenant: TenantView;
  readonly store: StoreView;
};

export type FileView = {
  readonly text: (path: string) => Promise<Looked<string>>;
  readonly directory: (path: string) => Promise<Looked<DirectorySight>>;
  readonly auditChain: () => Promise<Looked<AuditSight>>;
};

export type DirectorySight =
  | { readonly kind: 'absent' }
  | {
      readonly kind: 'there';
      readonly writable: boolean;
      /** Permission bits; undefined where the system has none. */
      readonly mode: number | undefined;
      readonly freeBytes: number;
      readonly totalBytes: number;
    };

export type AuditSight = { readonly records: number; readonly problems: readonly string[] } | 'too-large';

/** `late`: nothing was heard in time, so nobody can say whether anybody is there. */
export type NoAnswer = { readonly kind: 'no-answer'; readonly reason: string; readonly late: boolean };

export type WebAnswer = {
  readonly kind: 'answer';
  readonly status: number;
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  /** The first kilobytes. */
  readonly body: string;
};

export type CertificateSight = {
  readonly kind: 'certificate';
  readonly validTo: Date;
  /** Why a browser would not trust it; undefined: it would. */
  readonly problem: string | undefined;
};

export type WebView = {
  /** A path at the public address; redirects are not followed. POST sends `{}` without any token. */
  readonly ask: (method: 'GET' | 'POST', path: string) => Promise<WebAnswer | NoAnswer>;
  readonly certificate: () => Promise<CertificateSight | NoAnswer>;
  /** Opens a connection, with TLS where the scheme says so, and closes it. */
  readonly connect: (place: Place) => Promise<{ readonly kind: 'connected' } | NoAnswer>;
  /** The clock of Graph's front door, asked without a token. */
  readonly graphDate: () => Promise<Looked<Date>>;
};

export type Place = { readonly host: string; readonly port: number; readonly tls: boolean };

export const identityNames = ['bot', 'reader', 'messaging', 'executor'] as const;
export type IdentityName = (typeof identityNames)[number];

export type TokenClaims = {
  readonly tenantId: string | undefined;
  /** Of the service principal. */
  readonly objectId: string | undefined;
  readonly roles: readonly string[];
};

export type TokenSight =
  | { readonly kind: 'token'; readonly claims: TokenClaims }
  /** Entra said no; `code` like `AADSTS7000222`. */
  | { readonly kind: 'refused'; readonly code: string }
  | { readonly kind: 'silent'; readonly code: string };

export type IdentityView = {
  /** A fresh token, of which only claims are told. */
  readonly token: (name: IdentityName, audience: 'graph' | 'connector') => Promise<TokenSight>;
};

export type TenantView = {
  readonly organisation: () => Promise<Looked<OrganisationSight>>;
  readonly domains: () => Promise<Looked<readonly DomainSight[]>>;
  /** By user principal name. */
  readonly account: (name: string) => Promise<Looked<{ readonly hasMailbox: boolean } | undefined>>;
  readonly group: (id: string) => Promise<Looked<GroupSight | undefined>>;
  /** Template ids of directory roles that a service principal holds anywhere. */
  readonly rolesOf: (objectId: string) => Promise<Looked<readonly string[]>>;
  readonly allowedToUseSspr: () => Promise<Looked<boolean>>;
  readonly methodsPolicy: () => Promise<Looked<MethodsPolicySight>>;
  /** By the catalogue's id or the manifest's. */
  readonly teamsApp: (id: string) => Promise<Looked<TeamsAppSight | undefined>>;
  readonly writeback: () => Promise<Looked<boolean>>;
  /** What the organisation has subscribed to and not lost. */
  readonly licences: () => Promise<Looked<readonly ServicePlanSight[]>>;
  /** What the directory's audit log (30 days at most) shows of password writeback. */
  readonly writebackSigns: () => Promise<Looked<WritebackSigns>>;
};

export type OrganisationSight = {
  readonly id: string;
  readonly name: string;
  readonly synchronised: boolean;
  readonly lastSync: Date | undefined;
};
export type DomainSight = { readonly name: string; readonly federated: boolean };
export type GroupSight = { readonly name: string; readonly hasMembers: boolean };
export type MethodsPolicySight = {
  readonly migration: string;
  /** Method id → whether it is enabled. */
  readonly enabled: Readonly<Record<string, boolean>>;
  /** The Temporary Access Pass' own settings; undefined where the answer does not say. */
  readonly temporaryPass?:
    { readonly once: boolean; readonly defaultMinutes: number; readonly longestMinutes: number } | undefined;
};
/** One subscription: names of its service plans that are provisioned (`AAD_PREMIUM`), and its seats. */
export type ServicePlanSight = { readonly plans: readonly string[]; readonly units: number };
export type WritebackSigns = {
  readonly switchedOn: Date | undefined;
  readonly switchedOff: Date | undefined;
  /** The on-premises agent that last carried a password, in Microsoft's own word. */
  readonly agent: { readonly name: string; readonly at: Date } | undefined;
  /** The last password that went that way and failed, for whatever reason. */
  readonly failed: Date | undefined;
};
export type TeamsAppSight = {
  readonly id: string;
  readonly name: string;
  readonly state: 'published' | 'submitted' | 'rejected' | 'unknown';
};

export type RedisNode = {
  /** The lines of INFO. */
  readonly info: Readonly<Record<string, string>>;
  readonly time: Date;
};

export type StoreSight = {
  readonly nodes: readonly RedisNode[];
  /** `cluster_state`; undefined where there is no cluster. */
  readonly clusterState: string | undefined;
};

export type StoreView = {
  /** Red and unknown are different things here: `unreachable` is an answer to "can the product reach it?". */
  readonly look: () => Promise<
    | { readonly kind: 'seen'; readonly sight: StoreSight }
    | { readonly kind: 'unreachable'; readonly reason: string }
    | { readonly kind: 'silent' }
    | { readonly kind: 'embedded' }
  >;
  readonly rights: () => Promise<Looked<{ readonly administers: boolean; readonly readsForeignKeys: boolean }>>;
};
