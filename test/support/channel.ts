import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { exportJWK, generateKeyPair, SignJWT, type CryptoKey, type JWTPayload } from 'jose';
import { microsoftChannel, type ChannelSettings } from '../../bot/channel-settings.ts';

/** What the bot sent to the pretend connector. */
export type Posted = {
  readonly method: string;
  readonly path: string;
  readonly authorization: string;
  readonly body: Record<string, unknown>;
};

/** How the connector answers the next call; `hang` never answers, `reset` cuts the connection after reading. */
export type Answer =
  { readonly status: number; readonly headers?: Record<string, string>; readonly body?: unknown } | 'hang' | 'reset';

export type TokenOptions = {
  readonly claims?: JWTPayload;
  /** Claims to leave out. */
  readonly without?: readonly string[];
  readonly header?: Record<string, unknown>;
  readonly key?: CryptoKey;
};

/** A channel as Microsoft's, on loopback: keys and metadata, really signed tokens, a connector that remembers. */
export type TestChannel = {
  readonly settings: ChannelSettings;
  readonly serviceUrl: string;
  readonly metadataUrl: string;
  readonly token: (options?: TokenOptions) => Promise<string>;
  readonly posts: readonly Posted[];
  /** Answers for the next calls to the connector, in order; 200 after that. */
  readonly answers: Answer[];
  /** How often the key list was read. */
  readonly keyReads: () => number;
  /** Publishes another key under a new name; returns what signs with it. */
  readonly rotate: (kid: string, endorsements?: readonly string[]) => Promise<CryptoKey>;
  readonly withdraw: (kid: string) => void;
  readonly close: () => Promise<void>;
};

const testAppId = '5f0c0f8e-5a43-4a51-9a1c-0f5c1f0f0a01';
export const testTenantId = '7b0d0e2a-0b6a-4c53-8f5d-3f0a1b2c3d4e';

export async function startTestChannel(now: () => Date = () => new Date()): Promise<TestChannel> {
  const published = new Map<string, object>();
  const posts: Posted[] = [];
  const answers: Answer[] = [];
  let keyReads = 0;
  const rotate = async (kid: string, endorsements: readonly string[] = ['msteams']): Promise<CryptoKey> => {
    const pair = await generateKeyPair('RS256');
    published.set(kid, { ...(await exportJWK(pair.publicKey)), kid, use: 'sig', endorsements });
    return pair.privateKey;
  };
  const signingKey = await rotate('first');

  const server = createServer((request, response) => {
    const path = request.url ?? '/';
    if (path === '/metadata') send(response, 200, { jwks_uri: `${origin(server)}/keys` });
    else if (path === '/keys') {
      keyReads += 1;
      send(response, 200, { keys: [...published.values()] });
    } else void takePost(request, response, posts, answers);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const serviceUrl = `${origin(server)}/teams/`;
  const metadataUrl = `${origin(server)}/metadata`;

  return {
    settings: {
      appId: testAppId,
      tenantId: testTenantId,
      issuer: microsoftChannel.issuer,
      metadataUrl,
      channelIds: ['msteams'],
      serviceUrls: { hosts: ['smba.trafficmanager.net'], allowLoopback: true },
    },
    serviceUrl,
    metadataUrl,
    posts,
    answers,
    keyReads: () => keyReads,
    rotate,
    withdraw: (kid) => published.delete(kid),
    token: async ({ claims = {}, without = [], header = {}, key = signingKey } = {}) => {
      // Good by the steered clock and by the machine's, which the SDK's own check reads.
      const from = Math.floor(Math.min(now().getTime(), Date.now()) / 1000);
      const to = Math.floor(Math.max(now().getTime(), Date.now()) / 1000);
      const all = {
        iss: microsoftChannel.issuer,
        aud: testAppId,
        nbf: from - 1,
        exp: to + 3600,
        serviceurl: serviceUrl,
        ...claims,
      };
      const kept = Object.fromEntries(Object.entries(all).filter(([name]) => !without.includes(name)));
      return new SignJWT(kept).setProtectedHeader({ alg: 'RS256', kid: 'first', typ: 'JWT', ...header }).sign(key);
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

/** A personal message as Teams sends it. */
export function teamsActivity(serviceUrl: string, change: Record<string, unknown> = {}): Record<string, unknown> {
  return {
    type: 'message',
    id: `f:${crypto.randomUUID()}`,
    timestamp: '2026-11-22T10:00:00.000Z',
    localTimezone: 'Europe/Helsinki',
    channelId: 'msteams',
    serviceUrl,
    locale: 'en-GB',
    text: 'hello',
    textFormat: 'plain',
    from: { id: '29:1person', name: 'Aino Virtanen', aadObjectId: '0a1b2c3d-1111-4222-8333-444455556666' },
    recipient: { id: `28:${testAppId}`, name: 'Avain' },
    conversation: { id: 'a:1chat', conversationType: 'personal', tenantId: testTenantId },
    channelData: { tenant: { id: testTenantId } },
    entities: [{ type: 'clientInfo', locale: 'en-GB', country: 'FI', platform: 'Web', timezone: 'Europe/Helsinki' }],
    ...change,
  };
}

async function takePost(
  request: IncomingMessage,
  response: ServerResponse,
  posts: Posted[],
  answers: Answer[],
): Promise<void> {
  let text = '';
  for await (const chunk of request as AsyncIterable<Buffer>) text += chunk.toString('utf8');
  posts.push({
    method: request.method ?? '',
    path: request.url ?? '',
    authorization: request.headers.authorization ?? '',
    body: text === '' ? {} : (JSON.parse(text) as Record<string, unknown>),
  });
  const answer = answers.shift() ?? { status: 200, body: { id: `1:${posts.length}` } };
  if (answer === 'reset') request.socket.destroy();
  else if (answer !== 'hang') send(response, answer.status, answer.body, answer.headers);
}

function send(response: ServerResponse, status: number, body: unknown, headers: Record<string, string> = {}): void {
  response.writeHead(status, { 'content-type': 'application/json', ...headers });
  response.end(body === undefined ? undefined : JSON.stringify(body));
}

function origin(server: Server): string {
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}
