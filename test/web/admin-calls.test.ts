import { randomBytes } from 'node:crypto';
import { request as httpRequest } from 'node:http';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { DependencyError } from '../../services/errors/app-error.ts';
import { startAdminPageWorld, type AdminPageWorld } from '../support/admin-page-world.ts';
import { eventually } from '../support/eventually.ts';
import { startPageWorld } from '../support/page-world.ts';

let world: AdminPageWorld;
let token: string;
beforeAll(async () => {
  world = await startAdminPageWorld();
});
afterAll(async () => world.close());
beforeEach(async () => {
  world.reset();
  const opened = await world.sessions.open({ ssoToken: 'good' });
  if (opened.kind !== 'opened') throw new Error('no session');
  ({ token } = opened);
});

type Headers = Readonly<Record<string, string>>;
const post = (path: string, body: unknown, headers: Headers = {}) =>
  fetch(`${world.origin}/admin/api/${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${token}`, ...headers },
    body: JSON.stringify(body),
  });
const kindOf = async (response: Response) => ((await response.json()) as { kind: string }).kind;
const upload = (body: Uint8Array<ArrayBuffer>, headers: Headers = {}, id = 'c-2') =>
  fetch(`${world.origin}/admin/api/campaigns/rows?id=${id}`, {
    method: 'POST',
    headers: { 'content-type': 'text/csv', authorization: `Bearer ${token}`, ...headers },
    body,
  });

/** Every call that asks for a session, with a body that it takes. */
const language = 'en';
const calls: readonly (readonly [string, object])[] = [
  ...[['overview', {}] as const, ['coverage/latest', {}] as const, ['coverage/refresh', {}] as const],
  ['coverage/people', { light: 'red' }],
  ['coverage/people.csv', { light: 'red' }],
  ['campaigns/list', {}],
  ['campaigns/look', { id: 'c-1' }],
  ['campaigns/create', { language, draft: {} }],
  ['campaigns/edit', { language, id: 'c-2', draft: {} }],
  ['campaigns/act', { language, id: 'c-1', act: 'pause' }],
  ['campaigns/people.csv', { id: 'c-1' }],
  ['kit/look', { language, tag: 'lobby' }],
  ['kit/edit', { language, changes: {} }],
  ['kit/piece', { language, tag: 'lobby', piece: 'qr-png' }],
  ['kit/bundle', { language, tag: 'lobby' }],
  ['plan/look', { language }],
  ['plan/change', { language, change: { taskId: 'licences', status: 'done' } }],
  ['plan/export', { language, format: 'csv' }],
  ['guide/look', { language }],
  ['doctor/latest', { language }],
  ['doctor/run', { language }],
  ['locks/look', { name: 'aino@contoso.example' }],
  ['locks/unlock', { name: 'aino@contoso.example', reason: 'INC-1' }],
];

describe("the admins' calls", () => {
  it.each(calls)('%s answers an admin, and nobody else', async (path, body) => {
    const answer = await post(path, body);
    expect(answer.status).toBe(200);
    if (answer.headers.get('content-disposition') === null) {
      expect(['over', 'refused', 'malformed']).not.toContain(await kindOf(answer));
    } else await answer.arrayBuffer();
    const heard = world.state.heard.length;
    for (const authorization of ['', 'Bearer', `Bearer ${'x'.repeat(43)}`, `Basic ${token}`, `Bearer ${token}x`])
      expect(await kindOf(await post(path, body, { authorization }))).toBe('over');
    world.state.refusal = 'not-admin';
    expect(await (await post(path, body)).json()).toEqual({ kind: 'refused', reason: 'not-admin' });
    expect(world.state.heard).toHaveLength(heard);
    world.state.refusal = undefined;
    expect(await kindOf(await post(path, body))).toBe('over');
  });

  it('answer our own page alone, and bodies that they know', async () => {
    for (const headers of [{ origin: 'https://evil.example' }, { 'sec-fetch-site': 'cross-site' }] as Headers[]) {
      expect((await post('overview', {}, headers)).status).toBe(403);
      expect((await post('plan/export', { language, format: 'csv' }, headers)).status).toBe(403);
      expect((await upload(Buffer.from('userPrincipalName\r\n'), headers)).status).toBe(403);
    }
    expect((await post('overview', {}, { 'content-type': 'text/plain' })).status).toBe(415);
    expect((await post('kit/edit', { language, changes: { a: 'x'.repeat(200_000) } })).status).toBe(413);
    for (const [path, body] of [
      ['overview', { more: 1 }],
      ['coverage/people', { light: 'green' }],
      ['campaigns/look', { id: '../c-1' }],
      ['campaigns/act', { language, id: 'c-1', act: 'delete' }],
      ['kit/piece', { language, tag: 'lobby', piece: '../../etc/passwd' }],
      ['plan/change', { language, change: { taskId: 'x', admin: true } }],
      ['doctor/run', { language: 'de' }],
      ['session/open', { ssoToken: 'good', link: 'x'.repeat(43) }],
    ] as const)
      expect([path, (await post(path, body)).status]).toEqual([path, 400]);
    expect((await fetch(`${world.origin}/admin/api/overview`)).status).toBe(405);
    expect(world.state.heard).toEqual([]);
  });

  it("open a session with Teams' token, and say the reason where they do not", async () => {
    const opened = (await (await post('session/open', { ssoToken: 'good' })).json()) as Record<string, string>;
    expect(opened).toMatchObject({ kind: 'opened', name: 'Satu Ylläpitäjä' });
    expect(await kindOf(await post('overview', {}, { authorization: `Bearer ${opened['token']}` }))).toBe('overview');
    const refused = async (entry: object) => (await (await post('session/open', entry)).json()) as unknown;
    expect(await refused({ ssoToken: 'of another tenant' })).toEqual({ kind: 'refused', reason: 'not-signed-in' });
    expect(await refused({ link: 'x'.repeat(43) })).toEqual({ kind: 'refused', reason: 'link-dead' });
    world.state.refusal = 'not-set-up';
    expect(await refused({ ssoToken: 'good' })).toEqual({ kind: 'refused', reason: 'not-set-up' });
    world.state.refusal = undefined;
    expect(await kindOf(await post('session/close', {}))).toBe('closed');
    expect(await kindOf(await post('overview', {}))).toBe('over');
  });

  it('ask for no more campaigns than they show', async () => {
    await post('overview', {});
    await post('campaigns/list', {});
    expect(world.state.listed).toEqual([5, undefined]);
  });

  it('tell a fault by its number and nothing else, and write down who looked at people', async () => {
    world.state.fault = new DependencyError('store_unavailable', 'redis at 10.0.0.7 is away');
    const answer = await post('campaigns/list', {});
    expect(answer.status).toBe(503);
    const said = (await answer.json()) as { requestId: string };
    expect(said).toEqual({ kind: 'unavailable', requestId: answer.headers.get('x-request-id') });
    world.state.fault = undefined;
    const acts = () => world.recorded.state.events.flatMap((event) => ('act' in event ? [event.act] : []));
    for (const [path, body] of calls.slice(2, 5)) await (await post(path, body)).text();
    await post('doctor/run', { language });
    await (await post('kit/piece', { language, tag: 'lobby', piece: 'poster' })).text();
    expect(await kindOf(await post('kit/bundle', { language, tag: '<no>' }))).toBe('invalid-tag');
    expect(acts().slice(-5)).toEqual([
      'coverage.refreshed',
      'coverage.people-listed',
      'coverage.people-listed',
      'doctor.run',
      'kit.made',
    ]);
    // Where a list goes on is no secret: an admin can make that up.
    expect(await kindOf(await post('coverage/people', { light: 'red', cursor: 'made-up' }))).toBe('people');
    expect(acts().at(-1)).toBe('coverage.people-listed');
    world.recorded.state.full = true;
    for (const body of [{ light: 'red' }, { light: 'red', cursor: '1767225600000.red.1' }])
      expect((await post('coverage/people', body)).status).toBe(503);
    world.recorded.state.full = false;
  });
});

describe('the upload of people', () => {
  const rows = Buffer.from('userPrincipalName\r\naino@contoso.example\r\n');

  it('streams a file, plain or gzipped, without a limit of the other calls', async () => {
    const large = Buffer.concat([rows, Buffer.alloc(3 * 1024 * 1024, 'aino@contoso.example\r\n')]);
    expect(await (await upload(large)).json()).toEqual({ kind: 'taken', rows: 3 });
    expect(world.state.uploaded).toBe(large.length);
    expect(await kindOf(await upload(gzipSync(large), { 'content-encoding': 'gzip' }))).toBe('taken');
    expect(world.state.uploaded).toBe(large.length);
  });

  it('reads no byte of somebody without a session, and nothing that is no file for a campaign', async () => {
    expect(await kindOf(await upload(rows, { authorization: 'Bearer x' }))).toBe('over');
    // Nothing of it has come, and the answer is here.
    const unsent = await raw({ authorization: 'Bearer x', 'content-length': String(9 * 1024 * 1024) }, []);
    expect(JSON.parse(unsent)).toEqual({ kind: 'over' });
    expect((await upload(rows, {}, '../x')).status).toBe(400);
    expect((await upload(rows, { 'content-type': 'application/json' })).status).toBe(415);
    expect((await upload(rows, { 'content-encoding': 'br' })).status).toBe(415);
    expect(await kindOf(await upload(rows, {}, 'c-404'))).toBe('unknown-campaign');
    expect(await kindOf(await upload(Buffer.from('nobody\r\n')))).toBe('unreadable');
    const noGzip = await upload(rows, { 'content-encoding': 'gzip' });
    expect(await noGzip.json()).toEqual({ kind: 'unreadable', reason: 'not-utf8' });
    // A reader that stops early is heard all the same by whoever is still sending.
    const early = Buffer.concat([Buffer.from('latin1'), Buffer.alloc(9 * 1024 * 1024)]);
    expect(await (await upload(early)).json()).toEqual({ kind: 'unreadable', reason: 'not-utf8' });
    const packed = await upload(gzipSync(Buffer.concat([early, randomBytes(4 * 1024 * 1024)])), {
      'content-encoding': 'gzip',
    });
    expect(await packed.json()).toEqual({ kind: 'unreadable', reason: 'not-utf8' });
  });

  it('lives on where a packed file was refused and its sender goes away before its end', async () => {
    const packed = gzipSync(Buffer.concat([Buffer.from('latin1'), randomBytes(2 * 1024 * 1024)]));
    const own = { 'content-type': 'text/csv', 'content-encoding': 'gzip', authorization: `Bearer ${token}` };
    const sent = httpRequest(`${world.origin}/admin/api/campaigns/rows?id=c-2`, {
      method: 'POST',
      headers: { ...own, 'content-length': String(packed.length) },
    });
    sent.on('error', () => undefined);
    sent.write(packed.subarray(0, packed.length - 1000));
    await eventually(async () => expect(world.state.heard).toContain('rows not-utf8'));
    await new Promise((resolve) => sent.once('close', resolve).destroy());
    expect(await kindOf(await upload(rows))).toBe('taken');
  });

  it('ends at 50 MB: announced, sent without announcing, and unpacked', async () => {
    const tooLarge = { kind: 'unreadable', reason: 'too-large' };
    const announced = await raw({ 'content-length': String(50 * 1024 * 1024 + 1) }, []);
    expect(JSON.parse(announced)).toEqual(tooLarge);
    const bomb = gzipSync(Buffer.alloc(51 * 1024 * 1024));
    expect(await (await upload(bomb, { 'content-encoding': 'gzip' })).json()).toEqual(tooLarge);
    const chunk = Buffer.alloc(1024 * 1024, 'x');
    const unannounced = await raw({ 'transfer-encoding': 'chunked' }, Array<Buffer>(51).fill(chunk));
    expect(JSON.parse(unannounced)).toEqual(tooLarge);
  });

  /** Over node's own client, which lets a body be announced and not sent. */
  function raw(headers: Headers, chunks: readonly Buffer[]): Promise<string> {
    const own = { 'content-type': 'text/csv', authorization: `Bearer ${token}`, ...headers };
    return new Promise((resolve, reject) => {
      const sent = httpRequest(
        `${world.origin}/admin/api/campaigns/rows?id=c-2`,
        { method: 'POST', headers: own },
        (answer) => {
          let text = '';
          answer.on('data', (part: Buffer) => (text += part.toString('utf8')));
          answer.on('end', () => {
            sent.destroy();
            resolve(text);
          });
        },
      );
      sent.once('error', reject);
      for (const chunk of chunks) sent.write(chunk);
      if (chunks.length > 0) sent.end();
      else sent.flushHeaders();
    });
  }
});

describe('the page itself', () => {
  it('may be framed by Teams, makes one named policy for its components, and changes no other page', async () => {
    const policyOf = async (path: string) =>
      (await fetch(`${world.origin}${path}`)).headers.get('content-security-policy') ?? '';
    const admin = await policyOf('/admin');
    expect(admin).toContain("frame-ancestors 'self' https://teams.microsoft.com");
    expect(admin).toContain("require-trusted-types-for 'script'; trusted-types fast-html");
    expect(admin).not.toMatch(/unsafe|allow-duplicates|\*(?!\.)/);
    expect(admin).toContain("img-src 'self' blob:");
    for (const path of ['/page/password', '/not-me', '/privacy']) {
      expect(await policyOf(path)).toContain("trusted-types 'none'");
      expect(await policyOf(path)).toContain("img-src 'self';");
    }
    const document = await (await fetch(`${world.origin}/admin?lang=fi`)).text();
    expect(document).toContain('Avaimen hallinta');
    expect(document).not.toMatch(/Satu|contoso\.example/);
  });

  it('is not there where nobody administrates Avain', async () => {
    const without = await startPageWorld({ assets: world.assets });
    for (const path of ['/admin', '/admin/api/overview', '/admin/api/campaigns/rows'])
      expect((await fetch(`${without.origin}${path}`, { method: 'POST' })).status).toBe(404);
    expect((await fetch(`${without.origin}/admin`)).status).toBe(404);
    await without.close();
  });
});
