import { webcrypto } from 'node:crypto';
import { beforeEach, describe, expect, it } from '@jest/globals';
import { parseCardPayload } from '../../cards/card-actions.ts';
import type { FlowView } from '../../services/outcomes/reset-outcome.ts';
import { executorWorld, runJobs, stateOf, target } from '../services/executor/executor.fixture.ts';
import {
  aino,
  createResetWorld,
  expectKind,
  newestCode,
  otherCode,
  press,
  prove,
  say,
  send,
  startChoosing,
  startProving,
  type ResetWorld,
} from '../support/reset-world.ts';
import { startPageWorld } from '../support/page-world.ts';

/** Account recovery of other products was broken in these ways; each has the public number of the report. */

let world: ResetWorld;
beforeEach(() => {
  world = createResetWorld();
});
const flowOf = async (view: FlowView) => (await world.flows.load(view.flowId))!.record;
const mallory = { ...aino, personId: '33333333-3333-4333-8333-333333333333', conversationId: 'a:mallory' };

describe('another method chosen in the middle (Keycloak CVE-2026-18963)', () => {
  it('leaves no note behind that a code of the former method could meet', async () => {
    let view = await send(world, await startProving(world), 'email-code');
    const mailed = newestCode(world);
    view = await send(world, view, 'sms-code');
    const texted = newestCode(world);
    expectKind(await world.reset.submitCode(say(view), mailed), 'code-mismatch');
    expect((await flowOf(view)).proofs).toEqual([]);
    view = expectKind(await world.reset.submitCode(say(view), texted), 'verified').view;
    expect(view).toMatchObject({ points: 1, state: 'proving', proved: ['sms-code'] });
    // The mailed code counts again only after the person went back to that method.
    expectKind(await world.reset.submitCode(say(view), mailed), 'nothing-asked');
    expect((await flowOf(view)).proofs).toHaveLength(1);
  });

  it('gives nothing by itself, however often it is changed', async () => {
    let view = await startProving(world);
    for (let n = 0; n < 12; n += 1) {
      const outcome = await world.reset.sendCode(say(view), n % 2 === 0 ? 'email-code' : 'sms-code');
      if ('view' in outcome && outcome.view !== undefined) view = outcome.view;
      expect(view).toMatchObject({ points: 0, state: 'proving' });
      expectKind(await world.reset.issuePageLink(say(view)), 'not-yet');
    }
  });
});

describe('the flow of one person used by another (authentik CVE-2023-26481)', () => {
  it('is refused in every step, also with the other’s own good codes', async () => {
    const victim = await send(world, await startProving(world), 'email-code');
    const victimsCode = newestCode(world);
    expectKind(await world.reset.submitCode(press(victim, mallory), victimsCode), 'not-yours');
    expectKind(await world.reset.issuePageLink(press(victim, mallory)), 'not-yours');
    expect(await world.reset.view(mallory, victim.flowId)).toBeUndefined();
    expect((await flowOf(victim)).proofs).toEqual([]);
  });

  it('writes nothing even where the record itself names two people (I5)', async () => {
    const executor = await executorWorld();
    const flow = await executor.queued(undefined, { requesterId: mallory.personId });
    await runJobs(executor, executor.executor.handle);
    expect(executor.company.state.writes).toEqual([]);
    expect(await stateOf(executor, flow)).toMatchObject({ state: 'refused', endedBecause: 'account-replaced' });
  });
});

describe('a lock that comes after the start (Keycloak CVE-2026-9798, CVE-2026-16103)', () => {
  it('holds at the code, at the page link and at the write', async () => {
    const view = await send(world, await startProving(world), 'email-code');
    await world.attempts.lock(world.target, 60);
    expectKind(await world.reset.submitCode(say(view), newestCode(world)), 'locked-out');

    const second = createResetWorld();
    const choosing = await startChoosing(second);
    await second.attempts.lock(second.target, 60);
    expectKind(await second.reset.issuePageLink(say(choosing)), 'ended');

    const executor = await executorWorld();
    const flow = await executor.queued();
    await executor.attempts.lock(target, 60);
    await runJobs(executor, executor.executor.handle);
    expect(executor.company.state.writes).toEqual([]);
    expect(await stateOf(executor, flow)).toMatchObject({ state: 'refused', endedBecause: 'locked' });
  });
});

describe('tries counted per flow (Kratos PR 4606, AuthQuake)', () => {
  it('are not: new flows, new codes and other methods give no new budget', async () => {
    let wrong = 0;
    for (let flows = 0; flows < 5 && wrong < 10; flows += 1) {
      let view = await startProving(world);
      for (const method of ['email-code', 'sms-code'] as const) {
        view = await send(world, view, method);
        for (let tries = 0; tries < 2 && wrong < 10; tries += 1) {
          wrong += 1;
          const guess = String((Number(otherCode(newestCode(world))) + wrong) % 1e8).padStart(8, '0');
          const { kind } = await world.reset.submitCode(say(view), guess);
          expect(kind).toBe(wrong === 10 ? 'locked-out' : 'code-mismatch');
        }
        view = (await world.reset.view(aino, view.flowId))!;
        if (wrong === 10) break;
      }
      await world.reset.cancel(say(view));
    }
    expect(wrong).toBe(10);
    expect(await world.reset.start(aino, 'en')).toMatchObject({ kind: 'refused', refusal: { reason: 'locked' } });
  });
});

describe('one right code submitted many times at once (Keycloak issue 26106)', () => {
  it('is one proof', async () => {
    const view = await send(world, await startProving(world), 'email-code');
    const code = newestCode(world);
    const outcomes = await Promise.all(Array.from({ length: 50 }, () => world.reset.submitCode(say(view), code)));
    expect(outcomes.filter(({ kind }) => kind === 'verified')).toHaveLength(1);
    expect((await flowOf(view)).proofs).toHaveLength(1);
    expect(world.audited.filter(({ type }) => type === 'code.accepted')).toHaveLength(1);
  });
});

describe('a list where a text belongs (LTB CVE-2018-12421)', () => {
  const flow = `${'t'.repeat(22)}.${'f'.repeat(22)}`;
  const nonce = 'n'.repeat(22);

  it.each([[['12345678']], [{ length: 8 }], [12345678], [true], [null]])('is no press: %j', (odd) => {
    const good = { verb: 'submit-code', flow, nonce, code: '12345678' };
    expect(parseCardPayload(good)).toBeDefined();
    for (const field of ['verb', 'flow', 'nonce', 'code']) {
      expect(parseCardPayload({ ...good, [field]: odd })).toBeUndefined();
    }
    expect(parseCardPayload({ verb: 'choose-method', flow, nonce, method: odd })).toBeUndefined();
    expect(parseCardPayload({ verb: 'human', trouble: odd })).toBeUndefined();
  });

  it('is no page call', async () => {
    const pages = await startPageWorld();
    try {
      for (const body of [{ handle: ['a'] }, { handle: { $gt: '' } }, [], 'x', null, { token: ['t'] }, { token: {} }]) {
        for (const path of ['open', 'submit', 'not-me', 'not-me/look']) {
          const init = { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) };
          expect((await fetch(`${pages.origin}/page/api/${path}`, init)).status).toBe(400);
        }
      }
    } finally {
      await pages.close();
    }
  });
});

describe('a destination that comes with the request (LTB CVE-2023-49032)', () => {
  it('is dropped from a card, and the code goes where the directory says', async () => {
    const view = await startProving(world);
    const { flowId: flow, nonce } = view;
    const data = { verb: 'choose-method', flow, nonce, method: 'sms-code' };
    const evil = { ...data, to: '+440000000000', phone: '+440000000000', destination: '+440000000000' };
    expect(parseCardPayload(evil)).toEqual(data);
    await send(world, view, 'sms-code');
    expect(world.outbox.map(({ to }) => to)).toEqual(['+358401234567']);
  });
});

describe('a link made from the request’s host (CWE-640)', () => {
  it('is not: links come from the settings, a foreign host is turned away and forwarded hosts are not read', async () => {
    const url = expectKind(await world.reset.issuePageLink(say(await startChoosing(world))), 'page').url;
    expect(url.startsWith('https://avain.example/page/password?')).toBe(true);
    const pages = await startPageWorld();
    try {
      const { port } = new URL(pages.origin);
      const asked = async (headers: Record<string, string>) => rawGet(Number(port), headers);
      expect(await asked({ host: 'evil.example' })).toContain('421');
      const forwarded = await asked({
        host: `127.0.0.1:${port}`,
        'x-forwarded-host': 'evil.example',
        forwarded: 'host=evil.example',
        'x-original-url': '/evil.example',
      });
      expect(forwarded).toContain('200 OK');
      expect(forwarded).not.toContain('evil.example');
    } finally {
      await pages.close();
    }
  });
});

describe('a link that works twice (CWE-294)', () => {
  it('does not: a spent page link is dead for the next browser', async () => {
    const view = await startChoosing(world);
    const handle = new URL(expectKind(await world.reset.issuePageLink(say(view)), 'page').url).hash.slice(1);
    const keys = await Promise.all([1, 2].map(newBrowserKey));
    expectKind(await world.page.open({ handle, browserKey: keys[0]!, ssoToken: undefined }), 'opened');
    await world.flows.move((await world.flows.load(view.flowId))!, 'password-sealed', {});
    expectKind(await world.page.open({ handle, browserKey: keys[1]!, ssoToken: undefined }), 'dead');
  });

  it('proofs of a flow that ended do not open the next one', async () => {
    await prove(world, await startProving(world), 'email-code');
    const old = (await world.flows.liveOf(world.target))!.record;
    await world.reset.cancel({ speaker: aino, flowId: old.id, nonce: undefined });
    const fresh = await startProving(world);
    expect(fresh).toMatchObject({ points: 0, proved: [] });
    await world.flows.patch((await world.flows.load(fresh.flowId))!, { proofs: old.proofs });
    expect(await world.reset.view(aino, fresh.flowId)).toMatchObject({ points: 0, proved: [] });
  });
});

async function newBrowserKey(): Promise<JsonWebKey> {
  const { publicKey } = await webcrypto.subtle.generateKey({ name: 'ECDSA', namedCurve: 'P-256' }, false, [
    'sign',
    'verify',
  ]);
  return webcrypto.subtle.exportKey('jwk', publicKey);
}

/** fetch would put its own Host in. */
async function rawGet(port: number, headers: Record<string, string>): Promise<string> {
  const { connect } = await import('node:net');
  return new Promise((resolve, reject) => {
    const socket = connect(port, '127.0.0.1');
    let answer = '';
    socket.setEncoding('utf8');
    socket.on('data', (chunk: string) => (answer += chunk));
    socket.on('end', () => resolve(answer));
    socket.on('error', reject);
    const lines = Object.entries({ ...headers, connection: 'close' }).map(([name, value]) => `${name}: ${value}`);
    socket.write(`GET /page/password?lang=en HTTP/1.1\r\n${lines.join('\r\n')}\r\n\r\n`);
  });
}
