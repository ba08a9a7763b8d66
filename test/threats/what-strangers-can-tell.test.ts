import { webcrypto } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { aftercareWorld, tokenIn, type AftercareWorld } from '../services/aftercare/aftercare.fixture.ts';
import { anna } from '../fakes/misbehaving-directory.ts';
import { startPageWorld, type PageWorld } from '../support/page-world.ts';
import {
  aino,
  createResetWorld,
  expectKind,
  press,
  say,
  startChoosing,
  type ResetWorld,
} from '../support/reset-world.ts';

/** Invariant I7: what is the same to whoever has not proved anything. */

describe('before a first proof', () => {
  const transcript = async (email: string, number: string): Promise<string> => {
    const world = createResetWorld();
    world.directory.methods = { email: { id: 'e', address: email }, mobile: { id: 'm', number } };
    const started = await world.reset.start(aino, 'en');
    if (started.kind === 'refused') throw new Error(started.refusal.reason);
    const confirmed = expectKind(await world.reset.confirmAccount(press(started.view)), 'confirmed');
    const sent = await world.reset.sendCode(press(confirmed.view), 'email-code');
    const wrong = await world.reset.submitCode(say(started.view), '1234567');
    const text = JSON.stringify([started, confirmed, sent, wrong]);
    return [
      started.view.flowId,
      started.view.nonce,
      confirmed.view.nonce,
      ...('view' in sent ? [sent.view?.nonce ?? ''] : []),
    ].reduce((rest, random) => rest.replaceAll(random, '*'), text);
  };

  it('nothing that the conversation is told depends on the registered places (property)', async () => {
    const usual = await transcript('aino@posti.example', '+358 401234567');
    const address = fc
      .tuple(fc.stringMatching(/^[a-z0-9.]{1,20}$/), fc.constantFrom('posti.example', 'gmail.example', 'x.org'))
      .map(([local, domain]) => `${local}@${domain}`);
    const number = fc
      .tuple(fc.integer({ min: 1, max: 998 }), fc.integer({ min: 1e6, max: 1e9 }))
      .map(([c, n]) => `+${c} ${n}`);
    await fc.assert(
      fc.asyncProperty(address, number, async (email, mobile) => {
        expect(await transcript(email, mobile)).toBe(usual);
      }),
      { numRuns: 200 },
    );
  });
});

describe('a link to the password page', () => {
  let world: ResetWorld;
  let pages: PageWorld;
  beforeAll(async () => {
    world = createResetWorld();
    pages = await startPageWorld({ pageService: world.page });
  });
  afterAll(() => pages.close());

  const open = async (handle: string): Promise<string> => {
    const { publicKey } = await webcrypto.subtle.generateKey({ name: 'ECDSA', namedCurve: 'P-256' }, false, [
      'sign',
      'verify',
    ]);
    const { kty, crv, x, y } = await webcrypto.subtle.exportKey('jwk', publicKey);
    const body = JSON.stringify({ handle, browserKey: { kty, crv, x, y } });
    const answer = await fetch(`${pages.origin}/page/api/open`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body,
    });
    const headers = [...answer.headers].filter(([name]) => name !== 'date' && name !== 'x-request-id');
    return JSON.stringify([answer.status, headers.sort(), await answer.text()]);
  };

  it('looks the same whether it never was, is over, was used, was replaced or its flow has ended', async () => {
    const unknown = await open('A'.repeat(43));
    expect(unknown).toContain('dead');
    const view = await startChoosing(world);
    const link = async (): Promise<string> =>
      new URL(expectKind(await world.reset.issuePageLink(say(view)), 'page').url).hash.slice(1);

    const replaced = await link();
    const killed = await link();
    expect(await open(replaced)).toBe(unknown);
    expect(await open(killed)).toContain('opened');
    expect(await open(killed)).toContain('opened-twice');
    expect(await open(killed)).toBe(unknown);
    const overdue = await link();
    world.clock.advance(599_000);
    await world.flows.patch((await world.flows.load(view.flowId))!, { idleAt: '2026-11-23T12:00:00Z' });
    world.clock.advance(2_000);
    expect(await open(overdue)).toBe(unknown);
    const used = await link();
    expect(await open(used)).toContain('opened');
    await world.flows.move((await world.flows.load(view.flowId))!, 'password-sealed', {});
    expect(await open(used)).toBe(unknown);
  });
});

describe('a link of "this wasn’t me"', () => {
  let world: AftercareWorld;
  let pages: PageWorld;
  beforeAll(async () => {
    world = await aftercareWorld();
    pages = await startPageWorld({ notMe: world.notMe });
  });
  afterAll(() => pages.close());

  const ask = async (path: string, token: string): Promise<string> => {
    const init = { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ token }) };
    const answer = await fetch(`${pages.origin}/page/api/${path}`, init);
    return `${answer.status} ${await answer.text()}`;
  };

  it('looks the same whether it never was or its week is over, looked at or pressed', async () => {
    const about = { tenantId: 'tenant', targetId: anna.id, target: 'T'.repeat(22), correlationId: 'k' };
    const token = await world.links.issue(about, 'event');
    expect(tokenIn(`#${token}`)).toBe(token);
    const dead = '200 {"kind":"dead"}';
    expect(await ask('not-me/look', token)).toBe('200 {"kind":"live"}');
    world.clock.advance(7 * 24 * 3600 * 1000);
    for (const path of ['not-me/look', 'not-me']) {
      for (const stranger of ['B'.repeat(43), 'too-short-but-formed-so', token])
        expect(await ask(path, stranger)).toBe(dead);
    }
    expect(world.jobs.state.ever).toEqual([]);
  });
});
