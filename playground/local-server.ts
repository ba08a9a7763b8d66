import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A neighbour of Avain on this machine, which can go away and come back at the same address. */
export type LocalServer = {
  readonly port: number;
  /** True: nobody takes connections there. Idempotent. */
  readonly away: (on: boolean) => Promise<void>;
  readonly stop: () => Promise<void>;
};

export async function startLocalServer(
  handle: (request: IncomingMessage, response: ServerResponse) => void,
): Promise<LocalServer> {
  const server = createServer(handle);
  const listen = async (port: number): Promise<void> =>
    new Promise((resolve, reject) => {
      server.once('error', reject);
      server.listen(port, '127.0.0.1', () => {
        server.off('error', reject);
        resolve();
      });
    });
  const close = async (): Promise<void> =>
    new Promise((resolve) => {
      server.closeAllConnections();
      server.close(() => resolve());
    });
  await listen(0);
  const { port } = server.address() as AddressInfo;
  return {
    port,
    away: async (on) => {
      if (on && server.listening) await close();
      else if (!on && !server.listening) await listen(port);
    },
    stop: async () => {
      if (server.listening) await close();
    },
  };
}
