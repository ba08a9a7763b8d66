import { request } from 'node:http';
import { once } from 'node:events';
import type { IncomingMessage } from 'node:http';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { activitiesOf, silentBot, startFrontWorld, type FrontWorld } from './front-world.ts';

let world: FrontWorld;
beforeAll(async () => {
  world = await startFrontWorld(silentBot, {
    pages: (asked, answer) =>
      void answer.writeHead(200, { 'x-page': 'yes' }).end(`${asked.url ?? ''} ${asked.headers.host ?? ''}`),
  });
});
afterAll(async () => world.stop());

describe('the JSON calls', () => {
  it('lists the people with the ids the channel uses', async () => {
    const { body } = await world.api('personas');
    const list = body as { tenantId: string; botId: string; appId: string; personas: Record<string, unknown>[] };
    expect(list.botId).toBe(`28:${list.appId}`);
    const emma = list.personas.find(({ id }) => id === 'emma');
    expect(Object.keys(emma ?? {})).toEqual([
      ...[
        'id',
        'upn',
        'password',
        'aadObjectId',
        'teamsId',
        'conversationId',
        'language',
        'classes',
        'methods',
        'channels',
      ],
    ]);
    expect(emma?.['teamsId']).toMatch(/^29:/);
  });

  it('shows the outbox as {id, at, channel, to, text, code, link}', async () => {
    await world.outbox.deliver({
      channel: 'sms',
      to: '+3585',
      language: 'en',
      subject: 's',
      text: 'Code 1234 5678 http://127.0.0.1/x',
      messageId: 'm',
    });
    expect((await world.api('outbox')).body).toEqual([
      {
        id: '1',
        at: expect.any(String),
        channel: 'sms',
        to: '+3585',
        text: 'Code 1234 5678 http://127.0.0.1/x',
        code: '12345678',
        link: 'http://127.0.0.1/x',
      },
    ]);
  });

  it('signs in, or says which AADSTS code refuses', async () => {
    const { upn, password } = world.persona('emma');
    expect((await world.api('sign-in', { upn, password })).body).toEqual({ ok: true });
    expect((await world.api('sign-in', { upn, password: 'no' })).body).toEqual({ ok: false, code: 'AADSTS50126' });
  });

  it('hands a fault to the part that has the bad day', async () => {
    await world.api('faults', { target: 'store', times: 3 });
    await world.api('faults', { target: 'graph', method: 'PATCH', path: '/users/', dropAfterApply: true, times: 1 });
    expect(world.storeFaults).toEqual([{ target: 'store', times: 3 }]);
    expect(world.graphFaults).toEqual([
      { target: 'graph', method: 'PATCH', path: '/users/', dropAfterApply: true, times: 1 },
    ]);
  });

  it.each([
    { target: 'moon', times: 1 },
    { target: 'graph' },
    { target: 'graph', path: '(', times: 1 },
    { target: 'mail', times: 0 },
    [],
  ])('refuses the fault %j in words', async (fault) => {
    expect((await world.api('faults', fault)).status).toBe(400);
  });

  it('puts chats and outbox back, and the app is new to everybody', async () => {
    const emma = world.persona('emma');
    await world.front.teams.client.open(emma);
    await world.connector({ method: 'POST', path: activitiesOf(emma), body: { type: 'message', text: 'x' } });
    expect((await world.api('restore', {})).status).toBe(200);
    expect((await world.api('outbox')).body).toEqual([]);
    expect((await world.api('teams/state?as=emma')).body).toMatchObject({ personal: { messages: [] } });
    expect(world.front.teams.client.installedFor(emma)).toBe(false);
  });
});

describe('the front', () => {
  it('hands product routes on with the host that people see', async () => {
    const response = await fetch(`${world.front.url}/page/password?lang=fi`);
    expect(response.headers.get('x-page')).toBe('yes');
    expect(await response.text()).toBe(`/page/password?lang=fi ${new URL(world.front.url).host}`);
  });

  it('answers nobody who calls it by another name', async () => {
    const asked = request(`${world.front.url}/playground/api/personas`, { headers: { host: 'attacker.example' } });
    asked.end();
    const [answer] = (await once(asked, 'response')) as [IncomingMessage];
    answer.resume();
    expect(answer.statusCode).toBe(421);
  });

  it('sends a browser that came by another name of this machine to the one address', async () => {
    const { port } = new URL(world.front.url);
    const asked = request({ host: '127.0.0.1', port, path: '/?as=emma', headers: { host: `localhost:${port}` } }).end();
    const [answer] = (await once(asked, 'response')) as [IncomingMessage];
    answer.resume();
    expect([answer.statusCode, answer.headers.location]).toEqual([302, `${world.front.url}/?as=emma`]);
  });

  it("refuses a POST that another site's page sends", async () => {
    const headers = { origin: 'https://attacker.example', 'content-type': 'application/json' };
    const response = await fetch(`${world.front.url}/playground/api/restore`, { method: 'POST', headers, body: '{}' });
    expect(response.status).toBe(403);
  });

  it('lives through garbage', async () => {
    for (const body of ['{', 'null', '[]', '"x"', 'x'.repeat(1000)]) {
      const headers = { 'content-type': 'application/json', authorization: 'Bearer a-token-of-the-bot' };
      const at = `conversations/${encodeURIComponent(world.persona('emma').conversationId)}/activities`;
      for (const address of [`${world.front.serviceUrl}v3/${at}`, `${world.front.url}/playground/api/teams/say`]) {
        expect((await fetch(address, { method: 'POST', headers, body })).status).toBeGreaterThanOrEqual(400);
      }
    }
    expect(
      (
        await fetch(`${world.front.serviceUrl}v3/conversations/%E0%A4%A`, {
          method: 'POST',
          headers: { authorization: 'Bearer a-token-of-the-bot' },
        })
      ).status,
    ).toBeGreaterThanOrEqual(400);
  });
});
