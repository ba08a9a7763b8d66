import { beforeEach, describe, expect, it } from '@jest/globals';
import { createCompany } from '../../../playground/company/create-company.ts';
import { createDirectoryState } from '../../../playground/entra/directory-state.ts';
import type { DirectoryState } from '../../../playground/entra/directory-state.ts';
import { signIn } from '../../../playground/entra/sign-in.ts';
import { createHastyClock } from '../../support/pretend-entra.ts';

const company = createCompany();
const clock = createHastyClock();
let state: DirectoryState;
beforeEach(() => {
  state = createDirectoryState(company, clock);
});

const persona = (id: string) => company.personas.find((candidate) => candidate.id === id)!;
const enter = (id: string, password = persona(id).password) => {
  const result = signIn(state, clock, persona(id).upn, password);
  return result.ok ? 'ok' : result.code;
};

describe('signing in', () => {
  it.each([
    ['aino', undefined, 'ok'],
    ['aino', 'wrong', 'AADSTS50126'],
    ['aino', '', 'AADSTS50126'],
    ['paavo', undefined, 'AADSTS50057'],
    ['veikko', undefined, 'AADSTS50055'],
    ['veikko', 'wrong', 'AADSTS50126'],
  ])('as %s with %s answers %s', (id, password, result) => {
    expect(enter(id, password)).toBe(result);
  });

  it('knows nobody by another name', () => {
    for (const name of ['nobody@kuusama.example', persona('aino').aadObjectId, '']) {
      expect(signIn(state, clock, name, 'x')).toEqual({ ok: false, code: 'AADSTS50034' });
    }
  });

  it('takes the name in any case', () => {
    expect(signIn(state, clock, persona('aino').upn.toUpperCase(), persona('aino').password)).toEqual({ ok: true });
  });

  it('locks after ten different wrong passwords, for a minute, then for longer', () => {
    const guess = (count: number) =>
      Array.from({ length: count }, (_, index) => enter('aino', `guess-${String(index)}`)).at(-1);
    expect(guess(9)).toBe('AADSTS50126');
    expect(enter('aino', 'guess-9')).toBe('AADSTS50053');
    expect(enter('aino')).toBe('AADSTS50053');
    clock.advance(60_000);
    expect(enter('aino', 'guess-10')).toBe('AADSTS50053');
    clock.advance(119_000);
    expect(enter('aino')).toBe('AADSTS50053');
    clock.advance(1000);
    expect(enter('aino')).toBe('ok');
  });

  it('does not count the same wrong password again', () => {
    for (let count = 0; count < 30; count += 1) expect(enter('aino', 'old-one')).toBe('AADSTS50126');
    expect(enter('aino')).toBe('ok');
  });
});
