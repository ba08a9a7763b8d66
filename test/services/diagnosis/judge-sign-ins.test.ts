import { describe, expect, it } from '@jest/globals';
import { signInStories } from '../../../playground/company/sign-in-stories.ts';
import type { SignInClient } from '../../../services/directory/sign-in-log.ts';
import { judgeSignIns } from '../../../services/diagnosis/judge-sign-ins.ts';
import { loadSignInCodes } from '../../../services/diagnosis/load-sign-in-codes.ts';

const { codes } = loadSignInCodes(undefined);
const now = Date.parse('2026-03-02T08:00:00Z');

/** Newest first: "50126 mail" is a wrong password from a mail program. */
function judge(...attempts: readonly string[]) {
  return judgeSignIns(
    attempts.map((attempt, at) => {
      const [code, client = 'browser'] = attempt.split(' ');
      return { code: Number(code), at: new Date(now - at * 60_000), client: client as SignInClient };
    }),
    codes,
  );
}
const many = (count: number, attempt: string) => Array.from({ length: count }, () => attempt);
const row = (code: number) => ({ kind: 'code', meaning: { code } });

describe('a day of sign-ins', () => {
  it.each([
    ['nothing', [], { kind: 'nothing-failed' }, 'open'],
    ['success only', ['0', '0'], { kind: 'nothing-failed' }, 'open'],
    ['steps that are no failures', ['50140', '50173', '0'], { kind: 'nothing-failed' }, 'open'],
    ['wrong passwords only', ['50126', '50126', '50126'], row(50126), 'helps'],
    ['an expired password', ['50055', '0'], row(50055), 'helps'],
    ['a disabled account', ['50057'], row(50057), 'useless'],
    ['the right password and a rule', ['53003', '50126'], row(53003), 'useless'],
    ['the right password and nobody at the phone', ['500121'], row(500121), 'useless'],
    ['an app that an admin has to accept', ['90094'], row(90094), 'useless'],
    ['guesses until it locked', ['50053', ...many(10, '50126')], { kind: 'locked-by-tries' }, 'helps'],
    ['a lock out of nowhere', ['50053', '0'], row(50053), 'open'],
    ['a code nobody knows', ['59999', '50126'], { kind: 'unknown-code', code: 59999 }, 'open'],
    ['the newest failure, not the first', ['53003', '50055'], row(53003), 'useless'],
  ])('with %s is judged', (_what, attempts, verdict, reset) => {
    expect(judge(...attempts)).toMatchObject({ verdict, reset });
  });

  it.each([
    ['a mail program', ['0', ...many(3, '50126 mail')], { client: 'mail', lockedBy: false }],
    ['an app, and the right one met a check', ['50126 app', '50074', ...many(4, '50126 app')], { client: 'app' }],
    ['a mail program that locks the account', ['50053 mail', ...many(12, '50126 mail'), '0'], { lockedBy: true }],
  ])('in which %s keeps sending the old password is seen through, and no reset is worth it', (_what, all, verdict) => {
    expect(judge(...all)).toMatchObject({ verdict: { kind: 'old-password', ...verdict }, reset: 'useless' });
  });

  it.each([
    ['two wrong ones from the phone are a slip', ['50126 mail', '50126 mail', '0']],
    ['nobody had the right one', many(8, '50126 mail')],
    ['the same client had the right one since', ['50126 app', '0 app', ...many(5, '50126 app'), '0']],
  ])('in which %s blames no device', (_what, attempts) => {
    expect(judge(...attempts)).toMatchObject({ verdict: row(50126), reset: 'helps' });
  });

  it('is judged by time, however the rows came', () => {
    const at = (minutes: number) => new Date(now - minutes * 60_000);
    const rows = [
      { code: 50055, at: at(9), client: 'browser' },
      { code: 53003, at: at(1), client: 'browser' },
    ] as const;
    expect(judgeSignIns(rows, codes)).toMatchObject({ verdict: row(53003) });
  });

  it('is told apart in every story of the playground', () => {
    const clients: Readonly<Record<string, SignInClient>> = { Browser: 'browser' };
    const told = Object.entries(signInStories).map(([id, story]) => {
      const attempts = story.map(({ minutesAgo, code, client }) => ({
        ...{ code, client: clients[client] ?? 'mail', at: new Date(now - minutesAgo * 60_000) },
      }));
      const { verdict } = judgeSignIns(attempts, codes);
      return [id, verdict.kind === 'code' ? verdict.meaning.code : verdict.kind];
    });
    expect(Object.fromEntries(told)).toEqual({
      ...{ noora: 'old-password', hugo: 'old-password', emma: 53003, tess: 'locked-by-tries', veikko: 50055 },
      ...{ mikael: 50126, lauri: 500121, satu: 'nothing-failed', henna: 53003 },
    });
  });
});
