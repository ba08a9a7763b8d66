import { createServer, type IncomingHttpHeaders } from 'node:http';

export type HttpSink = {
  readonly origin: string;
  readonly requests: {
    readonly method: string;
    readonly path: string;
    readonly headers: IncomingHttpHeaders;
    readonly body: string;
  }[];
  /** What comes next: an answer, or no answer at all. */
  next:
    { readonly status: number; readonly body?: string; readonly headers?: Record<string, string> } | 'hang' | 'drop';
  readonly close: () => Promise<void>;
};

/** A web service that keeps every request and answers as told. */
export async function startHttpSink(usual: HttpSink['next']): Promise<HttpSink> {
  const requests: HttpSink['requests'] = [];
  const server = createServer((request, response) => {
    let body = '';
    request.on('data', (chunk: Buffer) => (body += chunk.toString('utf8')));
    request.on('end', () => {
      requests.push({ method: request.method ?? '', path: request.url ?? '', headers: request.headers, body });
      const answer = sink.next;
      if (answer === 'drop') request.socket.destroy();
      else if (answer !== 'hang') {
        response.writeHead(answer.status, { 'content-type': 'application/json', ...answer.headers });
        response.end(answer.body);
      }
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const sink: HttpSink = {
    origin: `http://127.0.0.1:${(server.address() as { port: number }).port}`,
    requests,
    next: usual,
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
  return sink;
}
