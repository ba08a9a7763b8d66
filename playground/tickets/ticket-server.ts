import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { readCall, sendAnswer } from '../api/json-http.ts';
import type { TicketDesk } from './ticket-desk.ts';

/** The pretend desk's own address on this machine, as an organisation's ticket system has one. */
export async function startTicketServer(desk: Pick<TicketDesk, 'receive'>) {
  const server = createServer((request, response) => {
    void readCall(request)
      .then(async (call) => {
        const answer = call === 'too-large' ? { status: 413 } : await desk.receive(call);
        if (answer === 'drop') response.destroy();
        else sendAnswer(response, answer);
      })
      .catch(() => response.destroy());
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/avain`,
    stop: () =>
      new Promise<void>((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}
