import { describe, expect, it } from '@jest/globals';
import type { GraphOutgoing } from '../../../services/directory/graph-http.ts';
import { graphRead } from '../../../services/directory/graph-middleware.ts';
import { createHastyClock } from '../../support/pretend-entra.ts';

async function read(url: string): Promise<GraphOutgoing | undefined> {
  const sent: GraphOutgoing[] = [];
  const link = graphRead({
    send: async (outgoing) => {
      sent.push(outgoing);
      return { status: 200, headers: {}, body: undefined };
    },
    token: () => 'secret',
    origin: 'https://graph.example/',
    ...{ attempts: 3, attemptMs: 1000, totalMs: 2000, longestWaitMs: 1000, clock: createHastyClock() },
  });
  await link.execute({ request: url, options: { headers: { ConsistencyLevel: 'eventual' } } });
  return sent[0];
}

describe('a read of Graph', () => {
  it('carries the token to Graph', async () => {
    expect((await read('https://graph.example/v1.0/users'))?.headers).toEqual({
      ConsistencyLevel: 'eventual',
      Authorization: 'Bearer secret',
    });
  });

  it.each([
    'https://elsewhere.example/v1.0/users',
    'https://graph.example.elsewhere.example/v1.0/users',
    'http://graph.example/v1.0/users',
    'https://graph.example@elsewhere.example/v1.0/users',
    'https://graph.example:8443/v1.0/users',
  ])('carries it nowhere else, whatever a next page is said to be: %s', async (url) => {
    expect((await read(url))?.headers).toEqual({ ConsistencyLevel: 'eventual' });
  });
});
