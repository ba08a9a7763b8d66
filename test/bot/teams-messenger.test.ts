import type { TurnContext } from 'botbuilder';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { createTeamsMessenger, type TeamsMessenger } from '../../bot/teams-messenger.ts';
import { flowChangedEvent } from '../../dialogs/turn-input.ts';
import { turnScope, type TurnScope } from '../../dialogs/turn-scope.ts';
import { systemRandom } from '../../services/random/system-random.ts';
import { testTenantId } from '../support/channel.ts';
import { startDoor, type Door } from '../support/door.ts';

const personId = '0a1b2c3d-1111-4222-8333-444455556666';
let door: Door;
let messenger: TeamsMessenger;
let seen: { readonly scope: TurnScope; readonly name: string | undefined; readonly value: unknown }[] = [];
let conversationId = 'a:1chat';

beforeEach(async () => {
  seen = [];
  conversationId = 'a:1chat';
  door = await startDoor();
  messenger = createTeamsMessenger({
    adapter: door.adapter,
    resetService: {
      locate: async (flowId) =>
        flowId === 'flow'
          ? {
              speaker: { tenantId: testTenantId, personId, conversationId, correlationId: 'of-the-flow' },
              language: 'fi',
              view: {} as never,
            }
          : undefined,
    },
    persons: door.persons,
    root: {
      run: async (context) => {
        seen.push({ scope: turnScope(context), name: context.activity.name, value: context.activity.value as unknown });
        await context.sendActivity('painted');
      },
      welcome: async () => undefined,
    },
    conversationState: door.conversationState,
    random: systemRandom,
    log: door.log,
  });
  await door.deliver({ text: 'first contact' });
});
afterEach(() => door.close());

describe('the messenger', () => {
  it('opens a turn in the chat of the person and lets the root dialog paint', async () => {
    await messenger.flowChanged('flow');
    expect(seen).toHaveLength(1);
    expect(seen[0]).toMatchObject({ name: flowChangedEvent, value: { flowId: 'flow' } });
    expect(seen[0]?.scope.speaker).toMatchObject({ tenantId: testTenantId, personId, conversationId: 'a:1chat' });
    expect(seen[0]?.scope.timeZone).toBe('Europe/Helsinki');
    expect(door.channel.posts.at(-1)?.body['text']).toBe('painted');
    expect(door.channel.posts.at(-1)?.path).toContain(encodeURIComponent('a:1chat'));
  });

  it('says nothing about a flow, a person or a conversation that is gone', async () => {
    const before = door.channel.posts.length;
    await messenger.flowChanged('other');
    conversationId = 'a:older';
    await messenger.flowChanged('flow');
    conversationId = 'a:1chat';
    await door.persons.remove(testTenantId, personId);
    await messenger.flowChanged('flow');
    expect(seen).toEqual([]);
    expect(door.channel.posts).toHaveLength(before);
  });

  it('says in the chat of a speaker what no record holds, and nothing when that chat is gone', async () => {
    const speaker = { tenantId: testTenantId, personId, conversationId: 'a:1chat', correlationId: 'c' };
    const say = async (context: TurnContext): Promise<void> => {
      await context.sendActivity(turnScope(context).t('refused.guest'));
    };
    await messenger.reach(speaker, say);
    expect(door.channel.posts.at(-1)?.path).toContain(encodeURIComponent('a:1chat'));
    const posts = door.channel.posts.length;
    await messenger.reach({ ...speaker, conversationId: 'a:older' }, say);
    expect(door.channel.posts).toHaveLength(posts);
    expect(seen).toEqual([]);
  });

  it('throws when Teams cannot be reached, so that the job is tried again, and apologises for nothing', async () => {
    const before = door.channel.posts.length;
    door.channel.answers.push({ status: 503 });
    await expect(messenger.flowChanged('flow')).rejects.toMatchObject({ code: 'messenger_unavailable' });
    expect(door.channel.posts).toHaveLength(before + 1);
  });

  it('lets it be when the person blocked the bot', async () => {
    door.channel.answers.push({ status: 403, body: { error: { code: 'MessageWritesBlocked' } } });
    await messenger.flowChanged('flow');
    expect(door.lines.some((line) => line.message.includes('blocked the bot'))).toBe(true);
  });

  it('sends nothing, and no token, to a stored address outside the allow-list', async () => {
    const person = await door.persons.load(testTenantId, personId);
    await door.persons.save({ ...person!, serviceUrl: 'https://evil.example/' });
    await expect(messenger.flowChanged('flow')).rejects.toMatchObject({ code: 'invariant_broken' });
    expect(seen).toEqual([]);
  });
});
