import { describe, expect, it } from '@jest/globals';
import type { Activity } from 'botbuilder';
import { ClaimsIdentity, type AuthenticateRequestResult } from 'botframework-connector';
import { createKeptVerdicts } from '../../bot/kept-verdicts.ts';
import { createSteeredClock } from '../../services/clock/steered-clock.ts';

const start = new Date('2026-03-02T08:00:00Z');
const activity = { channelId: 'msteams', serviceUrl: 'https://one.example/' } as Activity;

function verdicts({ exp = start.getTime() / 1000 + 3600 }: { readonly exp?: number } = {}) {
  const clock = createSteeredClock(start);
  const { recall } = createKeptVerdicts(clock);
  const asked: string[] = [];
  const ask = (change: Partial<Activity> = {}, authHeader = 'Bearer a.b.c'): Promise<AuthenticateRequestResult> =>
    recall({ ...activity, ...change }, authHeader, async () => {
      asked.push(authHeader);
      const claims = [{ type: 'exp', value: exp as unknown as string }];
      return { audience: 'us', callerId: 'them', claimsIdentity: new ClaimsIdentity(claims, true) };
    });
  return { clock, ask, asked };
}

describe('what the SDK has accepted', () => {
  it('is not asked about again for five minutes', async () => {
    const { clock, ask, asked } = verdicts();
    await ask();
    clock.advance(5 * 60 * 1000 - 1);
    expect((await ask()).claimsIdentity.isAuthenticated).toBe(true);
    expect(asked).toHaveLength(1);
    clock.advance(1);
    await ask();
    expect(asked).toHaveLength(2);
  });

  it('counts for exactly this token, channel and serviceUrl', async () => {
    const { ask, asked } = verdicts();
    await ask();
    await ask({}, 'Bearer a.b.d');
    await ask({ serviceUrl: 'https://two.example/' });
    await ask({ channelId: 'emulator' });
    expect(asked).toHaveLength(4);
  });

  it('is forgotten when the token ends, and not kept when it does not say when', async () => {
    const short = verdicts({ exp: start.getTime() / 1000 + 10 });
    await short.ask();
    short.clock.advance(10_000);
    await short.ask();
    expect(short.asked).toHaveLength(2);
    const endless = verdicts({ exp: Number.NaN });
    await endless.ask();
    await endless.ask();
    expect(endless.asked).toHaveLength(2);
  });

  it('is never a refusal', async () => {
    const { recall } = createKeptVerdicts(createSteeredClock(start));
    let asked = 0;
    const refuse = async (): Promise<AuthenticateRequestResult> => {
      asked += 1;
      throw new Error('no');
    };
    await expect(recall(activity, 'Bearer a.b.c', refuse)).rejects.toThrow('no');
    await expect(recall(activity, 'Bearer a.b.c', refuse)).rejects.toThrow('no');
    expect(asked).toBe(2);
  });

  it('gives each turn claims of its own', async () => {
    const { ask } = verdicts();
    const first = await ask();
    first.claimsIdentity.claims.push({ type: 'aud', value: 'planted' });
    expect((await ask()).claimsIdentity.getClaimValue('aud')).toBeNull();
  });

  it('is remembered for at most a thousand', async () => {
    const { ask, asked } = verdicts();
    for (let i = 0; i <= 1000; i += 1) await ask({}, `Bearer ${i}`);
    await ask({}, 'Bearer 0');
    await ask({}, 'Bearer 1000');
    expect(asked).toHaveLength(1002);
  });
});
