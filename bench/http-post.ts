import { request, type Agent } from 'node:http';

export type Posted = { readonly status: number; readonly text: string };

export type Call = {
  readonly method: 'GET' | 'POST';
  readonly agent: Agent;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
};

/** One JSON call over a kept connection: cheaper than `fetch`, so that the driver takes less of the machine. */
export function httpCall(url: string, { method, agent, headers = {}, body }: Call): Promise<Posted> {
  return new Promise((resolve, reject) => {
    const outgoing = request(
      url,
      {
        method,
        agent,
        headers: {
          ...headers,
          ...(body === undefined
            ? {}
            : { 'content-type': 'application/json', 'content-length': String(Buffer.byteLength(body)) }),
        },
      },
      (response) => {
        let text = '';
        response.setEncoding('utf8');
        response.on('data', (chunk: string) => (text += chunk));
        response.once('end', () => resolve({ status: response.statusCode ?? 0, text }));
        response.once('error', reject);
      },
    );
    outgoing.once('error', reject);
    outgoing.end(body);
  });
}
