import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Writable } from 'node:stream';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Redis } from 'ioredis';
import { startPlayground, type Playground } from '../../playground/compose-playground.ts';
import { systemClock } from '../../services/clock/system-clock.ts';
import { createPinoLogger } from '../../services/logging/pino-logger.ts';
import { createChatClient, strike, until } from '../support/chat-client.ts';
import { startRedisServer, type RedisServer } from '../support/redis-server.ts';

type ChatState = {
  readonly personal: { readonly messages: readonly { readonly author: { readonly isBot: boolean } }[] };
};

/** Chosen so that they occur nowhere by chance. */
const refusedPassword = 'Canary-Refused-7319-Otter';
const setPassword = 'Canary-Taken-8264-Heron';
const typedPassword = 'Canary-Typed-5527-Lynx';

/**
 * The whole story on a real Redis with marked secrets, and then a search of everything that Avain leaves behind or shows.
 * What the person types, the mail and text messages themselves, and the directory's own store are not searched: there
 * the secrets belong.
 */
describe('a secret of the story', () => {
  let redis: RedisServer;
  let avain: Playground;
  const log: string[] = [];
  const answers: string[] = [];
  const dumps: string[] = [];
  const posted: string[] = [];
  const handles: string[] = [];
  const secrets = new Map<string, readonly string[]>();
  const realFetch = globalThis.fetch;
  const personaId = 'emma';

  beforeAll(async () => {
    redis = await startRedisServer();
    const destination = new Writable({
      write: (chunk: Buffer, _encoding, done) => {
        log.push(chunk.toString());
        done();
      },
    });
    const options = { port: 0, people: 0, redisUrl: redis.url, clock: systemClock };
    avain = await startPlayground({ ...options, log: createPinoLogger('debug', destination) });
    globalThis.fetch = async (input, init) => {
      const response = await realFetch(input, init);
      const url = input instanceof Request ? input.url : String(input);
      if (url.endsWith('/teams/fetch-dialog'))
        handles.push(new URL(((await response.clone().json()) as { url: string }).url).hash.slice(1));
      const text = await response.clone().text();
      // The answer that opens the dialog is the one place where a handle belongs.
      const ofPages = url.startsWith(avain.url) && !url.includes('/playground/') && !text.startsWith('{"task"');
      if (ofPages) answers.push(`${url.split('#')[0] ?? ''} ${text}`);
      return response;
    };
    await tellStory();
  }, 90_000);
  afterAll(async () => {
    globalThis.fetch = realFetch;
    await avain.stop();
    await redis.stop();
  }, 30_000);

  async function tellStory(): Promise<void> {
    const admin = redis.admin();
    const look = async (): Promise<void> => {
      dumps.push(await dump(admin));
      const state = (await (
        await realFetch(`${avain.url}/playground/api/teams/state?as=${personaId}`)
      ).json()) as ChatState;
      posted.push(...state.personal.messages.filter(({ author }) => author.isBot).map((each) => JSON.stringify(each)));
    };
    const person = createChatClient(avain, personaId);
    await person.begin();
    await person.sees('Is this the account?');
    await person.say(`my password is ${typedPassword}`);
    await person.press('confirm-account');
    await person.choose('email-code');
    const mailCode = await person.code('mail');
    await look();
    await person.press('submit-code', { code: otherThan(mailCode) });
    await person.say(mailCode);
    await person.sees('1 of 2');
    await person.choose('sms-code');
    const smsCode = await person.code('sms');
    await look();
    await person.press('submit-code', { code: smsCode });
    await person.sees('Choose a new password');
    // Graph quotes what it refuses: its words must go nowhere.
    const quoting = {
      code: 'Request_BadRequest',
      message: `The specified password does not comply with password complexity requirements: ${refusedPassword}`,
    };
    await strike(avain, { target: 'graph', method: 'PATCH', path: '/users/', status: 400, error: quoting, times: 1 });
    const first = await person.page();
    await first.submit(refusedPassword);
    await look();
    await until(async () => (await first.status()).kind === 'rejected', 20_000);
    // The chat follows the page by a job; only then does its button carry the live nonce.
    await person.sees('That password was not taken');
    const second = await person.page();
    await second.submit(setPassword);
    await look();
    await person.sees('Your password is changed');
    await person.noticeCame('mail');
    await person.noticeCame('sms');
    await look();
    const links = avain.outbox.items().flatMap(({ link }) => (link === undefined ? [] : [link]));
    const token = new URL(links[0] ?? '').hash.slice(1);
    for (const path of ['/page/api/not-me/look', '/page/api/not-me']) {
      await fetch(`${avain.url}${path}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ token }),
      });
    }
    await until(async () => (await person.patches()).length === 3, 20_000);
    await person.say('what do you store about me');
    await until(async () => (await person.seen()).some((text) => text.includes('What I store')), 20_000);
    await look();
    for (const path of ['/', '/page/password?lang=en', '/not-me?lang=fi', '/privacy', '/terms', '/healthz', '/readyz'])
      await fetch(avain.url + path);

    const account = avain.company.accounts.find(({ properties }) => properties.id === person.objectId);
    const addresses = JSON.stringify(account?.methods).match(/[\w.+-]+@[\w.-]+|\+\d[\d ]{6,}/g) ?? [];
    secrets.set('password', [refusedPassword, setPassword, typedPassword].flatMap(spellings));
    secrets.set(
      'code',
      [mailCode, smsCode].flatMap((code) => [code, `${code.slice(0, 4)} ${code.slice(4)}`]),
    );
    secrets.set('handle', handles.flatMap(spellings));
    secrets.set('not-me token', links.map((link) => new URL(link).hash.slice(1)).flatMap(spellings));
    secrets.set(
      'address',
      addresses.flatMap((address) => [address, address.replaceAll(' ', ''), encodeURIComponent(address)]),
    );
    secrets.set(
      'account',
      [account?.properties.userPrincipalName ?? '', account?.properties.id ?? ''].flatMap((each) => [
        each,
        each.toLowerCase(),
      ]),
    );
    for (const [name, values] of secrets)
      if (values.length === 0 || values.some((value) => value.length < 6)) throw new Error(`no ${name} to look for`);
  }

  const found = (kinds: readonly string[], texts: readonly string[]): readonly string[] =>
    kinds.flatMap((kind) =>
      (secrets.get(kind) ?? []).flatMap((value) =>
        texts
          .filter((text) => text.includes(value))
          .map((text) => `${kind}: ${text.slice(Math.max(0, text.indexOf(value) - 80), text.indexOf(value) + 40)}`),
      ),
    );
  const everything = ['password', 'code', 'handle', 'not-me token', 'address'];

  it('was really there: the story ended, and the search finds what it should in the post', () => {
    const post = avain.outbox.items().map(({ text }) => text);
    for (const kind of ['code', 'not-me token']) expect(found([kind], post).length).toBeGreaterThan(0);
    expect(log.length).toBeGreaterThan(2);
    expect(answers.length).toBeGreaterThan(10);
    expect(dumps.join('').length).toBeGreaterThan(10_000);
  });

  it('stands in no line of the log, at any level', () => {
    expect(found(everything, log)).toEqual([]);
  });

  it('stands in no key and no value of Redis, jobs included, at no step, and nor does the account', () => {
    expect(dumps.some((text) => text.includes('avain:{jobs}'))).toBe(true);
    expect(found([...everything, 'account'], dumps)).toEqual([]);
  });

  it('stands in no audit file, and nor does the account', async () => {
    const names = await readdir(avain.auditDirectory, { recursive: true, withFileTypes: true });
    const files = names.filter((entry) => entry.isFile());
    const texts = await Promise.all(files.map((file) => readFile(join(file.parentPath, file.name), 'utf8')));
    expect(texts.join('')).toContain('password-reset.completed');
    expect(found([...everything, 'account'], texts)).toEqual([]);
  });

  it('stands in nothing that the bot posts to the chat', () => {
    expect(posted.length).toBeGreaterThan(5);
    expect(found(everything, posted)).toEqual([]);
  });

  it('stands in no answer of the pages', () => {
    expect(found(everything, answers)).toEqual([]);
  });

  it('reaches the directory as a password to set and as a message to send, and in no other request', () => {
    const requests = avain.entra.requests();
    const writes = requests.filter(({ method, path }) => method === 'PATCH' && path.includes('/users/'));
    expect(writes).toHaveLength(3);
    const others = requests.filter((request) => !writes.includes(request) && !request.path.endsWith('/sendMail'));
    const asked = others.map(({ method, path, query, requestBody }) =>
      JSON.stringify([method, path, query, requestBody]),
    );
    expect(found(everything, asked)).toEqual([]);
  });
});

function otherThan(code: string): string {
  return String((Number(code) + 1) % 1e8).padStart(8, '0');
}

function spellings(text: string): readonly string[] {
  const bytes = Buffer.from(text);
  return [text, text.toLowerCase(), bytes.toString('base64'), bytes.toString('base64url'), bytes.toString('hex')];
}

/** Every key and every value, as text. */
async function dump(redis: Redis): Promise<string> {
  const readers: Record<string, (key: string) => Promise<unknown>> = {
    string: async (key) => (await redis.getBuffer(key))?.toString('latin1'),
    hash: (key) => redis.hgetall(key),
    list: (key) => redis.lrange(key, 0, -1),
    set: (key) => redis.smembers(key),
    zset: (key) => redis.zrange(key, '0', '-1', 'WITHSCORES'),
    stream: (key) => redis.xrange(key, '-', '+'),
  };
  const lines: string[] = [];
  for (const key of await redis.keys('*')) {
    const value = await readers[await redis.type(key)]?.(key);
    lines.push(`${key} ${typeof value === 'string' ? value : JSON.stringify(value)}`);
  }
  return lines.join('\n');
}
