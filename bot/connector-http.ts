import { createKeptHttp } from '../services/http/kept-http.ts';
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

export function createConnectorHttp(timeoutMs = 10_000): ConnectorHttp {
  const http = createKeptHttp({ timeoutMs, largestAnswerBytes });
  return {
    exchange: async ({ method, url, token, body }) => {
      const headers = {
        authorization: `Bearer ${token}`,
        accept: 'application/json',
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      };
      try {
        const answer = await http.exchange({ method, url, headers, body });
        return { status: answer.status, retryAfter: answer.headers['retry-after'], body: answer.body };
      } catch (cause) {
        throw new ConnectorError(0, 'the connector gave no answer', cause);
      }
    },
    close: http.close,
  };
}
