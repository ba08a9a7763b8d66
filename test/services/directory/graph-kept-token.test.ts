import { describe, expect, it } from '@jest/globals';
import { createSteeredClock } from '../../../services/clock/steered-clock.ts';
import { rememberToken } from '../../../services/directory/graph-kept-token.ts';

const hourMs = 60 * 60 * 1000;

function countedCredential(lifeMs: number) {
  const clock = createSteeredClock(new Date('2026-01-05T08:00:00Z'));
  let asked = 0;
  const credential = {
    getToken: async () => {
      asked += 1;
      return { token: `token ${asked}`, expiresOnTimestamp: clock.now().getTime() + lifeMs };
    },
  };
  return { clock, kept: rememberToken({ credential, clock }), asked: () => asked };
}

describe('a kept token', () => {
  it('serves until five minutes before its end', async () => {
    const { clock, kept, asked } = countedCredential(hourMs);
    await kept.getToken('a/.default');
    clock.advance(hourMs - 5 * 60 * 1000 - 1);
    expect((await kept.getToken('a/.default'))?.token).toBe('token 1');
    clock.advance(1);
    expect((await kept.getToken('a/.default'))?.token).toBe('token 2');
    expect(asked()).toBe(2);
  });

  it('is not handed out for another scope', async () => {
    const { kept } = countedCredential(hourMs);
    await kept.getToken('a/.default');
    expect((await kept.getToken('b/.default'))?.token).toBe('token 2');
  });

  it('is not kept when the credential has none', async () => {
    let answer: { token: string; expiresOnTimestamp: number } | null = null;
    const clock = createSteeredClock(new Date('2026-01-05T08:00:00Z'));
    const kept = rememberToken({ credential: { getToken: async () => answer }, clock });
    expect(await kept.getToken('a/.default')).toBeNull();
    answer = { token: 'late', expiresOnTimestamp: clock.now().getTime() + hourMs };
    expect((await kept.getToken('a/.default'))?.token).toBe('late');
  });

  it('is asked for once by all who come while it is on its way, for four seconds', async () => {
    const clock = createSteeredClock(new Date('2026-01-05T08:00:00Z'));
    const answers: ((token: { token: string; expiresOnTimestamp: number }) => void)[] = [];
    const kept = rememberToken({
      credential: { getToken: () => new Promise((resolve) => answers.push(resolve)) },
      clock,
    });
    const first = [kept.getToken('a/.default'), kept.getToken('a/.default')];
    expect(answers).toHaveLength(1);
    // Whatever became of that call, nobody waits for it for ever.
    clock.advance(4_000);
    const later = kept.getToken('a/.default');
    expect(answers).toHaveLength(2);
    const expiresOnTimestamp = clock.now().getTime() + hourMs;
    answers[1]?.({ token: 'second', expiresOnTimestamp });
    expect((await later)?.token).toBe('second');
    answers[0]?.({ token: 'first', expiresOnTimestamp });
    expect((await Promise.all(first)).map((token) => token?.token)).toEqual(['first', 'first']);
  });

  it('is asked for again after a failure, which all who waited hear', async () => {
    const clock = createSteeredClock(new Date('2026-01-05T08:00:00Z'));
    let asked = 0;
    const getToken = async (): Promise<never> => {
      asked += 1;
      throw new Error('no');
    };
    const kept = rememberToken({ credential: { getToken }, clock });
    const both = await Promise.allSettled([kept.getToken('a/.default'), kept.getToken('a/.default')]);
    expect(both.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
    expect(asked).toBe(1);
    await expect(kept.getToken('a/.default')).rejects.toThrow('no');
    expect(asked).toBe(2);
  });
});
