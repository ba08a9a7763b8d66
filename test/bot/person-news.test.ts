import type { TurnContext } from 'botbuilder';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { createPersonNews, type PersonNews } from '../../bot/person-news.ts';
import { createTeamsMessenger } from '../../bot/teams-messenger.ts';
import type { ConversationMemory } from '../../dialogs/conversation-memory.ts';
import { createRootDialog } from '../../dialogs/root-dialog.ts';
import { DependencyError } from '../../services/errors/app-error.ts';
import { caseNews } from '../../services/outcomes/case-news.ts';
import type { RelayMessage } from '../../services/helpdesk/relay-message.ts';
import { createTranslator } from '../../services/i18n/translator.ts';
import type { CaseView } from '../../services/outcomes/case-outcome.ts';
import type { FlowView } from '../../services/outcomes/reset-outcome.ts';
import { systemRandom } from '../../services/random/system-random.ts';
import type { KeyValueStore } from '../../services/store/key-value-store.ts';
import { proving } from '../cards/card-catalogue.ts';
import { createFakePersonDesk, type FakePersonDesk } from '../fakes/person-desk.ts';
import { testTenantId } from '../support/channel.ts';
import { startDoor, type Door } from '../support/door.ts';

const personId = '0a1b2c3d-1111-4222-8333-444455556666';
const speaker = { tenantId: testTenantId, personId, conversationId: 'a:1chat', correlationId: 'corr' };
const t = createTranslator('en', 'Europe/Helsinki');

let door: Door;
let desk: FakePersonDesk;
let news: PersonNews;
let view: CaseView;
let broken: Partial<KeyValueStore>;
let flow: FlowView | undefined;

beforeEach(async () => {
  broken = {};
  flow = undefined;
  door = await startDoor({
    store: (inner) => new Proxy(inner, { get: (_, name) => Reflect.get({ ...inner, ...broken }, name) as unknown }),
  });
  desk = createFakePersonDesk({ clock: door.clock });
  const root = createRootDialog({
    devices: () => [],
    diagnosis: {} as never,
    desk,
    resets: { view: async () => flow } as never,
    privacy: {} as never,
    readiness: {} as never,
    people: door.persons,
    help: { helpdesk: '+358 9 123 456' },
    clock: door.clock,
    later: async () => undefined,
    oweAnswer: async () => undefined,
    reach: async () => undefined,
  });
  const { adapter, persons, conversationState, store, log } = door;
  news = createPersonNews({
    desk,
    root,
    conversationState,
    store,
    log,
    messenger: createTeamsMessenger({
      adapter,
      resetService: { locate: async () => undefined },
      persons,
      root,
      conversationState,
      random: systemRandom,
      log,
    }),
  });
  await door.deliver({ text: 'first contact' });
  const opened = await desk.open(speaker, { language: 'en', trouble: 'new-phone', flowId: undefined });
  if (opened.kind !== 'opened') throw new Error(opened.kind);
  view = desk.change({ state: 'claimed', agentName: 'Anna <b>Agent</b>', claimedAt: door.clock.now() });
});
afterEach(() => door.close());

const bodies = () => door.channel.posts.slice(1).map(({ body }) => body);
const cards = () => bodies().flatMap((body) => JSON.stringify(body['attachments'] ?? '') || []);
const message = (text: string): RelayMessage => ({
  schema: 1,
  caseId: view.caseId,
  number: 1,
  target: 'target',
  from: 'agent',
  name: 'Anna <b>Agent</b>',
  text,
  at: '2026-03-02T08:00:00Z',
  state: 'sending',
});

const memoryOf = ({ conversationState }: Door) => conversationState.createProperty<ConversationMemory>('memory');

async function inTheirTurn(turn: (context: TurnContext) => Promise<void>): Promise<void> {
  const address = { ...speaker, serviceUrl: door.channel.serviceUrl, teamsUserId: '29:1', locale: 'en' };
  await door.adapter.continue(address, turn);
}

async function remembered(): Promise<ConversationMemory> {
  let memory: ConversationMemory | undefined;
  await inTheirTurn(async (context) => {
    await door.conversationState.load(context, true);
    memory = await memoryOf(door).get(context);
  });
  return memory ?? { live: null, desk: null, trouble: null };
}

describe('news of a case', () => {
  it('are told in the chat of the person, with the agent as plain text, and the chat remembers the case', async () => {
    expect(await news.news(view.caseId, 'claimed', 'n1')).toEqual({ kind: 'said' });
    expect(bodies()).toHaveLength(1);
    expect(door.channel.posts.at(-1)?.path).toContain(encodeURIComponent('a:1chat'));
    expect(bodies()[0]).toMatchObject({ summary: t('chat.summary') });
    expect(cards()[0]).toContain(String.raw`Anna \\\\<b\\\\>Agent`.replaceAll('\\\\\\\\', '\\\\'));
    expect(await remembered()).toMatchObject({ desk: { caseId: view.caseId } });
  });

  it('are told once, also when the job runs again', async () => {
    for (let run = 0; run < 3; run += 1) {
      expect(await news.news(view.caseId, 'claimed', 'n1')).toEqual({ kind: 'said' });
    }
    expect(bodies()).toHaveLength(1);
  });

  it('are told once when two workers have the job', async () => {
    const told = await Promise.all([news.news(view.caseId, 'claimed', 'n1'), news.news(view.caseId, 'claimed', 'n1')]);
    expect(told.map(({ kind }) => kind).sort()).toEqual(['said', 'unconfirmed']);
    expect(bodies()).toHaveLength(1);
  });

  it('shrink the card before them to a line', async () => {
    await news.news(view.caseId, 'claimed', 'n1');
    desk.change({ state: 'waiting-for-person', talking: true });
    await news.news(view.caseId, 'reassigned', 'n2');
    expect(door.channel.posts.map(({ method }) => method).slice(1)).toEqual(['POST', 'POST', 'PUT']);
    expect(cards()[2]).toContain(t('inert.moved-on'));
  });

  it('leave the card before them as it is when they do not arrive', async () => {
    await news.news(view.caseId, 'claimed', 'n1');
    door.channel.answers.push('reset');
    expect(await news.news(view.caseId, 'reassigned', 'n2')).toEqual({ kind: 'unconfirmed' });
    expect(door.channel.posts.map(({ method }) => method)).not.toContain('PUT');
  });

  it('are not repeated when nobody knows whether they went out', async () => {
    door.channel.answers.push('reset');
    expect(await news.news(view.caseId, 'claimed', 'n1')).toEqual({ kind: 'unconfirmed' });
    expect(await news.news(view.caseId, 'claimed', 'n1')).toEqual({ kind: 'unconfirmed' });
    expect(bodies()).toHaveLength(1);
  });

  it('are tried again when Teams certainly took nothing', async () => {
    door.channel.answers.push({ status: 401 });
    await expect(news.news(view.caseId, 'claimed', 'n1')).rejects.toMatchObject({ code: 'messenger_unavailable' });
    expect(await news.news(view.caseId, 'claimed', 'n1')).toEqual({ kind: 'said' });
    expect(bodies()).toHaveLength(2);
  });

  it('are tried again when the store did not answer before anything was sent', async () => {
    broken = { swap: () => Promise.reject(new DependencyError('store_unavailable', 'down')) };
    await expect(news.news(view.caseId, 'claimed', 'n1')).rejects.toMatchObject({ code: 'messenger_unavailable' });
    expect(bodies()).toEqual([]);
    broken = {};
    expect(await news.news(view.caseId, 'claimed', 'n1')).toEqual({ kind: 'said' });
  });

  it('that were sent are not repeated because the chat could not be saved', async () => {
    broken = { set: () => Promise.reject(new DependencyError('store_unavailable', 'down')) };
    expect(await news.news(view.caseId, 'claimed', 'n1')).toEqual({ kind: 'said' });
    broken = {};
    await news.news(view.caseId, 'claimed', 'n1');
    expect(bodies()).toHaveLength(1);
  });

  it.each([
    ['blocked the bot', { status: 403, body: { error: { code: 'MessageWritesBlocked' } } }],
    ['left the tenant', { status: 404 }],
  ])('do not reach a person who %s', async (_who, answer) => {
    door.channel.answers.push(answer);
    expect(await news.news(view.caseId, 'claimed', 'n1')).toEqual({ kind: 'unreachable' });
  });

  it('do not reach a person who removed the bot, nor an unknown case', async () => {
    await door.persons.remove(testTenantId, personId);
    expect(await news.news(view.caseId, 'claimed', 'n1')).toEqual({ kind: 'unreachable' });
    expect(await news.news('9ABCDEFG', 'claimed', 'n2')).toEqual({ kind: 'unreachable' });
    expect(bodies()).toEqual([]);
  });

  it('send nothing, and no token, to a stored address outside the allow-list', async () => {
    const person = await door.persons.load(testTenantId, personId);
    await door.persons.save({ ...person!, serviceUrl: 'https://evil.example/' });
    expect(await news.news(view.caseId, 'claimed', 'n1')).toEqual({ kind: 'unreachable' });
    expect(bodies()).toEqual([]);
  });

  it('that were overtaken are not told', async () => {
    desk.change({ state: 'resolved', endedBecause: 'solved-otherwise' });
    for (const each of caseNews) await news.news(view.caseId, each, each);
    const told = bodies().map((body) => JSON.stringify(body));
    // The three endings and the case that was closed elsewhere tell the end that the record has; the message was lost.
    expect(told.filter((body) => body.includes(t('case.news.resolved.title')))).toHaveLength(4);
    expect(told.filter((body) => body.includes(t('case.say.not-delivered')))).toHaveLength(1);
    expect(told).toHaveLength(5);
    expect((await remembered()).desk).toBeNull();
  });

  it('keep what a turn of the person saved while they were told', async () => {
    const live = { activityId: 'card', flowId: 'flow', painted: 'proving' };
    broken = {
      swap: async (...claim) => {
        broken = {};
        await inTheirTurn(async (context) => {
          await memoryOf(door).set(context, { live, desk: null, trouble: null });
          await door.conversationState.saveChanges(context, false);
        });
        return door.store.swap(...claim);
      },
    };
    await news.news(view.caseId, 'claimed', 'n1');
    expect(await remembered()).toMatchObject({ live, desk: { caseId: view.caseId } });
  });
});

describe('news of the reset that a case gave back', () => {
  const trouble = { trouble: 'code-missing', about: null, at: '2026-03-02T08:00:00Z' } as const;

  it('end the trouble before them: whoever types "talk to a human" now has another', async () => {
    await inTheirTurn(async (context) => {
      await memoryOf(door).set(context, { live: null, desk: null, trouble });
      await door.conversationState.saveChanges(context, false);
    });
    flow = { ...proving, flowId: 'flow', state: 'choosing', methods: [], proved: ['email-code', 'sms-code'] };
    desk.change({ state: 'claimed', flowId: 'flow' });
    expect(await news.news(view.caseId, 'handed-back', 'n1')).toEqual({ kind: 'said' });
    expect(await remembered()).toMatchObject({ live: { flowId: 'flow' }, trouble: null });
  });
});

describe("a human's words", () => {
  it('come after the typing indicator, begin with the name, and stay plain', async () => {
    expect(await news.tellPerson(message('**Hello** [press](http://evil.example) <at>all</at>\nsecond line'))).toEqual({
      kind: 'said',
    });
    expect(bodies()[0]).toMatchObject({ type: 'typing' });
    const card = cards().at(-1) ?? '';
    expect(card).toContain('(helpdesk, a human)');
    expect(card).not.toContain('Anna <b>');
    expect(card).toContain('second line');
    expect(card).not.toContain('**Hello**');
    expect(card).not.toContain('http://evil');
    expect(card).not.toContain('"Action.');
    expect(await remembered()).toMatchObject({ desk: { caseId: view.caseId } });
  });

  it('of 4,000 characters on as many lines fit into one card', async () => {
    await news.tellPerson(message('*\n'.repeat(2_000)));
    await news.tellPerson(message('<'.repeat(4_000)));
    for (const body of bodies()) expect(JSON.stringify(body).length).toBeLessThan(25_000);
    expect(cards().at(-1)?.match(/\\\\</gu)?.length).toBeGreaterThanOrEqual(4_000);
  });

  it('arrive also when the typing indicator does not', async () => {
    door.channel.answers.push({ status: 400 });
    expect(await news.tellPerson(message('hello'))).toEqual({ kind: 'said' });
  });

  it.each([
    [{ status: 401 }, 'throws'],
    [{ status: 503 }, 'unconfirmed'],
    ['reset', 'unconfirmed'],
    [{ status: 403, body: { error: { code: 'MessageWritesBlocked' } } }, 'unreachable'],
  ] as const)('answered with %j are %s', async (answer, fate) => {
    door.channel.answers.push({ status: 200 }, answer);
    const told = news.tellPerson(message('hello')).catch(() => ({ kind: 'throws' }));
    expect(await told).toEqual({ kind: fate });
  });
});
