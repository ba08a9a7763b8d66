import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { createTeamsMessenger } from '../../bot/teams-messenger.ts';
import { createTellPerson } from '../../bot/tell-person.ts';
import { createTranslator } from '../../services/i18n/translator.ts';
import type { TellPerson } from '../../services/planner/plan.ts';
import { systemRandom } from '../../services/random/system-random.ts';
import { testTenantId } from '../support/channel.ts';
import { startDoor, type Door } from '../support/door.ts';

const personId = '0a1b2c3d-1111-4222-8333-444455556666';
const who = { tenantId: testTenantId, personId };

let door: Door;
let tell: TellPerson;
beforeEach(async () => {
  door = await startDoor();
  const { persons, adapter, conversationState, log } = door;
  const messenger = createTeamsMessenger({
    ...{ adapter, persons, conversationState, log, random: systemRandom },
    resetService: { locate: async () => undefined },
    root: { run: async () => undefined, welcome: async () => undefined },
  });
  tell = createTellPerson({ persons, log, random: systemRandom, attempt: messenger.attempt });
  await door.deliver({ text: 'first contact' });
});
afterEach(() => door.close());

const words: Parameters<TellPerson>[1] = (language) => ({
  title: createTranslator(language)('admin.doctor.news.title', { count: 1 }),
  lines: ['**Redis**: allkeys-lru', createTranslator(language)('admin.doctor.news.ask')],
});

describe('news for one person', () => {
  it('come into their own chat, in their language, as plain text and with a preview that says nothing', async () => {
    const person = await door.persons.load(testTenantId, personId);
    await door.persons.save({ ...person!, chosenLanguage: 'fi' });
    expect(await tell(who, words)).toBe(true);
    const { body, path } = door.channel.posts.at(-1)!;
    expect(path).toContain(encodeURIComponent('a:1chat'));
    expect(body['summary']).toBe(createTranslator('fi')('chat.summary'));
    const card = JSON.stringify(body['attachments']);
    expect(card).toContain('Asennuksen tarkastus löysi uuden vian');
    expect(card).toContain(JSON.stringify(String.raw`\*\*Redis\*\*: allkeys-lru`).slice(1, -1));
  });

  it('go nowhere, and say so, where there is no chat', async () => {
    const before = door.channel.posts.length;
    expect(await tell({ ...who, personId: '0a1b2c3d-9999-4222-8333-444455556666' }, words)).toBe(false);
    await door.persons.remove(testTenantId, personId);
    expect(await tell(who, words)).toBe(false);
    expect(door.channel.posts).toHaveLength(before);
  });

  it.each([
    ['Teams does not answer', { status: 503 }],
    ['the person blocked the bot', { status: 403, body: { error: { code: 'MessageWritesBlocked' } } }],
  ])('have not been told where %s, and the next person is', async (_, answer) => {
    door.channel.answers.push(answer);
    expect(await tell(who, words)).toBe(false);
    expect(await tell(who, words)).toBe(true);
    expect(door.lines.some(({ message }) => message === 'news for an admin did not get through')).toBe(true);
  });
});
