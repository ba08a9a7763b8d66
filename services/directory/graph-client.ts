import type { TokenCredential } from '@azure/identity';
import { AuthenticationHandler, Client, GraphClientError, TelemetryHandler } from '@microsoft/microsoft-graph-client';
import type { Middleware } from '@microsoft/microsoft-graph-client';
import type { Clock } from '../clock/clock.ts';
import { batching } from './graph-batch.ts';
import { createGraphExchange, graphHttp } from './graph-http.ts';
import { graphRead, graphTimeBudget } from './graph-middleware.ts';
import { rememberToken } from './graph-kept-token.ts';

export type GraphClientOptions = {
  readonly credential: TokenCredential;
  /** Origin with a final slash, https only: `https://graph.microsoft.com/`, a national cloud, or a stand-in. */
  readonly baseUrl: string;
  readonly clock: Clock;
  /** What the token is for; differs from `baseUrl` only in national clouds. */
  readonly scope?: string;
  /** Shorter times than the usual ones, for tests of time-outs. */
  readonly limits?: Partial<GraphLimits>;
};

/** Milliseconds. */
export type GraphLimits = {
  /** Token, all attempts, all waits. */
  readonly totalMs: number;
  readonly attemptMs: number;
  readonly tokenMs: number;
};

const graphVersion = 'v1.0';

/** A turn has 8 seconds (Teams gives up near 15): one read, with its waits and its token, may take 6 of them. */
const readLimits: GraphLimits = { totalMs: 6000, attemptMs: 4000, tokenMs: 4000 };
const retries = { attempts: 3, longestWaitMs: 3000 } as const;
/** A write is worth waiting for: its result unknown costs the person ten minutes of reconciling. */
const writeLimits: GraphLimits = { totalMs: 15_000, attemptMs: 15_000, tokenMs: 5000 };

/** No token, so nothing was sent. The SDK hands errors of this family through unchanged. */
export class GraphTokenError extends GraphClientError {
  /** Entra answered that this identity is not accepted, as against not answering. */
  readonly identityRefused: boolean;

  constructor(identityRefused: boolean) {
    super('no access token for Microsoft Graph');
    // The SDK's constructor sets its own prototype on whatever it makes.
    Object.setPrototypeOf(this, new.target.prototype);
    this.name = 'GraphTokenError';
    this.identityRefused = identityRefused;
  }
}

/**
 * For calls that change nothing: GET, and POSTs that only ask. Retries 429, 503, 504 and a lost connection, within
 * limits. What leaves in the same tick travels as one batch; each call is retried, timed and mapped by itself.
 */
export function createGraphReadClient(options: GraphClientOptions): Client {
  const limits = { ...readLimits, ...options.limits };
  const baseUrl = new URL(`${graphVersion}/`, options.baseUrl).href;
  const send = batching(createGraphExchange(), baseUrl);
  const origin = `${new URL(options.baseUrl).origin}/`;
  const token = tokenSource(options, Math.min(limits.tokenMs, limits.totalMs));
  return build(options, graphRead({ ...limits, ...retries, send, token, origin, clock: options.clock }));
}

/** For calls that change something: exactly one HTTP request each. The SDK's default would repeat even a PATCH. */
export function createGraphWriteClient(options: GraphClientOptions): Client {
  const limits = { ...writeLimits, ...options.limits };
  const token = tokenSource(options, limits.tokenMs);
  return build(
    options,
    graphTimeBudget(limits.totalMs),
    new AuthenticationHandler({ getAccessToken: async () => token() }),
    new TelemetryHandler(),
    graphHttp(createGraphExchange()),
  );
}

function build(options: GraphClientOptions, ...middleware: [Middleware, ...Middleware[]]): Client {
  return Client.initWithMiddleware({
    baseUrl: options.baseUrl,
    defaultVersion: graphVersion,
    // The SDK gives the token to Microsoft's hosts and to these only, and only over https.
    customHosts: new Set([new URL(options.baseUrl).hostname]),
    middleware,
  });
}

/** The token as a text, at once where it is kept already. */
function tokenSource(options: GraphClientOptions, tokenMs: number): () => string | Promise<string> {
  const scope = options.scope ?? 'https://graph.microsoft.com/.default';
  const credential = rememberToken(options);
  const ask = async (): Promise<string> => {
    try {
      const token = await within(tokenMs, credential.getToken(scope));
      if (token === null) throw new GraphTokenError(false);
      return token.token;
    } catch (error) {
      // The library's own error text can quote the request; only its kind goes on.
      throw error instanceof GraphTokenError ? error : new GraphTokenError(isRefusal(error));
    }
  };
  return () => credential.kept(scope)?.token ?? ask();
}

async function within<T>(ms: number, work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const tooLong = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new GraphTokenError(false)), ms);
  });
  try {
    return await Promise.race([work, tooLong]);
  } finally {
    clearTimeout(timer);
  }
}

/** OAuth 2.0 codes (RFC 6749 §5.2) by which Entra says no for good; others, and silence, may pass. */
const refusals: ReadonlySet<unknown> = new Set([
  'invalid_client',
  'unauthorized_client',
  'invalid_grant',
  'invalid_request',
  'invalid_scope',
  'access_denied',
]);

/** @azure/identity wraps MSAL's error, which names the code; a managed identity's error has a status instead. */
function isRefusal(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const status = 'statusCode' in error ? error.statusCode : undefined;
  if (typeof status === 'number') return status >= 400 && status < 500 && status !== 429;
  return error.cause instanceof Error && 'errorCode' in error.cause && refusals.has(error.cause.errorCode);
}
