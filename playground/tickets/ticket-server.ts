import { readCall, sendAnswer } from '../api/json-http.ts';
import { startLocalServer } from '../local-server.ts';
import type { TicketDesk } from './ticket-desk.ts';

/** The pretend desk's own address on this machine, as an organisation's ticket system has one. */
export async function startTicketServer(desk: Pick<TicketDesk, 'receive'>) {
  const server = await startLocalServer((request, response) => {
    void readCall(request)
      .then(async (call) => {
        const answer = call === 'too-large' ? { status: 413 } : await desk.receive(call);
        if (answer === 'drop') response.destroy();
        else sendAnswer(response, answer);
      })
      .catch(() => response.destroy());
  });
  return { url: `http://127.0.0.1:${server.port}/avain`, away: server.away, stop: server.stop };
}
