import { afterEach, describe, expect, it } from '@jest/globals';
import type { DirectoryUser } from '../../services/directory/user-directory.ts';
import { DependencyError } from '../../services/errors/app-error.ts';
import { testTenantId } from '../support/channel.ts';
import { eventually } from '../support/eventually.ts';
import { startDoor, type Door, type DoorOptions } from '../support/door.ts';

const personId = '0a1b2c3d-1111-4222-8333-444455556666';
const foreign = '99999999-0b6a-4c53-8f5d-3f0a1b2c3d4e';
const storeDown = (): Promise<never> => Promise.reject(new DependencyError('store_unavailable', 'down'));

const doors: Door[] = [];
async function open(options: DoorOptions = {}): Promise<Door> {
  const door = await startDoor(options);
  doors.push(door);
  return door;
}
afterEach(async () => {
  await Promise.all(doors.splice(0).map((door) => door.close()));
});

const finnish: DirectoryUser = {
  ...{
    id: personId,
    displayName: 'Aino',
    givenName: undefined,
    surname: undefined,
    userPrincipalName: 'aino@x.example',
  },
  ...{
    mail: undefined,
    employeeId: undefined,
    proxyAddresses: [],
    accountEnabled: true,
    userType: 'Member',
    externalUserState: undefined,
  },
  ...{ onPremisesSyncEnabled: false, isManagementRestricted: false, isResourceAccount: false },
  ...{ preferredLanguage: 'fi-FI', createdDateTime: undefined, lastPasswordChangeDateTime: undefined },
  department: undefined,
};

describe('the tenant guard', () => {
  it.each([
    [
      'the conversation names another tenant',
      { conversation: { id: 'a:1', conversationType: 'personal', tenantId: foreign } },
    ],
    ['the channel data names another tenant', { channelData: { tenant: { id: foreign } } }],
    ['the conversation names none', { conversation: { id: 'a:1', conversationType: 'personal' } }],
    ['the channel data names none', { channelData: {} }],
    ['there is no channel data', { channelData: null }],
    ['the tenant is no text', { channelData: { tenant: { id: [testTenantId] } } }],
  ])('stays silent when %s', async (_case, change) => {
    const door = await open();
    expect((await door.deliver(change)).status).toBe(200);
    expect((await door.deliver({ ...change, type: 'invoke', name: 'task/fetch' })).status).toBe(200);
    expect(door.scopes).toEqual([]);
    expect(door.channel.posts).toEqual([]);
  });
});

describe('the personal-chat guard', () => {
  it.each(['groupChat', 'channel', undefined, 'Personal'])(
    'in a conversation of type %p answers only with a link',
    async (conversationType) => {
      const door = await open();
      await door.deliver({
        conversation: { id: '19:x', conversationType, tenantId: testTenantId },
        text: 'I forgot my password',
      });
      expect(door.scopes).toEqual([]);
      expect(door.channel.posts).toHaveLength(1);
      expect(door.channel.posts[0]?.body['text']).toContain(
        `https://teams.microsoft.com/l/entity/teams-app/conversations?tenantId=${testTenantId}`,
      );
    },
  );

  it('answers a pressed page button there in words and opens nothing', async () => {
    const door = await open();
    const answer = await door.deliver({
      type: 'invoke',
      name: 'task/fetch',
      conversation: { id: '19:x', conversationType: 'channel', tenantId: testTenantId },
    });
    expect(JSON.parse(answer.text)).toMatchObject({ task: { type: 'message' } });
    expect(door.scopes).toEqual([]);
  });

  it('says nothing about installs and members there', async () => {
    const door = await open();
    const conversation = { id: '19:x', conversationType: 'channel', tenantId: testTenantId };
    await door.deliver({ type: 'installationUpdate', action: 'add', conversation });
    await door.deliver({ type: 'conversationUpdate', membersAdded: [{ id: '28:bot' }], conversation });
    expect(door.channel.posts).toEqual([]);
    expect(door.welcomes).toEqual([]);
  });
});

describe('the scope of a turn', () => {
  it('names the person by the object id of the activity, in lower case, and nothing else', async () => {
    const door = await open();
    await door.deliver({
      from: { id: '29:1', aadObjectId: personId.toUpperCase() },
      value: { personId: foreign, from: { aadObjectId: foreign } },
    });
    expect(door.scopes[0]?.speaker).toEqual({
      tenantId: testTenantId,
      personId,
      conversationId: 'a:1chat',
      correlationId: expect.stringMatching(/^[\w-]{22}$/),
    });
  });

  it.each([
    ['no object id', { id: '29:1' }],
    ['an object id that is no GUID', { id: '29:1', aadObjectId: 'aino@x.example' }],
    ['an object id that is a list', { id: '29:1', aadObjectId: [personId] }],
    ['the role of a bot', { id: '28:1', aadObjectId: personId, role: 'bot' }],
    ['the role of a skill', { id: '28:1', aadObjectId: personId, role: 'skill' }],
  ])('drops a sender with %s', async (_what, from) => {
    const door = await open();
    expect((await door.deliver({ from })).status).toBe(200);
    expect((await door.deliver({ from, type: 'invoke', name: 'task/fetch' })).status).toBe(200);
    expect(door.scopes).toEqual([]);
    expect(door.channel.posts).toEqual([]);
  });

  it('speaks the language of the account, then what the person chose, then that of the client', async () => {
    const door = await open({ findUser: async () => finnish });
    await door.deliver({ locale: 'en-GB' });
    expect(door.scopes[0]?.t.language).toBe('fi');
    const person = await door.persons.load(testTenantId, personId);
    await door.persons.save({ ...person!, chosenLanguage: 'en' });
    await door.deliver({ locale: 'fi-FI' });
    expect(door.scopes[1]?.t.language).toBe('en');
    const other = await open();
    await other.deliver({ locale: 'fi-FI', entities: [] });
    expect(other.scopes[0]?.t.language).toBe('fi');
  });

  it('speaks Swedish to a Swedish account', async () => {
    const door = await open({ findUser: async () => ({ ...finnish, preferredLanguage: 'sv-FI' }) });
    await door.deliver({ locale: 'fi-FI' });
    expect(door.scopes[0]).toMatchObject({ languageUnknown: false });
    expect(door.scopes[0]?.t.language).toBe('sv');
  });

  it('knows that it does not know the language, until the client or the person says one', async () => {
    const door = await open({ findUser: async () => ({ ...finnish, preferredLanguage: 'de-DE' }) });
    const entities = [{ type: 'clientInfo', locale: 'de-DE' }];
    await door.deliver({ locale: 'de-DE', entities });
    expect(door.scopes[0]).toMatchObject({ languageUnknown: true });
    expect(door.scopes[0]?.t.language).toBe('en');
    await door.deliver({ locale: 'sv-SE', entities: [] });
    expect(door.scopes[1]?.t.language).toBe('sv');
    const person = await door.persons.load(testTenantId, personId);
    await door.persons.save({ ...person!, chosenLanguage: 'en' });
    await door.deliver({ locale: 'de-DE', entities });
    expect(door.scopes[2]).toMatchObject({ languageUnknown: false });
  });

  it('waits two seconds for the directory at first contact, not longer, and not a second time', async () => {
    let asked = 0;
    const door = await open({ findUser: () => ((asked += 1), new Promise(() => undefined)) });
    const first = door.deliver();
    await eventually(() => expect(asked).toBe(1));
    door.clock.advance(2_000);
    expect((await first).status).toBe(200);
    expect(door.scopes[0]?.t.language).toBe('en');
    await door.deliver();
    expect(asked).toBe(1);
  });

  it('goes on without the directory', async () => {
    const door = await open({ findUser: () => Promise.reject(new DependencyError('directory_unavailable', 'down')) });
    await door.deliver();
    expect(door.channel.posts[0]?.body['text']).toBe('echo: hello');
  });

  it('keeps where the person can be reached and writes only when that changed', async () => {
    const door = await open();
    await door.deliver();
    const known = await door.persons.load(testTenantId, personId);
    expect(known).toMatchObject({
      teamsUserId: '29:1person',
      conversationId: 'a:1chat',
      serviceUrl: door.channel.serviceUrl,
      timeZone: 'Europe/Helsinki',
      locale: 'en-GB',
      welcomedAt: null,
    });
    await door.persons.save({ ...known!, welcomedAt: 'marked' });
    await door.deliver();
    expect((await door.persons.load(testTenantId, personId))?.welcomedAt).toBe('marked');
    await door.deliver({ entities: [{ type: 'clientInfo', locale: 'en-GB', timezone: 'America/New_York' }] });
    expect(await door.persons.load(testTenantId, personId)).toMatchObject({
      timeZone: 'America/New_York',
      welcomedAt: 'marked',
    });
    expect(door.scopes.at(-1)?.timeZone).toBe('America/New_York');
  });
});

describe('a delivery that is repeated', () => {
  it('has one effect', async () => {
    const door = await open();
    await Promise.all([door.deliver({ id: 'same' }), door.deliver({ id: 'same' }), door.deliver({ id: 'same' })]);
    await door.deliver({ id: 'same' });
    expect(door.scopes).toHaveLength(1);
    expect(door.channel.posts).toHaveLength(1);
  });

  it('of an invoke has one effect and is answered', async () => {
    let issued = 0;
    const door = await open({ issuePageLink: async () => ((issued += 1), { kind: 'not-yours' }) });
    const press = {
      id: 'same',
      type: 'invoke',
      name: 'task/fetch',
      value: { data: { verb: 'new-password', flow: `${'a'.repeat(22)}.${'b'.repeat(22)}`, nonce: 'c'.repeat(22) } },
    };
    expect((await door.deliver(press)).status).toBe(200);
    expect((await door.deliver(press)).status).toBe(200);
    expect(issued).toBe(1);
  });

  it('counts per conversation and is forgotten after ten minutes', async () => {
    const door = await open();
    await door.deliver({ id: 'same' });
    await door.deliver({
      id: 'same',
      conversation: { id: 'a:2', conversationType: 'personal', tenantId: testTenantId },
    });
    expect(door.scopes).toHaveLength(2);
    door.clock.advance(601_000);
    await door.deliver({ id: 'same' });
    expect(door.scopes).toHaveLength(3);
  });
});

describe('without the store', () => {
  it('there is no turn, a polite answer in the language of the client, and the same press works later', async () => {
    let down = true;
    const door = await open({
      store: (inner) => ({ ...inner, increment: (...args) => (down ? storeDown() : inner.increment(...args)) }),
    });
    await door.deliver({ id: 'press', locale: 'fi-FI', entities: [] });
    expect(door.scopes).toEqual([]);
    expect(door.channel.posts).toHaveLength(1);
    const invoke = await door.deliver({ type: 'invoke', name: 'task/fetch' });
    expect(JSON.parse(invoke.text)).toMatchObject({ task: { type: 'message', value: expect.any(String) } });
    down = false;
    await door.deliver({ id: 'press' });
    expect(door.scopes).toHaveLength(1);
  });

  it('lost in mid-turn, the person hears of it with the id that the log has, and keeps the dialog', async () => {
    const door = await open({ onMessage: storeDown });
    expect((await door.deliver()).status).toBe(200);
    const [attachment] = door.channel.posts[0]?.body['attachments'] as {
      content: { failure: Record<string, unknown> };
    }[];
    expect(attachment?.content.failure).toEqual({
      code: 'store_unavailable',
      correlationId: door.scopes[0]?.speaker.correlationId,
      retryable: true,
    });
    const failures = door.lines.filter((line) => line.message === 'a turn failed');
    expect(failures).toHaveLength(1);
    expect(failures[0]?.fields).toMatchObject({ correlationId: door.scopes[0]?.speaker.correlationId });
  });
});

describe('a turn that fails', () => {
  it('tells the person nothing of the error text, and ends the dialog when it is a bug', async () => {
    const door = await open({
      onMessage: async (context) => {
        if (context.activity.text === 'keep') {
          const property = door.conversationState.createProperty<object>('dialog');
          await property.set(context, { step: 1 });
          return;
        }
        throw new TypeError('secret detail 4711');
      },
    });
    const stored = async (): Promise<number> =>
      door.lines.length &&
      Object.keys(((await door.conversationState.load(fakeContext())) as object | undefined) ?? {}).length;
    const fakeContext = () =>
      ({ activity: { channelId: 'msteams', conversation: { id: 'a:1chat' } }, turnState: new Map() }) as never;
    await door.deliver({ text: 'keep' });
    const answer = await door.deliver({ text: 'break' });
    expect({ status: answer.status, text: answer.text }).toEqual({ status: 200, text: '' });
    expect(JSON.stringify(door.channel.posts)).not.toContain('4711');
    expect(await stored()).toBe(0);
  });

  it('answers an invoke in words', async () => {
    const door = await open({ issuePageLink: storeDown });
    const press = {
      type: 'invoke',
      name: 'task/fetch',
      value: { data: { verb: 'new-password', flow: `${'a'.repeat(22)}.${'b'.repeat(22)}`, nonce: 'c'.repeat(22) } },
    };
    const answer = await door.deliver(press);
    expect(answer.status).toBe(200);
    expect(JSON.parse(answer.text)).toMatchObject({
      task: { type: 'message', value: expect.stringContaining('Reference') },
    });
  });

  it('does not write to a conversation that takes no messages', async () => {
    const door = await open();
    door.channel.answers.push({ status: 403, body: { error: { code: 'MessageWritesBlocked' } } });
    expect((await door.deliver()).status).toBe(200);
    expect(door.channel.posts).toHaveLength(1);
  });
});

describe('the typing indicator', () => {
  it('shows after a second, once, and not when the answer was quicker', async () => {
    let release: () => void = () => undefined;
    const door = await open({
      onMessage: async (context) => {
        if (context.activity.text === 'slow') await new Promise<void>((resolve) => (release = resolve));
        await context.sendActivity('done');
      },
    });
    await door.deliver({ text: 'quick' });
    door.clock.advance(5_000);
    const slow = door.deliver({ text: 'slow' });
    await eventually(() => expect(door.scopes).toHaveLength(2));
    expect(door.channel.posts).toHaveLength(1);
    door.clock.advance(1_000);
    await eventually(() => expect(door.channel.posts).toHaveLength(2));
    release();
    await slow;
    expect(door.channel.posts.map((each) => each.body['type'])).toEqual(['message', 'typing', 'message']);
  });
});

describe('installing and removing', () => {
  const install = { type: 'installationUpdate', action: 'add' };
  const members = { type: 'conversationUpdate', membersAdded: [{ id: '28:bot' }, { id: '29:1person' }] };

  it('welcomes once, whatever Teams reports in whichever order', async () => {
    const door = await open();
    await Promise.all([door.deliver(members), door.deliver(install), door.deliver(members)]);
    door.clock.advance(48 * 3600_000);
    await door.deliver(install, `Bearer ${await door.channel.token({ claims: { nbf: 0, exp: 9_999_999_999 } })}`);
    expect(door.welcomes).toEqual([personId]);
    expect((await door.persons.load(testTenantId, personId))?.welcomedAt).not.toBeNull();
  });

  it('welcomes on the next report when the first welcome could not be sent', async () => {
    const door = await open();
    door.channel.answers.push({ status: 503 }, { status: 503 });
    await door.deliver(install);
    await door.deliver(members);
    expect(door.welcomes).toHaveLength(2);
    expect(door.channel.posts.at(-1)?.body['text']).toBe('welcome');
  });

  it('forgets the person on removal and welcomes again after a new install', async () => {
    const door = await open();
    await door.deliver(install);
    await door.deliver({ type: 'installationUpdate', action: 'remove-upgrade' });
    expect(await door.persons.load(testTenantId, personId)).toBeDefined();
    await door.deliver({ type: 'installationUpdate', action: 'add-upgrade' });
    await door.deliver({ type: 'installationUpdate', action: 'remove' });
    expect(await door.persons.load(testTenantId, personId)).toBeUndefined();
    await door.deliver(install);
    expect(door.welcomes).toHaveLength(2);
  });
});

describe('other activities', () => {
  it.each([
    { type: 'messageUpdate', text: 'I forgot my password' },
    { type: 'messageDelete' },
    { type: 'messageReaction', reactionsAdded: [{ type: 'like' }] },
    { type: 'event', name: 'avain.flow-changed', value: { flowId: 'x' } },
    { type: 'event', name: 'ContinueConversation' },
    { type: 'typing' },
    { type: 'endOfConversation' },
    { type: 'somethingNew' },
  ])('%p are taken and ignored', async (change) => {
    const door = await open();
    expect((await door.deliver(change)).status).toBe(200);
    expect(door.scopes).toEqual([]);
    expect(door.channel.posts).toEqual([]);
  });

  it.each(['composeExtension/query', 'signin/verifyState', 'signin/tokenExchange', 'config/fetch', '', undefined])(
    'an invoke %p is answered with 200',
    async (name) => {
      const door = await open();
      expect((await door.deliver({ type: 'invoke', name, value: {} })).status).toBe(200);
    },
  );

  it('an Action.Execute is answered with a message whose status is in the body', async () => {
    const door = await open();
    const answer = await door.deliver({
      type: 'invoke',
      name: 'adaptiveCard/action',
      value: { action: { type: 'Action.Execute', verb: 'x' } },
    });
    expect(answer.status).toBe(200);
    expect(JSON.parse(answer.text)).toMatchObject({
      statusCode: 200,
      type: 'application/vnd.microsoft.activity.message',
    });
  });
});
