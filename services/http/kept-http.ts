import { Agent as HttpAgent, request as httpRequest, type IncomingHttpHeaders } from 'node:http';
import { Agent as HttpsAgent, request as httpsRequest } from 'node:https';
import { createRequestTargets, headerList, type RequestTarget } from './request-target.ts';

/** Single HTTP exchanges. Knows nothing of retries. */
export type KeptHttp = {
  /**
   * Rejects when there was no complete answer in time: the effect is then unknown, unless the error (Node's own, with its
   * `code`) says that there never was a connection.
   */
  readonly exchange: (outgoing: HttpOutgoing) => Promise<HttpAnswer>;
  /** Ends idle connections. */
  readonly close: () => void;
};

export type HttpOutgoing = {
  readonly method: string;
  /** `http:` or `https:`. */
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | undefined;
};

export type HttpAnswer = { readonly status: number; readonly headers: IncomingHttpHeaders; readonly body: string };

/**
 * Kept-alive sockets of node:http: about a third of the CPU of `fetch`, and redirects are never followed. Idle sockets
 * are dropped after 4 s, before a server would, because a POST that meets a closing socket may not be sent again.
 */
export function createKeptHttp(limits: { readonly timeoutMs: number; readonly largestAnswerBytes: number }): KeptHttp {
  const pool = { keepAlive: true, keepAliveMsecs: 1_000, maxSockets: 64, maxFreeSockets: 64, timeout: 4_000 };
  const plain = new HttpAgent(pool);
  const secure = new HttpsAgent(pool);
  const targetOf = createRequestTargets();
  return {
    exchange: (outgoing) => exchange(outgoing, { plain, secure, targetOf, ...limits }),
    close: () => {
      plain.destroy();
      secure.destroy();
    },
  };
}

type Means = {
  readonly plain: HttpAgent;
  readonly secure: HttpsAgent;
  readonly targetOf: (url: string) => RequestTarget;
  readonly timeoutMs: number;
  readonly largestAnswerBytes: number;
};

function exchange({ method, url, headers, body }: HttpOutgoing, means: Means): Promise<HttpAnswer> {
  const { timeoutMs, largestAnswerBytes } = means;
  const overTls = url.startsWith('https:');
  const { host, ...target } = means.targetOf(url);
  return new Promise((resolve, reject) => {
    const send = overTls ? httpsRequest : httpRequest;
    const agent = overTls ? means.secure : means.plain;
    const request = send({ ...target, method, headers: headerList(host, headers, body, method), agent }, (response) => {
      const chunks: Buffer[] = [];
      let size = 0;
      response.on('data', (chunk: Buffer) => {
        chunks.push(chunk);
        size += chunk.length;
        if (size > largestAnswerBytes) response.destroy(new RangeError('the answer is too long'));
      });
      response.once('error', failed);
      // An error is built only when there is one: its stack trace costs more than the rest of this function.
      response.once('close', () => {
        if (!response.complete) failed(new Error('the answer broke off'));
      });
      response.once('end', () => {
        clearTimeout(deadline);
        const text = Buffer.concat(chunks).toString('utf8');
        resolve({ status: response.statusCode ?? 0, headers: response.headers, body: text });
      });
    });
    const deadline = setTimeout(() => request.destroy(new Error('no answer in time')), timeoutMs);
    const failed = (error: Error): void => {
      clearTimeout(deadline);
      reject(error);
    };
    request.on('error', failed);
    // As text, so that head and body leave in one write.
    request.end(body);
  });
}
