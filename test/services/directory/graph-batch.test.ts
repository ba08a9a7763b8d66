import { setTimeout as delay } from 'node:timers/promises';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { batching } from '../../../services/directory/graph-batch.ts';
import type { GraphOutgoing } from '../../../services/directory/graph-http.ts';
import type { GraphAnswer } from '../../../services/directory/graph-response.ts';
import { createGraphReadClient } from '../../../services/directory/graph-client.ts';
import { createGraphUserDirectory } from '../../../services/directory/graph-user-directory.ts';
import { groupId } from '../../../playground/company/create-company.ts';
import { createHastyClock, startEntraWorld, type EntraWorld } from '../../support/pretend-entra.ts';

describe('reads on the pretend Entra', () => {
  let world: EntraWorld;
  let id: string;
  beforeAll(async () => {
    world = await startEntraWorld();
    id = world.persona('aino').aadObjectId;
  });
  beforeEach(() => world.entra.restore());
  afterAll(async () => world.entra.stop());

  const batches = () => world.entra.requests().filter(({ path }) => path.endsWith('/$batch'));
  const asked = (part: string) => world.entra.requests().filter(({ path }) => path.includes(part));
  const onOwnClock = () => {
    const clock = createHastyClock();
    const client = createGraphReadClient({ ...world.clientOptions('reader'), clock });
    return { clock, directory: createGraphUserDirectory({ client, clock }) };
  };
  const everything = ({ directory } = onOwnClock()) =>
    Promise.allSettled([
      directory.findUser(id),
      directory.readPrivilege(id),
      directory.memberOf(id, [groupId('vip')]),
      directory.listMethods(id),
    ]);

  it('travel together when they leave together', async () => {
    const results = await everything();
    expect(results.map(({ status }) => status)).toEqual(Array(4).fill('fulfilled'));
    expect(batches()).toHaveLength(1);
    expect(world.entra.requests()).toHaveLength(1 + 7);
    expect(asked('/users/').every(({ status }) => status === 200)).toBe(true);
  });

  it('go alone when they leave alone', async () => {
    const { directory } = onOwnClock();
    await directory.findUser(id);
    await directory.listMethods(id);
    expect(batches()).toEqual([]);
    expect(world.entra.requests()).toHaveLength(2);
  });

  it('are repeated one by one: only what was refused, after the wait that its own answer names', async () => {
    world.entra.addFault({ target: 'graph', path: '/authentication/methods', status: 429, times: 1 });
    const own = onOwnClock();
    const results = await everything(own);
    expect(results.map(({ status }) => status)).toEqual(Array(4).fill('fulfilled'));
    expect(own.clock.waits).toEqual([1000]);
    expect(asked('/authentication/methods').map(({ status }) => status)).toEqual([429, 200]);
    expect(asked('/roleAssignments')).toHaveLength(1);
    expect(batches()).toHaveLength(1);
  });

  it('fail one by one, each with the reason of its own', async () => {
    world.entra.addFault({ target: 'graph', path: '/roleAssignments', status: 403, times: 1 });
    const [user, privilege, groups, methods] = await everything();
    expect(privilege).toMatchObject({
      reason: { code: 'directory_forbidden', details: { graphCode: 'Authorization_RequestDenied', status: 403 } },
    });
    expect([user.status, groups.status, methods.status]).toEqual(Array(3).fill('fulfilled'));
    const missing = onOwnClock().directory;
    expect(await Promise.all([missing.findUser('00000000-0000-4000-8000-000000000000'), missing.findUser(id)])).toEqual(
      [undefined, expect.objectContaining({ id })],
    );
  });

  it.each([503, 429])(
    'are all repeated when the batch itself is answered %i, and travel together again',
    async (status) => {
      world.entra.addFault({ target: 'graph', path: '\\$batch', status, times: 1 });
      const results = await everything();
      expect(results.map((result) => result.status)).toEqual(Array(4).fill('fulfilled'));
      expect(batches().map((entry) => entry.status)).toEqual([status, 200]);
    },
  );

  it('are all refused when the batch itself is', async () => {
    world.entra.addFault({ target: 'graph', path: '\\$batch', status: 403, times: 1 });
    for (const result of await everything()) expect(result).toMatchObject({ reason: { code: 'directory_forbidden' } });
    expect(world.entra.requests()).toHaveLength(1);
  });

  it('are all repeated when the connection breaks under one of them', async () => {
    world.entra.addFault({ target: 'graph', path: '/authentication/methods', dropAfterApply: true, times: 1 });
    const results = await everything();
    expect(results.map(({ status }) => status)).toEqual(Array(4).fill('fulfilled'));
    expect(batches().map(({ status }) => status)).toEqual([0, 200]);
  });

  it('are never batched where something is written', async () => {
    const other = world.persona('lauri').aadObjectId;
    await Promise.all([world.writer.revokeSessions(id), world.writer.revokeSessions(other)]);
    expect(world.entra.requests().map(({ path }) => path.split('/').at(-1))).toEqual(
      Array(2).fill('revokeSignInSessions'),
    );
  });
});

const root = 'https://graph.example/v1.0/';

/** A Graph that echoes the url of each request in a batch, in reverse order. */
function echo({ holdMs = 0 }: { readonly holdMs?: number } = {}) {
  const sent: GraphOutgoing[] = [];
  const aborted: GraphOutgoing[] = [];
  const send = batching(async (outgoing): Promise<GraphAnswer> => {
    sent.push(outgoing);
    outgoing.signal?.addEventListener('abort', () => aborted.push(outgoing));
    await delay(holdMs);
    if (!outgoing.url.endsWith('$batch')) return { status: 200, headers: {}, body: undefined };
    const { requests } = JSON.parse(outgoing.body ?? '') as { requests: { id: string; url: string }[] };
    const responses = requests.map(({ id, url }) => ({ id, status: 200, body: url })).reverse();
    return { status: 200, headers: { 'request-id': 'outer' }, body: Buffer.from(JSON.stringify({ responses })) };
  }, root);
  const ask = (path: string, more: Partial<GraphOutgoing> = {}) =>
    send({
      url: root + path,
      method: 'GET',
      headers: { Authorization: 'Bearer a' },
      body: undefined,
      signal: undefined,
      ...more,
    });
  return { sent, aborted, ask };
}

describe('a batch', () => {
  it('holds at most twenty requests, and each hears its own answer', async () => {
    const { sent, ask } = echo();
    const paths = Array.from({ length: 45 }, (_, index) => `users/${index}`);
    const answers = await Promise.all(paths.map((path) => ask(path)));
    expect(answers.map(({ body }) => body)).toEqual(paths.map((path) => ({ parsed: `/${path}` })));
    expect(sent.map(({ body }) => (JSON.parse(body ?? '') as { requests: unknown[] }).requests.length)).toEqual([
      20, 20, 5,
    ]);
  });

  it('carries the headers of each request in it, the token outside, and bodies as JSON', async () => {
    const { sent, ask } = echo();
    await Promise.all([
      ask("users?$filter=a eq 'b'", { headers: { Authorization: 'Bearer a', ConsistencyLevel: 'eventual' } }),
      ask('users/1/ask', {
        method: 'POST',
        headers: { Authorization: 'Bearer a', 'Content-Type': 'application/json' },
        body: '{"groupIds":["1"]}',
      }),
    ]);
    expect(sent).toHaveLength(1);
    expect(sent[0]?.headers).toEqual({ Authorization: 'Bearer a', 'Content-Type': 'application/json' });
    expect(JSON.parse(sent[0]?.body ?? '')).toEqual({
      requests: [
        { id: '1', method: 'GET', url: '/users?$filter=a%20eq%20%27b%27', headers: { ConsistencyLevel: 'eventual' } },
        {
          id: '2',
          method: 'POST',
          url: '/users/1/ask',
          headers: { 'Content-Type': 'application/json' },
          body: { groupIds: ['1'] },
        },
      ],
    });
  });

  it('goes under one token', async () => {
    const { sent, ask } = echo();
    const renewed = { headers: { Authorization: 'Bearer b' } };
    await Promise.all([ask('1'), ask('2', renewed), ask('3'), ask('4', renewed)]);
    expect(sent.map(({ headers }) => headers['Authorization'])).toEqual(['Bearer a', 'Bearer b']);
  });

  it('takes nothing that lies elsewhere', async () => {
    const { sent, ask } = echo();
    await Promise.all([ask('1'), ask('2', { url: 'https://graph.example/beta/users' }), ask('3')]);
    expect(sent.map(({ url }) => url)).toEqual(['https://graph.example/beta/users', `${root}$batch`]);
  });

  it('goes on for the others when one gives up, and ends when all have', async () => {
    const { aborted, ask } = echo({ holdMs: 30 });
    const [first, second] = [new AbortController(), new AbortController()];
    const both = [ask('1', { signal: first.signal }), ask('2', { signal: second.signal })] as const;
    setTimeout(() => first.abort(new Error('enough')), 5);
    await expect(both[0]).rejects.toThrow('enough');
    await expect(both[1]).resolves.toMatchObject({ status: 200 });
    expect(aborted).toEqual([]);
    const later = [ask('1', { signal: AbortSignal.timeout(5) }), ask('2', { signal: AbortSignal.timeout(5) })];
    expect((await Promise.allSettled(later)).map(({ status }) => status)).toEqual(['rejected', 'rejected']);
    expect(aborted).toHaveLength(1);
  });

  it('does not send what was given up before it left', async () => {
    const { sent, ask } = echo();
    const results = await Promise.allSettled([ask('1', { signal: AbortSignal.abort(new Error('late')) }), ask('2')]);
    expect(results.map(({ status }) => status)).toEqual(['rejected', 'fulfilled']);
    expect(sent.map(({ url }) => url)).toEqual([`${root}2`]);
  });

  it.each([
    ['leaves one out', { responses: [{ id: '1', status: 200 }] }],
    ['is no list', { responses: 'two' }],
    [
      'has no numbers',
      {
        responses: [
          { id: '1', status: 200 },
          { id: '2', status: '200' },
        ],
      },
    ],
    [
      'redirects one',
      {
        responses: [
          { id: '1', status: 200 },
          { id: '2', status: 302 },
        ],
      },
    ],
    [
      'has two for one',
      {
        responses: [
          { id: '2', status: 200, body: { value: ['a role'] } },
          { id: '1', status: 200 },
          { id: '2', status: 200, body: { value: [] } },
          { id: '2', status: 200, body: { value: [] } },
        ],
      },
    ],
  ])('is a lost connection for whoever it has no answer for: it %s', async (_name, body) => {
    const send = batching(async () => ({ status: 200, headers: {}, body: Buffer.from(JSON.stringify(body)) }), root);
    const asking = ['1', '2'].map((path) =>
      send({ url: root + path, method: 'GET', headers: {}, body: undefined, signal: undefined }),
    );
    const [, second] = await Promise.allSettled(asking);
    expect(second).toMatchObject({ status: 'rejected', reason: { name: 'TypeError' } });
  });
});
