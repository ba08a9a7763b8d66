import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { AppName } from '../../../playground/company/company.ts';
import { startEntraWorld, type EntraWorld } from '../../support/pretend-entra.ts';

let world: EntraWorld;
let id: string;
beforeAll(async () => {
  world = await startEntraWorld();
  id = world.persona('aino').aadObjectId;
});
beforeEach(() => world.entra.restore());
afterAll(async () => world.entra.stop());

type Part = {
  readonly id: string;
  readonly status: number;
  readonly headers: Record<string, string>;
  readonly body?: unknown;
};
type Answer = { readonly status: number; readonly parts: ReadonlyMap<string, Part>; readonly text: string };

async function batch(
  requests: unknown,
  { app = 'reader', token }: { app?: AppName; token?: string } = {},
): Promise<Answer> {
  const granted = await world.clientOptions(app).credential.getToken('https://graph.microsoft.com/.default');
  const response = await fetch(`${world.entra.baseUrl}v1.0/$batch`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token ?? granted?.token ?? ''}`, 'content-type': 'application/json' },
    body: JSON.stringify({ requests }),
  });
  const text = await response.text();
  const { responses = [] } = JSON.parse(text) as { responses?: Part[] };
  return { status: response.status, parts: new Map(responses.map((part) => [part.id, part])), text };
}

const get = (name: string, url: string, more: object = {}) => ({ id: name, method: 'GET', url, ...more });
const log = () => world.entra.requests().map(({ path, status }) => `${path.replace(id, ':id')} ${status}`);

describe('a batch', () => {
  it('answers each request by itself, and the log holds each and the whole', async () => {
    const { status, parts } = await batch([
      get('a', `/users/${id}?$select=id`),
      get('b', '/users/00000000-0000-4000-8000-000000000000?$select=id'),
      get('c', `/users/${id}?$select=shoeSize`),
      get('d', '/nowhere'),
    ]);
    expect(status).toBe(200);
    expect(['a', 'b', 'c', 'd'].map((name) => parts.get(name)?.status)).toEqual([200, 404, 400, 400]);
    expect(parts.get('a')?.body).toMatchObject({ id });
    expect(parts.get('b')?.body).toMatchObject({ error: { code: 'Request_ResourceNotFound' } });
    expect(log()).toHaveLength(5);
    expect(log()).toEqual(expect.arrayContaining(['/v1.0/users/:id 200', '/v1.0/$batch 200', '/v1.0/nowhere 400']));
  });

  it('takes ConsistencyLevel from the request in it', async () => {
    const url = `/users/${id}/transitiveMemberOf/microsoft.graph.group?$select=id&$count=true`;
    const { parts } = await batch([get('a', url), get('b', url, { headers: { ConsistencyLevel: 'eventual' } })]);
    expect([parts.get('a')?.status, parts.get('b')?.status]).toEqual([400, 200]);
  });

  it('gives nobody a right that the token has not', async () => {
    const write = {
      id: 'a',
      method: 'PATCH',
      url: `/users/${id}`,
      headers: { 'Content-Type': 'application/json' },
      body: { passwordProfile: { password: 'Vihrea-Kivijalka-77', forceChangePasswordNextSignIn: false } },
    };
    expect((await batch([write])).parts.get('a')?.status).toBe(403);
    expect((await batch([write], { app: 'executor' })).parts.get('a')?.status).toBe(204);
    expect(JSON.stringify(world.entra.requests())).not.toContain('Vihrea-Kivijalka-77');
    expect((await batch([get('a', '/domains')], { token: 'nobody' })).status).toBe(401);
  });

  it.each([
    ['is empty', []],
    ['is no list', 'requests'],
    ['holds more than twenty', Array.from({ length: 21 }, (_, at) => get(String(at), '/domains'))],
    ['names one twice', [get('a', '/domains'), get('a', '/domains')]],
    ['leaves the id out', [{ method: 'GET', url: '/domains' }]],
    ['has a number for an id', [{ id: 1, method: 'GET', url: '/domains' }]],
    ['has an absolute url', [get('a', 'https://graph.microsoft.com/v1.0/domains')]],
    ['has a url with another host', [get('a', '//elsewhere.example/domains')]],
    ['holds a batch', [get('a', '/$batch')]],
    ['has a body without its type', [{ ...get('a', '/domains'), body: {} }]],
    ['has headers that are no texts', [get('a', '/domains', { headers: { a: 1 } })]],
    ['has an unknown member', [get('a', '/domains', { shoes: true })]],
  ])('is refused as a whole when it %s', async (_name, requests) => {
    const { status, text } = await batch(requests);
    expect(status).toBe(400);
    expect(JSON.parse(text)).toMatchObject({ error: { code: 'BadRequest' } });
    expect(log()).toEqual(['/v1.0/$batch 400']);
  });

  it('is throttled request by request, each with a Retry-After of its own', async () => {
    const busy = await startEntraWorld({ unitsPerTenSeconds: 2 });
    try {
      const ask = (name: string) => busy.directory.findUser(busy.persona(name).aadObjectId);
      const results = await Promise.allSettled(['aino', 'lauri', 'pekka', 'noora'].map(ask));
      expect(results.some(({ status }) => status === 'fulfilled')).toBe(true);
      const entries = busy.entra.requests();
      const whole = entries.find(({ path }) => path.endsWith('/$batch'));
      const parts = (whole?.responseBody as { readonly responses: readonly Part[] }).responses;
      expect(new Set(parts.map(({ status }) => status))).toEqual(new Set([200, 429]));
      for (const { status, headers } of parts)
        if (status === 429) expect(Number(headers['Retry-After'])).toBeGreaterThan(0);
    } finally {
      await busy.entra.stop();
    }
  });

  it('meets the faults of the requests in it, and only one that names it itself', async () => {
    world.entra.addFault({ target: 'graph', path: '/domains', status: 503, times: 1 });
    world.entra.addFault({ target: 'graph', status: 500, times: 1 });
    const first = await batch([get('a', '/domains'), get('b', '/organization')]);
    expect([first.status, first.parts.get('a')?.status, first.parts.get('b')?.status]).toEqual([200, 503, 500]);
    world.entra.addFault({ target: 'graph', path: '/\\$batch', status: 504, times: 1 });
    expect((await batch([get('a', '/domains')])).status).toBe(504);
    expect((await batch([get('a', '/domains')])).parts.get('a')?.status).toBe(200);
  });
});
