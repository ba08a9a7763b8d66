import { Agent as HttpAgent, request as httpRequest, type IncomingMessage } from 'node:http';
import { Agent as HttpsAgent, request as httpsRequest } from 'node:https';
import { ConnectorError } from './connector-errors.ts';

/** One HTTP exchange with a connector. Knows nothing of retries. */
export type ConnectorHttp = {
  /** Throws `ConnectorError` with status 0 when there was no complete answer in time: the effect is unknown. */
  readonly exchange: (request: ConnectorRequest) => Promise<ConnectorResponse>;
  /** Ends idle connections. */
  readonly close: () => void;
};

export type ConnectorMethod = 'GET' | 'POST' | 'PUT' | 'DELETE';
export type ConnectorRequest = {
  readonly method: ConnectorMethod;
  readonly url: string;
  readonly token: string;
  readonly body: string | undefined;
};
export type ConnectorResponse = {
  readonly status: number;
  readonly retryAfter: string | undefined;
  readonly body: string;
};

const largestAnswerBytes = 256 * 1024;

/**
 * Kept-alive sockets of node:http: about a third of the CPU of `fetch`, and redirects are never followed. Idle sockets
 * are dropped after 4 s, before a server would, because a POST that meets a closing socket may not be sent again.
 */
export function createConnectorHttp(timeoutMs = 10_000): ConnectorHttp {
  const pool = { keepAlive: true, keepAliveMsecs: 1_000, maxSockets: 64, maxFreeSockets: 64, timeout: 4_000 };
  const plain = new HttpAgent(pool);
  const secure = new HttpsAgent(pool);

  const exchange = (wanted: ConnectorRequest): Promise<ConnectorResponse> =>
    new Promise((resolve, reject) => {
      const overTls = wanted.url.startsWith('https:');
      const payload = wanted.body === undefined ? undefined : Buffer.from(wanted.body);
      const headers = {
        authorization: `Bearer ${wanted.token}`,
        accept: 'application/json',
        ...(payload === undefined ? {} : { 'content-type': 'application/json', 'content-length': payload.length }),
      };
      const send = overTls ? httpsRequest : httpRequest;
      const request = send(
        wanted.url,
        { method: wanted.method, headers, agent: overTls ? secure : plain },
        (response) => {
          readAnswer(response).then(finish(resolve), finish(reject));
        },
      );
      const deadline = setTimeout(() => request.destroy(new Error('no answer in time')), timeoutMs);
      const finish =
        <T>(settle: (value: T) => void) =>
        (value: T): void => {
          clearTimeout(deadline);
          settle(value);
        };
      request.on('error', (cause) => finish(reject)(new ConnectorError(0, 'the connector gave no answer', cause)));
      request.end(payload);
    });

  return {
    exchange,
    close: () => {
      plain.destroy();
      secure.destroy();
    },
  };
}

async function readAnswer(response: IncomingMessage): Promise<ConnectorResponse> {
  const chunks: Buffer[] = [];
  let size = 0;
  try {
    for await (const chunk of response as AsyncIterable<Buffer>) {
      chunks.push(chunk);
      size += chunk.length;
      if (size > largestAnswerBytes) throw new ConnectorError(0, 'the connector answered with too much');
    }
  } catch (cause) {
    throw cause instanceof ConnectorError ? cause : new ConnectorError(0, 'the answer broke off', cause);
  }
  return {
    status: response.statusCode ?? 0,
    retryAfter: response.headers['retry-after'],
    body: Buffer.concat(chunks).toString('utf8'),
  };
}
