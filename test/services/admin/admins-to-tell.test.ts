import { describe, expect, it } from '@jest/globals';
import type { AdminRights } from '../../../services/admin/admin.ts';
import { adminsToTell } from '../../../services/admin/admins-to-tell.ts';
import { createSteeredClock } from '../../../services/clock/steered-clock.ts';
import { createPretendPeople, personId, type PretendPerson } from '../../fakes/people-source.ts';

const groupId = 'admins';
const tenantId = 'tenant';

function world(people: readonly PretendPerson[], refused: Readonly<Record<string, 'not-admin' | 'could-not-check'>>) {
  const clock = createSteeredClock(new Date('2026-11-22T08:00:00Z'));
  const members = people.map((_, n) => n);
  const groups = { [groupId]: { name: 'Admins', members } };
  const { source } = createPretendPeople(clock, { people, groups, before: () => undefined }, 999);
  const checked: string[] = [];
  const check = async (who: {
    readonly tenantId: string;
    readonly personId: string;
  }): ReturnType<AdminRights['check']> => {
    checked.push(who.personId);
    const reason = refused[who.personId];
    if (reason !== undefined) return { kind: 'refused', reason };
    return { kind: 'admin', admin: { ...who, displayName: 'Aino', language: 'fi', subject: 's' } };
  };
  return {
    checked,
    tell: (id = groupId) => adminsToTell({ people: source, rights: { check }, tenantId, groupId: id }),
  };
}

describe('the administrators who are told something', () => {
  it('have the right now: nobody whose account is frozen, disabled or a guest’s', async () => {
    const { checked, tell } = world([{}, { accountEnabled: false }, { guest: true }, {}], {
      [personId(3)]: 'not-admin',
    });
    expect(await tell()).toEqual([personId(0)]);
    expect(checked).toEqual([personId(0), personId(3)]);
  });

  it('are looked for until one more is found than are told, however many are in the group', async () => {
    const { checked, tell } = world(
      Array.from({ length: 60 }, () => ({})),
      { [personId(4)]: 'not-admin' },
    );
    expect(await tell()).toHaveLength(51);
    expect(checked).toHaveLength(52);
  });

  it('are nobody yet where a right cannot be read: whoever asked tries again', async () => {
    await expect(world([{}], { [personId(0)]: 'could-not-check' }).tell()).rejects.toMatchObject({
      code: 'directory_unavailable',
    });
  });

  it('are nobody where the group is gone', async () => {
    expect(await world([{}], {}).tell('gone')).toEqual([]);
  });
});
