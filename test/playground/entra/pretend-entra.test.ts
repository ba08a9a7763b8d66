import http from 'node:http';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { createRemoteJWKSet, decodeJwt, jwtVerify } from 'jose';
import type { AppName } from '../../../playground/company/company.ts';
import { hashForLog } from '../../../playground/entra/request-log.ts';
import { startEntraWorld } from '../../support/pretend-entra.ts';
import type { EntraWorld } from '../../support/pretend-entra.ts';

let world: EntraWorld;
beforeAll(async () => {
  world = await startEntraWorld();
});
beforeEach(() => world.entra.restore());
afterAll(async () => world.entra.stop());

const graphScope = 'https://graph.microsoft.com/.default';

async function askToken(form: Record<string, string>): Promise<{ status: number; body: Record<string, unknown> }> {
  const url = `${world.entra.authorityHost}/${world.entra.tenantId}/oauth2/v2.0/token`;
  const response = await fetch(url, { method: 'POST', body: new URLSearchParams(form) });
  return { status: response.status, body: (await response.json()) as Record<string, unknown> };
}

async function tokenOf(app: AppName, scope = graphScope): Promise<string> {
  const { appId, secret } = world.entra.apps[app];
  const form = { grant_type: 'client_credentials', client_id: appId, client_secret: secret, scope };
  return String((await askToken(form)).body['access_token']);
}

type GraphBody = Record<string, unknown> & { readonly error?: { readonly code: string; readonly message: string } };
type GraphInit = { readonly method?: string; readonly body?: unknown; readonly headers?: Record<string, string> };

/** Asks Graph directly, without the SDK. */
async function graph(app: AppName, path: string, init: GraphInit = {}) {
  const headers = {
    authorization: `Bearer ${await tokenOf(app)}`,
    'content-type': 'application/json',
    ...init.headers,
  };
  const body = init.body === undefined ? {} : { body: JSON.stringify(init.body) };
  const response = await fetch(`${world.entra.baseUrl}v1.0${path}`, { method: init.method ?? 'GET', headers, ...body });
  const text = await response.text();
  const answer = (text === '' ? {} : JSON.parse(text)) as GraphBody;
  return { status: response.status, headers: response.headers, body: answer, code: answer.error?.code };
}

const userPath = (persona: string) => `/users/${world.persona(persona).aadObjectId}`;
const passwordBody = (password: string) => ({ passwordProfile: { password, forceChangePasswordNextSignIn: false } });

describe('the token endpoint', () => {
  it('puts the roles of the app’s registration into a really signed token', async () => {
    const keys = createRemoteJWKSet(
      new URL(`${world.entra.authorityHost}/${world.entra.tenantId}/discovery/v2.0/keys`),
    );
    const { payload } = await jwtVerify(await tokenOf('executor'), keys, { audience: 'https://graph.microsoft.com' });
    expect(payload).toMatchObject({
      appid: world.entra.apps.executor.appId,
      tid: world.entra.tenantId,
      idtyp: 'app',
      roles: expect.arrayContaining(['User-PasswordProfile.ReadWrite.All', 'User.RevokeSessions.All']),
    });
  });

  it('serves the connector’s scope without any of Graph’s roles', async () => {
    const claims = decodeJwt(await tokenOf('bot', 'https://api.botframework.com/.default'));
    expect(claims).toMatchObject({ aud: 'https://api.botframework.com', appid: world.company.appIds.bot });
    expect(claims['roles']).toBeUndefined();
  });

  it.each([
    ['a wrong secret', { client_secret: 'wrong' }, 401, 7000215],
    ['an unknown app', { client_id: '00000000-0000-4000-8000-000000000000' }, 400, 700016],
    ['a scope that is none', { scope: 'User.Read' }, 400, 1002012],
    ['another grant', { grant_type: 'password' }, 400, 70003],
  ])('refuses %s', async (_name, change, status, code) => {
    const { appId, secret } = world.entra.apps.reader;
    const form = {
      grant_type: 'client_credentials',
      client_id: appId,
      client_secret: secret,
      scope: graphScope,
      ...change,
    };
    expect(await askToken(form)).toMatchObject({ status, body: { error_codes: [code] } });
  });

  it('describes itself', async () => {
    const base = `${world.entra.authorityHost}/${world.entra.tenantId}`;
    const metadata: unknown = await (await fetch(`${base}/v2.0/.well-known/openid-configuration`)).json();
    expect(metadata).toMatchObject({ issuer: `${base}/v2.0`, token_endpoint: `${base}/oauth2/v2.0/token` });
  });

  it('hands out a person’s single sign-on token that holds by the steered clock', async () => {
    const { aadObjectId } = world.persona('aino');
    const base = `${world.entra.authorityHost}/${world.entra.tenantId}`;
    const keys = createRemoteJWKSet(new URL(`${base}/discovery/v2.0/keys`));
    const token = await world.entra.ssoToken(aadObjectId, 'api://avain');
    const wanted = { audience: 'api://avain', issuer: `${base}/v2.0`, currentDate: world.clock.now() };
    expect((await jwtVerify(token, keys, wanted)).payload).toMatchObject({
      oid: aadObjectId,
      tid: world.entra.tenantId,
    });
  });
});

describe('the door of Graph', () => {
  it('refuses plain http', async () => {
    const { port } = new URL(world.entra.baseUrl);
    const asking = new Promise((resolve, reject) => {
      http.get({ host: '127.0.0.1', port, path: '/v1.0/users' }, resolve).on('error', reject);
    });
    await expect(asking).rejects.toThrow();
  });

  it.each([
    ['none', undefined],
    ['garbage', 'Bearer x.y.z'],
    ['a token for something else', 'bot'],
  ])('answers 401 to %s', async (_name, authorization) => {
    const token =
      authorization === 'bot'
        ? `Bearer ${await tokenOf('bot', 'https://api.botframework.com/.default')}`
        : authorization;
    const headers = token === undefined ? {} : { authorization: token };
    const response = await fetch(`${world.entra.baseUrl}v1.0/users`, { headers });
    expect(response.status).toBe(401);
  });

  it('answers 400 to a path it does not know', async () => {
    expect(await graph('reader', `${userPath('aino')}/secrets`)).toMatchObject({ status: 400, code: 'BadRequest' });
  });

  it('finds a user by principal name, a guest’s included', async () => {
    const upn = encodeURIComponent(world.persona('georg').upn);
    expect(await graph('reader', `/users/${upn}?$select=id`)).toMatchObject({
      body: { id: world.persona('georg').aadObjectId },
    });
  });
});

describe('least permission', () => {
  const body = (name: string) => (name === 'PATCH' ? { body: passwordBody('Vihrea-Kivijalka-77') } : {});
  it.each([
    ['reader', 'GET', '', 200],
    ['messaging', 'GET', '', 403],
    ['bot', 'GET', '', 403],
    ['reader', 'PATCH', '', 403],
    ['messaging', 'PATCH', '', 403],
    ['bot', 'PATCH', '', 403],
    ['executor', 'PATCH', '', 204],
    ['reader', 'POST', '/revokeSignInSessions', 403],
    ['executor', 'POST', '/revokeSignInSessions', 200],
    ['messaging', 'GET', '/authentication/methods', 403],
    ['reader', 'GET', '/authentication/methods', 200],
    ['reader', 'GET', '/authentication/emailMethods', 200],
    ['reader', 'GET', '/authentication/phoneMethods', 200],
    ['reader', 'GET', '/manager?$select=id', 200],
    ['reader', 'POST', '/sendMail', 403],
    ['executor', 'POST', '/sendMail', 403],
  ] as const)('%s: %s %s is answered with %i', async (app, method, path, status) => {
    expect((await graph(app, userPath('aino') + path, { method, ...body(method) })).status).toBe(status);
  });

  it('refuses the whole PATCH when one property lacks its right', async () => {
    const mixed = { ...passwordBody('Vihrea-Kivijalka-77'), jobTitle: 'Owner' };
    expect(await graph('executor', userPath('aino'), { method: 'PATCH', body: mixed })).toMatchObject({
      status: 403,
      code: 'Authorization_RequestDenied',
    });
    expect(world.entra.directory.passwordIs(world.persona('aino').upn, 'Vihrea-Kivijalka-77')).toBe(false);
  });
});

describe('reading', () => {
  it('leaves out what is not in the default set', async () => {
    const { body } = await graph('reader', userPath('paavo'));
    expect(body).toMatchObject({ displayName: 'Paavo Salonen' });
    for (const name of ['accountEnabled', 'onPremisesSyncEnabled', 'userType', 'lastPasswordChangeDateTime']) {
      expect(body).not.toHaveProperty(name);
    }
  });

  it.each([
    ['/users?$select=id,shoeSize', 'BadRequest'],
    ["/users?$filter=shoeSize eq '43'", 'BadRequest'],
    ['/users?$filter=drop table', 'BadRequest'],
    ['/users?$apply=aggregate', 'BadRequest'],
    ['/users?$top=5000', 'Request_BadRequest'],
    ["/users?$filter=displayName ne 'x'", 'Request_UnsupportedQuery'],
    ["/users?$filter=endsWith(mail,'example')&$count=true", 'Request_UnsupportedQuery'],
  ])('answers 400 to %s', async (path, code) => {
    expect(await graph('reader', path)).toMatchObject({ status: 400, code });
  });

  it('answers an advanced query that is asked as one', async () => {
    const headers = { ConsistencyLevel: 'eventual' };
    const path = "/users?$filter=endsWith(userPrincipalName,'tehdas.kuusama.example')&$count=true&$select=id";
    const answer = await graph('reader', path, { headers });
    expect(answer.body).toMatchObject({ '@odata.count': 1, value: [{ id: world.persona('sarah').aadObjectId }] });
  });

  it('answers a cast of a membership list only as an advanced query', async () => {
    const path = `${userPath('adele')}/transitiveMemberOf/microsoft.graph.directoryRole`;
    expect(await graph('reader', path)).toMatchObject({ status: 400, code: 'Request_UnsupportedQuery' });
    expect(await graph('reader', `${path}?$count=true`, { headers: { ConsistencyLevel: 'eventual' } })).toMatchObject({
      status: 200,
      body: { '@odata.count': 1 },
    });
  });

  it('gives long lists in pages', async () => {
    const first = await graph('reader', '/users?$top=10&$select=id');
    const next = new URL(String(first.body['@odata.nextLink']));
    const second = await graph('reader', `/users${next.search}`);
    const ids = [first, second].flatMap(({ body }) => (body['value'] as { id: string }[]).map(({ id }) => id));
    expect(new Set(ids).size).toBe(20);
  });

  it('has the manager as a typed object, and 404 where there is none', async () => {
    expect(await graph('reader', `${userPath('aino')}/manager?$select=id`)).toMatchObject({
      body: { '@odata.type': '#microsoft.graph.user', id: world.persona('mikael').aadObjectId },
    });
    expect(await graph('reader', `${userPath('veera')}/manager`)).toMatchObject({
      status: 404,
      code: 'Request_ResourceNotFound',
    });
  });
});

describe('writing', () => {
  it.each([
    [{ shoeSize: 43 }, 400],
    [{ passwordProfile: { passwort: 'x' } }, 400],
    [{ passwordProfile: 'x' }, 400],
    [[], 400],
    ['text', 400],
  ])('answers %j with %i', async (body, status) => {
    expect((await graph('executor', userPath('aino'), { method: 'PATCH', body })).status).toBe(status);
  });

  it('takes the flag alone with 204 and does nothing', async () => {
    const body = { passwordProfile: { forceChangePasswordNextSignIn: true } };
    expect((await graph('executor', userPath('aino'), { method: 'PATCH', body })).status).toBe(204);
    expect(world.entra.directory.find(world.persona('aino').upn)?.mustChangePassword).toBe(false);
  });

  it.each([
    ['ilari', 400, /on-premises mastered/],
    ['sarah', 400, /federated/],
    ['georg', 403, /privileges/],
  ])('does not set the password of %s', async (persona, status, message) => {
    const answer = await graph('executor', userPath(persona), {
      method: 'PATCH',
      body: passwordBody('Vihrea-Kivijalka-77'),
    });
    expect(answer.status).toBe(status);
    expect(answer.body.error?.message).toMatch(message);
  });

  it('shows a new time of change only after the lag', async () => {
    const lagging = await startEntraWorld({ lagMs: 400 });
    try {
      const { aadObjectId } = lagging.persona('aino');
      const changedAt = async () => (await lagging.directory.findUser(aadObjectId))?.lastPasswordChangeDateTime;
      const before = await changedAt();
      await lagging.writer.setPassword({
        userId: aadObjectId,
        password: 'Vihrea-Kivijalka-77',
        forceChangePasswordNextSignIn: false,
      });
      expect(await changedAt()).toEqual(before);
      lagging.clock.advance(400);
      expect(await changedAt()).toEqual(new Date('2026-03-02T08:00:00Z'));
    } finally {
      await lagging.entra.stop();
    }
  });

  it('hands mail to the outbox, or tells the sender what Exchange said', async () => {
    const mails: unknown[] = [];
    let full = false;
    const posting = await startEntraWorld({
      onMail: (mail) => {
        mails.push(mail);
        return full ? { status: 429, code: 'ApplicationThrottled', message: 'Too many.' } : undefined;
      },
    });
    const previous = world;
    world = posting;
    try {
      const message = {
        subject: 'Hello',
        body: { contentType: 'Text', content: 'There' },
        toRecipients: [{ emailAddress: { address: 'aino.virtanen@kotiposti.example' } }],
      };
      const path = `/users/${posting.company.tenant.senderUpn}/sendMail`;
      const send = async (body: unknown) => graph('messaging', path, { method: 'POST', body });
      expect((await send({ message, saveToSentItems: false })).status).toBe(202);
      expect(mails).toEqual([
        {
          from: posting.company.tenant.senderUpn,
          to: 'aino.virtanen@kotiposti.example',
          subject: 'Hello',
          text: 'There',
        },
      ]);
      full = true;
      expect(await send({ message })).toMatchObject({ status: 429, code: 'ApplicationThrottled' });
      expect((await send({ message: { ...message, toRecipients: [] } })).status).toBe(400);
      expect((await send({})).status).toBe(400);
    } finally {
      world = previous;
      await posting.entra.stop();
    }
  });
});

describe('the request log', () => {
  it('shows a password as a hash and nowhere in clear', async () => {
    const password = 'Vihrea-Kivijalka-77';
    await graph('executor', userPath('aino'), { method: 'PATCH', body: passwordBody(password) });
    const [entry] = world.entra.requests();
    expect(entry).toMatchObject({
      method: 'PATCH',
      path: `/v1.0${userPath('aino')}`,
      requestBody: passwordBody(hashForLog(password)),
      status: 204,
      responseBody: null,
      appId: world.company.appIds.executor,
    });
    expect(JSON.stringify(world.entra.requests())).not.toContain(password);
  });

  it('keeps no password in clear in the directory either', async () => {
    const { password } = world.persona('aino');
    expect(JSON.stringify(world.entra.directory.find(world.persona('aino').upn))).not.toContain(password);
  });
});

describe('faults', () => {
  const read = async () => (await graph('reader', `${userPath('aino')}?$select=id`)).status;

  it('come in the order they were added and as often as asked for', async () => {
    world.entra.addFault({ target: 'graph', status: 503, times: 2 });
    world.entra.addFault({ target: 'graph', status: 404, times: 1 });
    expect([await read(), await read(), await read(), await read()]).toEqual([503, 503, 404, 200]);
  });

  it('fit by method and by path, with or without the version', async () => {
    world.entra.addFault({ target: 'graph', method: 'PATCH', status: 503, times: 1 });
    world.entra.addFault({ target: 'graph', path: '^/users/[^/]+$', status: 500, times: 1 });
    world.entra.addFault({ target: 'graph', path: '^/v1.0/users/', status: 504, times: 1 });
    expect([await read(), await read(), await read()]).toEqual([500, 504, 200]);
  });

  it('say what they are told to say', async () => {
    world.entra.addFault({
      target: 'graph',
      status: 400,
      error: { code: 'Some_Code', message: 'Some text.' },
      times: 1,
    });
    expect(await graph('reader', userPath('aino'))).toMatchObject({
      status: 400,
      body: { error: { code: 'Some_Code', message: 'Some text.' } },
    });
  });

  it('refuse an expression that is none', () => {
    expect(() => world.entra.addFault({ target: 'graph', path: '(', times: 1 })).toThrow(SyntaxError);
  });

  it('go with a restore, and so does everything that was changed', async () => {
    const { upn, password } = world.persona('aino');
    world.entra.addFault({ target: 'graph', status: 503, times: 9 });
    world.entra.directory.changePassword(upn, 'Something-Else-1', world.clock.now());
    world.entra.restore();
    expect(await read()).toBe(200);
    expect(world.entra.signIn(upn, password)).toEqual({ ok: true });
  });
});

it('throttles an app that spends its budget, and only that app', async () => {
  const busy = await startEntraWorld({ unitsPerTenSeconds: 2 });
  const previous = world;
  world = busy;
  try {
    const read = async (app: AppName) => graph(app, `${userPath('aino')}?$select=id`);
    expect([(await read('reader')).status, (await read('reader')).status]).toEqual([200, 200]);
    const refused = await read('reader');
    expect(refused).toMatchObject({ status: 429, code: 'TooManyRequests' });
    expect(refused.headers.get('retry-after')).toBe('5');
    // Another app is let through to its own answer: the executor may not read.
    expect((await read('executor')).status).toBe(403);
    busy.clock.advance(5000);
    expect((await read('reader')).status).toBe(200);
  } finally {
    world = previous;
    await busy.entra.stop();
  }
});
