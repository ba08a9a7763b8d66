import { Agent, request as httpRequest, type IncomingMessage, type ServerResponse } from 'node:http';

export type ReverseProxy = {
  /** Hands the request on as it is (the Host header too, so that the product sees the address people see). */
  readonly forward: (request: IncomingMessage, response: ServerResponse) => void;
  readonly stop: () => void;
};

/** `target` is the product's own base address; undefined while it has not started: 503. */
export function createReverseProxy(target: () => string | undefined): ReverseProxy {
  const agent = new Agent({ keepAlive: true });
  const refuse = (response: ServerResponse, status: number, message: string): void => {
    if (response.headersSent) {
      response.destroy();
      return;
    }
    // Not chained: once restify is loaded, writeHead of every response in the process answers nothing.
    response.writeHead(status, { 'content-type': 'text/plain; charset=utf-8' });
    response.end(message);
  };
  return {
    forward: (request, response) => {
      const base = target();
      if (base === undefined) {
        refuse(response, 503, 'Avain is still starting.\n');
        return;
      }
      const { hostname, port } = new URL(base);
      const onward = httpRequest(
        { agent, hostname, port, method: request.method, path: request.url, headers: request.headers },
        (answer) => {
          response.writeHead(answer.statusCode ?? 502, answer.headers);
          answer.pipe(response);
        },
      );
      onward.on('error', () => refuse(response, 502, 'Avain did not answer.\n'));
      response.on('close', () => onward.destroy());
      request.pipe(onward);
    },
    stop: () => agent.destroy(),
  };
}
