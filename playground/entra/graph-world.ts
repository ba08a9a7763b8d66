import type { IncomingHttpHeaders } from 'node:http';
import type { Clock } from '../../services/clock/clock.ts';
import type { Company } from '../company/company.ts';
import type { DirectoryState } from './directory-state.ts';
import type { TeamsSide } from './teams-side.ts';
import type { GraphCaller } from './tokens.ts';

/** What every handler of the pretend Graph works on. */
export type GraphWorld = {
  readonly company: Company;
  readonly state: DirectoryState;
  readonly clock: Clock;
  /** Origin with a final slash. */
  readonly baseUrl: string;
  readonly lagMs: number;
  /** Whether the tenant has the licence that role eligibility needs. */
  readonly premiumP2: boolean;
  readonly pageSize: number;
  readonly teams: TeamsSide;
  readonly onMail: (mail: PretendMail) => Promise<MailVerdict | undefined> | MailVerdict | undefined;
};

/** One recipient's copy of a mail handed to Graph. */
export type PretendMail = {
  readonly from: string;
  readonly to: string;
  readonly subject: string;
  readonly text: string;
};
/** What a stand-in for Exchange may answer instead of taking the mail. */
export type MailVerdict = { readonly status: number; readonly code: string; readonly message: string };

export type GraphCall = {
  readonly method: string;
  /** Without version and query. */
  readonly path: string;
  /** Values of the route's `:names`, decoded. */
  readonly params: Readonly<Record<string, string>>;
  readonly query: URLSearchParams;
  readonly headers: IncomingHttpHeaders;
  readonly body: unknown;
  readonly caller: GraphCaller;
};

export type GraphAnswer = { readonly status: number; readonly body?: unknown };

/** Reports and logs answer five requests in ten seconds, Teams thirty in one (https://learn.microsoft.com/graph/throttling-limits). */
export type GraphLimit = 'reports' | 'teams';

export type GraphRoute = {
  readonly method: 'GET' | 'POST' | 'PATCH';
  /** `/users/:user/manager` */
  readonly path: string;
  /** Application permissions, one of which is enough; empty when the handler decides by itself. */
  readonly anyOf: readonly string[];
  /** System query options the resource takes. */
  readonly query: readonly string[];
  /** What it costs of the throttling budget (https://learn.microsoft.com/graph/throttling-limits). */
  readonly units: number;
  /** A narrower limit of this part of Graph, beside the budget. */
  readonly limit?: GraphLimit;
  readonly handle: (call: GraphCall, world: GraphWorld) => GraphAnswer | Promise<GraphAnswer>;
};

export function context(world: GraphWorld, name: string): string {
  return `${world.baseUrl}v1.0/$metadata#${name}`;
}
