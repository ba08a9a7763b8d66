import { describe, expect, it } from '@jest/globals';
import { accountClasses, listPersonas } from '../../../playground/company/company.ts';
import { createCompany } from '../../../playground/company/create-company.ts';

const guid = /^[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-a[0-9a-f]{3}-[0-9a-f]{12}$/;
const company = createCompany();

describe('the pretend company', () => {
  it('is the same every time', () => {
    expect(createCompany()).toEqual(company);
  });

  it('has somebody of every class', () => {
    const present = new Set(createCompany({ size: 40 }).personas.flatMap((persona) => persona.classes));
    expect(accountClasses.filter((name) => !present.has(name))).toEqual([]);
  });

  it('has ordinary people and half-registered ones of both kinds in both languages', () => {
    const of = (name: string) =>
      company.personas.filter((persona) => (persona.classes as readonly string[]).includes(name));
    expect(new Set(of('ordinary').map((persona) => persona.language))).toEqual(new Set(['en', 'fi']));
    expect(new Set(of('unregistered').map((persona) => persona.language))).toEqual(new Set(['en', 'fi']));
    expect(
      of('half-registered')
        .flatMap((persona) => persona.methods)
        .sort(),
    ).toEqual(['email', 'mobilePhone']);
    expect(of('helpdesk-agent')).toHaveLength(2);
  });

  it('gives everybody ids of the right form, and nobody another’s', () => {
    for (const persona of company.personas) {
      expect(persona.aadObjectId).toMatch(guid);
      expect(persona.teamsId).toMatch(/^29:1/);
      expect(persona.conversationId).toMatch(/^a:1/);
    }
    for (const key of ['aadObjectId', 'teamsId', 'conversationId', 'upn', 'id'] as const) {
      expect(new Set(company.personas.map((persona) => persona[key])).size).toBe(company.personas.length);
    }
  });

  it('grows to ten thousand people with different names and numbers, and no further', () => {
    const large = createCompany({ size: 10_000 });
    expect(large.personas).toHaveLength(10_000);
    expect(new Set(large.personas.map((persona) => persona.upn)).size).toBe(10_000);
    expect(createCompany({ size: 20_000 }).personas).toHaveLength(10_000);
    expect(large.personas.slice(0, company.personas.length)).toEqual(company.personas);
  });

  it('has a chain of managers', () => {
    const managerOf = (id: string) => company.accounts.find((account) => account.properties.id === id)?.managerId;
    const id = (name: string) => company.personas.find((persona) => persona.id === name)!.aadObjectId;
    expect(managerOf(id('aino'))).toBe(id('mikael'));
    expect(managerOf(id('mikael'))).toBe(id('veera'));
    expect(managerOf(id('veera'))).toBeUndefined();
  });

  it('lists its personas with what a client needs', () => {
    const list = listPersonas(company);
    expect(list).toMatchObject({
      tenantId: company.tenant.id,
      appId: company.appIds.bot,
      botId: `28:${company.appIds.bot}`,
    });
    expect(list.personas[0]).toEqual({
      id: 'aino',
      displayName: 'Aino Virtanen',
      upn: 'aino.virtanen@kuusama.example',
      password: expect.any(String),
      aadObjectId: expect.stringMatching(guid),
      teamsId: expect.any(String),
      conversationId: expect.any(String),
      language: 'fi',
      locale: 'fi-FI',
      classes: ['ordinary'],
      methods: ['email', 'mobilePhone'],
    });
  });
});
