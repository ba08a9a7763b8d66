import type { TokenCredential } from '@azure/identity';
import {
  AuthenticationHandler,
  Client,
  GraphClientError,
  HTTPMessageHandler,
  TelemetryHandler,
} from '@microsoft/microsoft-graph-client';
import type { AuthenticationProvider, Middleware } from '@microsoft/microsoft-graph-client';
import type { Clock } from '../clock/clock.ts';
import { graphRetry, graphTimeBudget } from './graph-middleware.ts';

export type GraphClientOptions = {
  readonly credential: TokenCredential;
  /** Origin with a final slash, https only: `https://graph.microsoft.com/`, a national cloud, or a stand-in. */
  readonly baseUrl: string;
  readonly clock: Clock;
  /** What the token is for; differs from `baseUrl` only in national clouds. */
  readonly scope?: string;
};

/** A turn has 8 seconds (Teams gives up near 15): one read, with its waits and its token, may take 6 of them. */
const readLimits = { totalMs: 6000, attemptMs: 4000, tokenMs: 4000, attempts: 3, longestWaitMs: 3000 } as const;
/** A write is worth waiting for: its result unknown costs the person ten minutes of reconciling. */
const writeLimits = { totalMs: 15_000, tokenMs: 5000 } as const;

/** No token, so nothing was sent. The SDK hands errors of this family through unchanged. */
export class GraphTokenError extends GraphClientError {
  /** Entra answered that this identity is not accepted, as against not answering. */
  readonly identityRefused: boolean;

  constructor(identityRefused: boolean) {
    super('no access token for Microsoft Graph');
    this.name = 'GraphTokenError';
    this.identityRefused = identityRefused;
  }
}

/** For calls that change nothing: GET, and POSTs that only ask. Retries 429, 503, 504 and a lost connection, within limits. */
export function createGraphReadClient(options: GraphClientOptions): Client {
  return build(options, readLimits.tokenMs, [
    graphTimeBudget(readLimits.totalMs),
    graphRetry({ ...readLimits, clock: options.clock }),
  ]);
}

/** For calls that change something: exactly one HTTP request each. The SDK's default would repeat even a PATCH. */
export function createGraphWriteClient(options: GraphClientOptions): Client {
  return build(options, writeLimits.tokenMs, [graphTimeBudget(writeLimits.totalMs)]);
}

function build(options: GraphClientOptions, tokenMs: number, [budget, ...rest]: [Middleware, ...Middleware[]]): Client {
  const authentication = new AuthenticationHandler(tokenProvider(options, tokenMs));
  return Client.initWithMiddleware({
    baseUrl: options.baseUrl,
    // The SDK gives the token to Microsoft's hosts and to these only, and only over https.
    customHosts: new Set([new URL(options.baseUrl).hostname]),
    // Following a redirect would send the body, which may hold a password, a second time and elsewhere.
    fetchOptions: { redirect: 'error' },
    middleware: [budget, authentication, ...rest, new TelemetryHandler(), new HTTPMessageHandler()],
  });
}

function tokenProvider(options: GraphClientOptions, tokenMs: number): AuthenticationProvider {
  const scope = options.scope ?? 'https://graph.microsoft.com/.default';
  return {
    getAccessToken: async () => {
      try {
        const token = await within(tokenMs, options.credential.getToken(scope));
        if (token === null) throw new GraphTokenError(false);
        return token.token;
      } catch (error) {
        // The library's own error text can quote the request; only its kind goes on.
        throw error instanceof GraphTokenError ? error : new GraphTokenError(isRefusal(error));
      }
    },
  };
}

async function within<T>(ms: number, work: Promise<T>): Promise<T> {
  const signal = AbortSignal.timeout(ms);
  return Promise.race([
    work,
    new Promise<never>((_, reject) => {
      signal.addEventListener('abort', () => reject(new GraphTokenError(false)), { once: true });
    }),
  ]);
}

/** `AuthenticationError` of @azure/identity carries the status of Entra's answer. */
function isRefusal(error: unknown): boolean {
  const status = error instanceof Error && 'statusCode' in error ? error.statusCode : undefined;
  return typeof status === 'number' && status >= 400 && status < 500 && status !== 429;
}
