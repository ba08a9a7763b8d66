import { describe, expect, it } from '@jest/globals';
import { createSteeredClock } from '../../../services/clock/steered-clock.ts';
import { createPseudonyms } from '../../../services/crypto/hmac-pseudonyms.ts';
import type { PersonRecord } from '../../../services/person/person-repository.ts';
import { createStoredPersonRepository, personKind } from '../../../services/person/stored-person-repository.ts';
import { createMemoryRecordStore } from '../../../services/store/memory-record-store.ts';

const anna: PersonRecord = {
  tenantId: 'tenant-1',
  personId: 'anna',
  teamsUserId: '29:anna',
  conversationId: 'a:1',
  serviceUrl: 'https://smba.example/teams/',
  timeZone: 'Europe/Helsinki',
  locale: 'fi-FI',
  accountLanguage: 'fi',
  chosenLanguage: null,
  welcomedAt: null,
};

function world() {
  const clock = createSteeredClock(new Date('2026-01-31T08:00:00Z'));
  const records = createMemoryRecordStore({ clock });
  const pseudonyms = createPseudonyms(new Uint8Array(32).fill(7));
  return { clock, records, pseudonyms, people: createStoredPersonRepository({ records, pseudonyms, clock }) };
}

describe('the repository of people', () => {
  it('remembers a person under the pseudonym', async () => {
    const { people, records, pseudonyms } = world();
    expect(await people.load('tenant-1', 'anna')).toBeUndefined();
    await people.save(anna);
    expect(await people.load('tenant-1', 'anna')).toEqual(anna);
    expect(await people.load('tenant-2', 'anna')).toBeUndefined();
    expect(await records.get(personKind, pseudonyms('tenant-1', 'anna'))).toBeDefined();
  });

  it('lets the last save win and forgets on request', async () => {
    const { people } = world();
    await people.save(anna);
    await people.save({ ...anna, chosenLanguage: 'en' });
    expect((await people.load('tenant-1', 'anna'))?.chosenLanguage).toBe('en');
    await people.remove('tenant-1', 'anna');
    expect(await people.load('tenant-1', 'anna')).toBeUndefined();
  });

  it('keeps a person 13 months after the last save', async () => {
    const { people, clock } = world();
    await people.save(anna);
    const kept = new Date('2027-02-28T00:00:00Z').getTime() - clock.now().getTime();
    clock.advance(kept);
    expect(await people.load('tenant-1', 'anna')).toEqual(anna);
    clock.advance(5 * 24 * 3600 * 1000);
    expect(await people.load('tenant-1', 'anna')).toBeUndefined();
  });
});
