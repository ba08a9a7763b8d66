import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { changeAccount } from '../../playground/company/directory-changes.ts';
import { groupId } from '../../playground/company/create-company.ts';
import type { Readiness } from '../../services/outcomes/readiness-outcome.ts';
import { readAccount } from '../../services/policy/judge-account.ts';
import { defaultProofPolicy } from '../../services/policy/proof-policy.ts';
import { evaluateReadiness } from '../../services/readiness/evaluate-readiness.ts';
import { startEntraWorld, type EntraWorld } from '../support/pretend-entra.ts';

let world: EntraWorld;
beforeAll(async () => {
  world = await startEntraWorld();
});
afterAll(async () => {
  await world.entra.stop();
});

async function readinessOf(personaId: string): Promise<Readiness> {
  const { aadObjectId: userId } = world.persona(personaId);
  const facts = await readAccount({ directory: world.directory, blockedGroupIds: [groupId('vip')] }, userId);
  const today = new Date('2026-11-22T08:00:00Z');
  return evaluateReadiness({ userId, facts, policy: defaultProofPolicy, smsDelivered: true, today, brake: undefined });
}

const phone = 'amber ready phone-at-microsoft';
const privileged = 'amber privileged phone-for-microsoft';

/** Every persona of the playground, one row for each: what "am I ready?" answers them. */
const lights: Readonly<Record<string, string>> = {
  aino: phone,
  emma: phone,
  lauri: 'green ready',
  'lauri-test': phone,
  noora: phone,
  veikko: phone,
  onni: 'red nothing-registered',
  olivia: 'red nothing-counts',
  eero: 'red one-missing',
  harry: 'red one-missing',
  helmi: 'red one-missing',
  ilari: 'amber synced phone-for-microsoft',
  sarah: 'amber federated phone-for-microsoft',
  georg: 'amber guest',
  paavo: 'red disabled',
  adele: privileged,
  pekka: privileged,
  riikka: privileged,
  minna: privileged,
  saimaa: 'red unsupported-account',
  veera: privileged,
  mikael: phone,
  henna: phone,
  hugo: phone,
  alex: phone,
  satu: 'green ready',
  tess: phone,
};

describe('"am I ready?" in the playground', () => {
  it('has an answer for every persona, and no answer for nobody', () => {
    expect(world.company.personas.map(({ id }) => id).sort()).toEqual(Object.keys(lights).sort());
  });

  it.each(Object.entries(lights))('tells %s: %s', async (persona, expected) => {
    const { light, reasons } = await readinessOf(persona);
    expect([light, ...reasons].join(' ')).toBe(expected);
  });

  it('sends the guest to the own organisation', async () => {
    expect((await readinessOf('georg')).registerAt).toEqual({ kind: 'home-tenant', domain: 'partner.example' });
  });

  it('sees what somebody has registered since', async () => {
    const { directory } = world.entra;
    expect((await readinessOf('onni')).light).toBe('red');
    changeAccount(world.company, directory, 'onni', { registered: ['email'] });
    expect(await readinessOf('onni')).toMatchObject({ light: 'red', reasons: ['one-missing'], add: ['mobile'] });
    changeAccount(world.company, directory, 'onni', {
      registered: ['email', 'mobilePhone', 'microsoftAuthenticatorPush'],
    });
    expect(await readinessOf('onni')).toMatchObject({ light: 'green', add: [] });
  });

  it('promises nothing while the methods cannot be read', async () => {
    world.entra.addFault({ target: 'graph', path: '/authentication/methods', status: 403, times: 20 });
    const { light } = await readinessOf('lauri');
    world.entra.clearFaults();
    expect(light).toBe('unknown');
  });
});
