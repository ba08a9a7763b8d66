import type { ServerResponse } from 'node:http';

export type EventStream = {
  readonly send: (event: object) => void;
};

/** Starts a stream of server-sent events; `onClose` runs once when the reader has gone. */
export function openEventStream(response: ServerResponse, onClose: () => void): EventStream {
  response.writeHead(200, {
    'content-type': 'text/event-stream',
    'cache-control': 'no-store',
    connection: 'keep-alive',
  });
  response.write('retry: 500\n\n');
  response.on('close', onClose);
  return { send: (event) => void response.write(`data: ${JSON.stringify(event)}\n\n`) };
}
