import {
  Agent,
  request as httpRequest,
  type IncomingHttpHeaders,
  type IncomingMessage,
  type ServerResponse,
} from 'node:http';

export type ReverseProxy = {
  /** Hands the request on as it is (the Host header too, so that the product sees the address people see). */
  readonly forward: (request: IncomingMessage, response: ServerResponse) => void;
  /** What is wrong with it from now on. */
  readonly misbehave: (how: ProxyTrouble) => void;
  readonly stop: () => void;
};

/**
 * What stands between people and Avain can be set up wrongly: `lost` knows no backend any more, `portal` answers everything
 * by itself, `framing` adds X-Frame-Options, `bare` drops the headers that say who may frame a page.
 */
export type ProxyTrouble = 'none' | 'lost' | 'portal' | 'framing' | 'bare';

/** `target` is the product's own base address; undefined while it has not started: 503. */
export function createReverseProxy(target: () => string | undefined): ReverseProxy {
  const agent = new Agent({ keepAlive: true });
  let trouble: ProxyTrouble = 'none';
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
      if (trouble === 'lost') {
        refuse(response, 502, 'No backend.\n');
        return;
      }
      if (trouble === 'portal') {
        refuse(response, 200, 'Welcome.\n');
        return;
      }
      const base = target();
      if (base === undefined) {
        refuse(response, 503, 'Avain is still starting.\n');
        return;
      }
      const { hostname, port } = new URL(base);
      const onward = httpRequest(
        { agent, hostname, port, method: request.method, path: request.url, headers: request.headers },
        (answer) => {
          response.writeHead(answer.statusCode ?? 502, changed(answer.headers, trouble));
          answer.pipe(response);
        },
      );
      onward.on('error', () => refuse(response, 502, 'Avain did not answer.\n'));
      response.on('close', () => onward.destroy());
      request.pipe(onward);
    },
    misbehave: (how) => {
      trouble = how;
    },
    stop: () => agent.destroy(),
  };
}

function changed(headers: IncomingHttpHeaders, trouble: ProxyTrouble): IncomingHttpHeaders {
  if (trouble === 'framing') return { ...headers, 'x-frame-options': 'SAMEORIGIN' };
  if (trouble !== 'bare') return headers;
  const { 'content-security-policy': _policy, 'x-frame-options': _frames, ...rest } = headers;
  return rest;
}
