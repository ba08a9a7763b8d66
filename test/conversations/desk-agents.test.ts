import { afterEach, describe, expect, it } from '@jest/globals';
import { eventually } from '../support/eventually.ts';
import {
  cardIn,
  cardOf,
  people,
  startDeskWorld,
  textIn,
  titlesOf,
  type DeskWorld,
  type DeskWorldOptions,
} from '../support/desk-world.ts';

const { henna, hugo, aino } = people;
const stranger = { id: '0a1b2c3d-1111-4222-8333-0000000000ff', name: 'Veikko Vieras' };

const worlds: DeskWorld[] = [];
async function open(options: DeskWorldOptions = {}): Promise<DeskWorld> {
  const world = await startDeskWorld(options);
  worlds.push(world);
  return world;
}
afterEach(async () => {
  await Promise.all(worlds.splice(0).map((world) => world.close()));
});

/** A case with its card in the channel. */
async function posted(options: DeskWorldOptions = {}): Promise<{ world: DeskWorld; caseId: string }> {
  const world = await open(options);
  const caseId = await world.open();
  await world.run();
  return { world, caseId };
}

/** The same, held by Henna. */
async function held(options: DeskWorldOptions = {}): Promise<{ world: DeskWorld; caseId: string; rootId: string }> {
  const { world, caseId } = await posted(options);
  const card = await cardOf(world, caseId);
  await world.press(henna, card, titlesOf(card.card)[0] ?? '');
  await world.run();
  return { world, caseId, rootId: card.rootId };
}

/** What was said in the channel since. */
async function said(world: DeskWorld, act: () => Promise<unknown>): Promise<readonly string[]> {
  const before = world.posts.length;
  await act();
  return world.posts.slice(before).map((post) => textIn(post) || JSON.stringify(cardIn(post)?.body[0] ?? post.body));
}

describe('a case in the channel', () => {
  it('is one card with a name, a department and what was tried, and can be claimed', async () => {
    const { world, caseId } = await posted();
    expect(world.posts).toHaveLength(1);
    const { card } = await cardOf(world, caseId);
    expect(JSON.stringify(card)).toMatch(/Aino Järvinen.*Finance.*Only one registered method/u);
    expect(titlesOf(card)).toEqual(['Claim', 'Timeline']);
    await world.run();
    expect(world.posts).toHaveLength(1);
  });

  it('is claimed by the first of two who press at once; the other one is told who has it', async () => {
    const { world, caseId } = await posted();
    const card = await cardOf(world, caseId);
    const answers = await said(world, () =>
      Promise.all([world.press(henna, card, 'Claim'), world.press(hugo, card, 'Claim')]),
    );
    const { owner } = await world.record(caseId);
    const [winner, loser] = owner?.id === henna.id ? [henna, hugo] : [hugo, henna];
    expect(owner).toEqual(winner);
    expect(answers).toHaveLength(1);
    expect(answers[0]).toContain(`${loser.name}:`);
    await world.run();
    const { card: painted } = await cardOf(world, caseId);
    expect(JSON.stringify(painted)).toContain(winner.name);
    expect(titlesOf(painted)).toEqual(['Send', 'Start verification', 'Vouch', 'Refuse', 'Resolve', 'More']);
    const claims = world.desk.audited.events.filter((event) => JSON.stringify(event).includes('"claimed"'));
    expect(claims).toHaveLength(1);
  });

  it('repaints for everybody, and an old card is refused by the record and painted anew', async () => {
    const { world, caseId } = await posted();
    const old = await cardOf(world, caseId);
    await world.press(henna, old, 'Claim');
    await world.run();
    const [answer] = await said(world, () => world.press(hugo, old, 'Claim'));
    expect(answer).toMatch(/Hugo Helin: Case \S+ (?:has moved on|is held by)/u);
    expect((await world.record(caseId)).owner?.name).toBe('Henna Helppi');
  });

  it('is not worked by an agent who left the group between two presses', async () => {
    const { world, caseId } = await held();
    world.members.delete(henna.id);
    const card = await cardOf(world, caseId);
    const before = await world.record(caseId);
    const [answer] = await said(world, () =>
      world.press(henna, card, 'Resolve this case', { resolveReason: 'solved-otherwise' }),
    );
    expect(answer).toContain('Only members of this helpdesk team');
    expect((await world.record(caseId)).state).toBe(before.state);
  });

  const unfit: readonly [who: string, someone: typeof stranger, change: (world: DeskWorld) => void, words: string][] = [
    ['who is no member', stranger, () => undefined, 'Only members'],
    ['whose account is disabled', henna, ({ directory }) => directory.disabled.add(henna.id), 'Only members'],
    ['whose right cannot be read', henna, ({ directory }) => (directory.down = true), 'could not be read'],
    [
      'who is the manager of the person',
      henna,
      ({ directory }) => directory.managers.set(aino.id, henna.id),
      'other’s manager',
    ],
    ['whose own case it is', aino, ({ members }) => members.add(aino.id), 'your own account'],
  ];
  it.each(unfit)('is not claimed by somebody %s', async (_who, someone, change, words) => {
    const { world, caseId } = await posted();
    change(world);
    const card = await cardOf(world, caseId);
    const answers = await said(world, () => world.press(someone, card, 'Claim'));
    expect(answers).toEqual([expect.stringContaining(words)]);
    expect((await world.record(caseId)).owner).toBeNull();
  });

  it('answers the same delivery once', async () => {
    const { world, caseId } = await posted();
    const card = await cardOf(world, caseId);
    const value = card.card.actions?.[0]?.type === 'Action.Submit' ? card.card.actions[0].data : undefined;
    const activity = {
      id: 'f:the-same',
      text: undefined,
      value,
      replyToId: card.activityId,
      conversation: {
        id: `${world.desk.team.channelId};messageid=${card.rootId}`,
        conversationType: 'channel',
        tenantId: world.door.channel.settings.tenantId,
      },
      from: { id: '29:henna', name: henna.name, aadObjectId: henna.id },
    };
    await Promise.all([world.door.deliver(activity), world.door.deliver(activity)]);
    expect(world.posts).toHaveLength(1);
    expect((await world.record(caseId)).owner?.id).toBe(henna.id);
  });

  it('goes inert without the name of the person when it is over', async () => {
    const { world, caseId } = await held();
    const card = await cardOf(world, caseId);
    await world.press(henna, card, 'Refuse this case', { refuseReason: 'not-the-person' });
    await world.run();
    const over = await cardOf(world, caseId);
    expect(over.card.actions).toBeUndefined();
    expect(JSON.stringify(over.card)).not.toContain('Aino');
    expect(JSON.stringify(over.card)).toContain('Could not make sure');
  });

  it.each([undefined, '', 'password-set', 'withdrawn-by-person', 'x'.repeat(60)])(
    'is not refused without a reason of the list: %j',
    async (reason) => {
      const { world, caseId } = await held();
      const card = await cardOf(world, caseId);
      const [answer] = await said(world, () =>
        world.press(henna, card, 'Refuse this case', reason === undefined ? {} : { refuseReason: reason }),
      );
      expect(answer).toContain('Choose a reason first');
      expect((await world.record(caseId)).state).toBe('claimed');
    },
  );
});

describe('a vouch in the channel', () => {
  const form = { evidence: 'in-person', reference: 'Badge 20417', known: 'true', unshared: 'true', unhurried: 'true' };

  it('needs the whole form and then says that the person goes on alone', async () => {
    const { world, caseId } = await held();
    const card = await cardOf(world, caseId);
    const [answer] = await said(world, () => world.press(henna, card, 'Vouch for this person', form));
    expect(answer).toContain('Your vouch counts');
    expect(await world.record(caseId)).toMatchObject({ state: 'vouched', vouches: [{ evidence: 'in-person' }] });
    await world.run();
    const { card: painted } = await cardOf(world, caseId);
    expect(titlesOf(painted)).toEqual(['Send', 'Refuse', 'Resolve', 'More']);
    expect(JSON.stringify(painted)).toContain('Met in person (Badge 20417)');
    await world.press(henna, await cardOf(world, caseId), 'Resolve this case', { resolveReason: 'solved-otherwise' });
    await world.run();
    expect(JSON.stringify((await cardOf(world, caseId)).card)).not.toContain('20417');
  });

  it.each([
    ['without evidence', { evidence: '' }, 'kind of evidence'],
    ['on personal data', { evidence: 'personal-data' }, 'kind of evidence'],
    ['without a reference', { reference: '' }, 'reference'],
    ['with a code as the reference', { reference: '1234 5678' }, 'reference'],
    ['with a line that is not true', { unshared: 'false' }, 'All lines of the checklist'],
    ['with a line left out', { unhurried: undefined }, 'All lines of the checklist'],
  ])('does not count %s', async (_how, change, words) => {
    const { world, caseId } = await held();
    const card = await cardOf(world, caseId);
    const inputs = Object.fromEntries(
      Object.entries({ ...form, ...change }).filter((entry): entry is [string, string] => entry[1] !== undefined),
    );
    const [answer] = await said(world, () => world.press(henna, card, 'Vouch for this person', inputs));
    expect(answer).toContain(words);
    expect((await world.record(caseId)).vouches).toEqual([]);
  });

  it('can be asked for in words; its form is used once', async () => {
    const { world, caseId, rootId } = await held();
    await world.say(henna, rootId, 'vouch');
    const shown = world.posts.at(-1)!;
    const card = cardIn(shown)!;
    expect(JSON.stringify(card)).toContain('This is no evidence');
    const activityId = `1:${world.posts.length}`;
    await world.press(henna, { card, activityId, rootId }, 'Vouch for this person', form);
    const used = world.posts.find(
      ({ method, path }) => method === 'PUT' && path.endsWith(encodeURIComponent(activityId)),
    );
    expect(cardIn(used!)?.actions).toBeUndefined();
    expect((await world.record(caseId)).state).toBe('vouched');
  });
});

describe('an answer for others', () => {
  it.each(['save answer', 'tallenna vastaus'])('is asked for by its form after "%s", and saved', async (words) => {
    const { world, rootId } = await held();
    await world.say(henna, rootId, words);
    const card = cardIn(world.posts.at(-1)!)!;
    expect(JSON.stringify(card)).toContain('Save the answer for others');
    const form = { card, activityId: `1:${world.posts.length}`, rootId };
    const typed = { question: 'Why does the phone keep asking?', answer: 'Write the new password into its mail.' };
    const [refused] = await said(world, () =>
      world.press(henna, form, 'Save as a draft', { ...typed, answer: 'Aino did it' }),
    );
    expect(refused).toContain('names the person');
    const saved = await said(world, () => world.press(henna, form, 'Save as a draft', typed));
    expect(saved).toContainEqual(expect.stringContaining('saved as a draft'));
  });

  it('is asked for by a button of the case, too', async () => {
    const { world, caseId } = await held();
    const [form] = await said(world, async () => world.press(hugo, await cardOf(world, caseId), 'Save the answer'));
    expect(form).toContain('Save the answer for others');
  });
});

describe('words in the thread of a case', () => {
  it('go to the person with the name that the directory has, and in the order in which they were said', async () => {
    const { world, rootId } = await held();
    const answers = await said(world, async () => {
      await world.say({ ...henna, name: 'Chief Executive' }, rootId, 'Good morning, how can I help?');
      await world.say(henna, rootId, 'Are you at the office?');
    });
    expect(answers).toEqual(['Chief Executive: Passed on to the person.', 'Henna Helppi: Passed on to the person.']);
    await world.run();
    expect(world.told.map(({ name, text }) => [name, text])).toEqual([
      ['Henna Helppi', 'Good morning, how can I help?'],
      ['Henna Helppi', 'Are you at the office?'],
    ]);
  });

  it('come from the box on the card too, once for one press, and also when the person wrote meanwhile', async () => {
    const { world, caseId } = await held();
    const card = await cardOf(world, caseId);
    await world.desk.personDesk.add(
      {
        tenantId: world.door.channel.settings.tenantId,
        personId: aino.id,
        conversationId: 'a:1chat',
        correlationId: 'c',
      },
      'I am here',
    );
    await world.press(henna, card, 'Send', { text: 'Hello Aino' });
    await world.press(henna, card, 'Send', { text: 'Hello Aino' });
    await world.run();
    expect(world.told.map(({ text }) => text)).toEqual(['Hello Aino']);
    expect(world.posts.map((post) => JSON.stringify(cardIn(post) ?? '')).join()).toContain('I am here');
  });

  it('of the box on the card stand in the thread for everybody, with the name that the directory has', async () => {
    const { world, caseId, rootId } = await held();
    const card = await cardOf(world, caseId);
    const before = world.posts.length;
    const text = 'Hello *Aino*,\nsee [here](http://evil.example)';
    await world.press({ ...henna, name: 'Chief Executive' }, card, 'Send', { text });
    await world.run();
    const shown = world.posts.slice(before).filter(({ method }) => method === 'POST');
    expect(shown).toHaveLength(1);
    expect(shown[0]?.path).toContain(encodeURIComponent(rootId));
    const body = JSON.stringify(cardIn(shown[0]!)?.body);
    expect(body).toContain('Henna Helppi wrote to the person');
    expect(body).toContain(String.raw`Hello \\*Aino\\*,`);
    expect(body).toContain('Passed on to the person.');
    expect(body).not.toMatch(/(?<!\\)\[here|http:\/\/evil|Chief/u);
    expect(world.told.map((told) => told.text)).toEqual([text]);
  });

  it('are kept from the person when they look like a password or a code, and the agent is told why', async () => {
    const { world, rootId } = await held();
    for (const secret of ['the code is 1234 5678', 'Kesä2026!Kesä', 'your password is Winter-2026']) {
      expect(await said(world, () => world.say(henna, rootId, secret))).toEqual([
        expect.stringContaining('looks like a password or a code'),
      ]);
    }
    await world.run();
    expect(world.told).toEqual([]);
    const kept = JSON.stringify([world.desk.audited.events, world.door.lines, world.posts]);
    for (const secret of ['1234 5678', 'Kesä2026!Kesä', 'Winter-2026']) expect(kept).not.toContain(secret);
  });

  it('are refused when they are too long, with the number, and 20,000 characters break nothing', async () => {
    const { world, rootId } = await held();
    expect(await said(world, () => world.say(henna, rootId, 'a b '.repeat(5_000)))).toEqual([
      expect.stringContaining('At most 4,000 characters'),
    ]);
    expect(await said(world, () => world.say(henna, rootId, ''))).toEqual([expect.stringContaining('no text')]);
  });

  it('are refused with a file, and nothing of the message is passed on', async () => {
    const { world, rootId } = await held();
    const attachments = [
      { contentType: 'text/html', content: '<p>see</p>' },
      { contentType: 'reference', contentUrl: 'https://contoso.example/x.exe', name: 'x.exe' },
    ];
    expect(await said(world, () => world.say(henna, rootId, 'see the file', { attachments }))).toEqual([
      expect.stringContaining('Files and pictures are not passed on'),
    ]);
    await world.run();
    expect(world.told).toEqual([]);
  });

  it('are refused with a file that only the formatted copy shows, as Teams has it in a channel', async () => {
    const { world, rootId } = await held();
    const marked = [{ contentType: 'text/html', content: '<p>Avain see</p><attachment id="1c2d"></attachment>' }];
    for (const text of ['see the file', '']) {
      expect(await said(world, () => world.say(henna, rootId, text, { attachments: marked }))).toEqual([
        expect.stringContaining('Files and pictures are not passed on'),
      ]);
    }
    const pasted = [{ contentType: 'text/html', content: '<p><img itemtype="http://schema.skype.com/AMSImage"></p>' }];
    expect(await said(world, () => world.say(henna, rootId, 'see', { attachments: pasted }))).toEqual([
      expect.stringContaining('Files and pictures are not passed on'),
    ]);
    const odd = [{ contentType: 'text/html', content: 9 }];
    await said(world, () => world.say(henna, rootId, 'no file here', { attachments: odd }));
    await world.run();
    expect(world.told.map(({ text }) => text)).toEqual(['no file here']);
  });

  it('are the agents’ own when they do not mention Avain', async () => {
    const { world, rootId } = await held();
    const answers = await said(world, () =>
      world.say(henna, rootId, '', { text: 'between us: he sounds odd', entities: [], attachments: [] }),
    );
    expect(answers).toEqual([]);
    const other = [{ type: 'mention', text: '<at>Hugo</at>', mentioned: { id: '29:hugo', name: 'Hugo' } }];
    expect(
      await said(world, () => world.say(henna, rootId, '', { text: '<at>Hugo</at> look', entities: other })),
    ).toEqual([]);
    await world.run();
    expect(world.told).toEqual([]);
  });

  it('keep a colleague’s name and lose the bot’s own, and tags of other people do not reach the person', async () => {
    const { world, rootId } = await held();
    await world.say(henna, rootId, 'ask <at id="1">Hugo Helin</at> &amp; me &lt;b&gt;');
    await world.run();
    expect(world.told.map(({ text }) => text)).toEqual(['ask Hugo Helin & me <b>']);
  });

  it('of somebody who does not hold the case reach nobody', async () => {
    const { world, rootId } = await held();
    expect(await said(world, () => world.say(hugo, rootId, 'hello?'))).toEqual([
      expect.stringContaining('is held by Henna Helppi'),
    ]);
    expect(await said(world, () => world.say(stranger, rootId, 'hello?'))).toEqual([
      expect.stringContaining('Only members'),
    ]);
    await world.run();
    expect(world.told).toEqual([]);
  });
});

describe('command words', () => {
  it('do in the thread what the buttons do', async () => {
    const { world, caseId } = await posted();
    const { rootId } = await cardOf(world, caseId);
    const state = async (): Promise<string> => (await world.record(caseId)).state;
    await world.say(henna, rootId, 'claim');
    expect(await state()).toBe('claimed');
    await world.say(hugo, rootId, 'Take over!');
    expect((await world.record(caseId)).owner?.name).toBe('Hugo Helin');
    expect(await said(world, () => world.say(hugo, rootId, 'status'))).toEqual([
      expect.stringMatching(/Case \S+: Claimed\. Agent: Hugo Helin/u),
    ]);
    await world.say(hugo, rootId, 'start verification');
    expect((await world.record(caseId)).verification).toBe('pending');
    await world.say(hugo, rootId, 'put back');
    expect(await state()).toBe('open');
    await world.say(hugo, rootId, 'claim');
    expect(await said(world, () => world.say(hugo, rootId, 'refuse'))).toEqual([
      expect.stringContaining('Why is it refused?'),
    ]);
    expect(await said(world, () => world.say(hugo, rootId, 'timeline'))).toEqual([expect.stringContaining('Timeline')]);
    await world.say(hugo, rootId, 'hand back to the bot');
    expect((await world.record(caseId)).talking).toBe(false);
  });

  it('work in Finnish in a Finnish team', async () => {
    const { world, caseId } = await posted({ language: 'fi' });
    const { rootId, card } = await cardOf(world, caseId);
    expect(titlesOf(card)).toEqual(['Ota käsittelyyn', 'Tapahtumat']);
    await world.say(henna, rootId, 'ota käsittelyyn');
    expect((await world.record(caseId)).state).toBe('claimed');
    expect(await said(world, () => world.say(henna, rootId, 'tilanne'))).toEqual([
      expect.stringContaining('Käsittelyssä'),
    ]);
    expect(await said(world, () => world.say(stranger, rootId, 'palauta jonoon'))).toEqual([
      expect.stringContaining('Vain tämän käyttötukitiimin jäsenet'),
    ]);
  });

  it('name a case by its number outside its thread, and ask for one when it is missing', async () => {
    const { world, caseId } = await posted();
    expect(await said(world, () => world.say(henna, '1700', 'claim'))).toEqual([
      expect.stringContaining('Which case?'),
    ]);
    expect(await said(world, () => world.say(henna, '1700', 'claim 2222-2222'))).toEqual([
      expect.stringContaining('no such case'),
    ]);
    await world.say(henna, '1700', `claim case ${caseId.toLowerCase()}`);
    expect((await world.record(caseId)).owner?.id).toBe(henna.id);
  });

  it('list the cases, take the next, show the figures and help', async () => {
    const { world, caseId } = await posted();
    await world.say(henna, '1700', 'cases');
    const list = cardIn(world.posts.at(-1)!)!;
    const card = { card: list, activityId: `1:${world.posts.length}`, rootId: '1700' };
    expect(await said(world, () => world.press(henna, card, 'Claim this one', { picked: caseId }))).toEqual([
      expect.stringContaining('is yours'),
    ]);
    expect(await said(world, () => world.say(hugo, '1700', 'next'))).toEqual([
      expect.stringContaining('No case waits'),
    ]);
    expect(await said(world, () => world.say(hugo, '1700', 'helpdesk report'))).toEqual([
      expect.stringContaining('Helpdesk report: Service Desk'),
    ]);
    expect(await said(world, () => world.say(hugo, '1700', 'help'))).toEqual([
      expect.stringContaining('Avain for the helpdesk'),
    ]);
    expect(await said(world, () => world.say(stranger, '1700', 'cases'))).toEqual([
      expect.stringContaining('Only members'),
    ]);
  });

  it('that nobody understands are answered with how to ask, and secrets with why they have no place', async () => {
    const world = await open();
    expect(await said(world, () => world.say(henna, '1700', 'make me a coffee'))).toEqual([
      expect.stringContaining('did not understand'),
    ]);
    expect(await said(world, () => world.say(henna, '1700', 'Kesä2026!Kesä'))).toEqual([
      expect.stringContaining('looks like a password'),
    ]);
    expect(await said(world, () => world.send(henna, '1700', { verb: 'case-claim', case: 'x' }))).toEqual([
      expect.stringContaining('could not read that button'),
    ]);
  });
});

describe('a caller check', () => {
  it.each([
    ['undefined', undefined],
    ['empty', ''],
  ])('looked at from a card whose id is %s is answered by a card of its own', async (_what, replyToId) => {
    const world = await open();
    await world.say(henna, '1700', 'caller check aino@contoso.example');
    const [check] = [...world.desk.fakeChecks.views.keys()];
    const before = world.posts.length;
    await world.send(henna, undefined, { verb: 'check-look', check }, replyToId);
    expect(world.posts.slice(before).map((post) => JSON.stringify(cardIn(post)))).toEqual([
      expect.stringContaining('aino@contoso.example'),
    ]);
  });

  it('begins with an account name and gets a card of its own, with three words and one of three states', async () => {
    const world = await open();
    await world.say(henna, '1700', 'caller check');
    const form = cardIn(world.posts.at(-1)!)!;
    const card = { card: form, activityId: '1:1', rootId: '1700' };
    await world.press(henna, card, 'Start the check', { named: 'aino@contoso.example' });
    const check = world.posts.find(
      ({ method, path, body }) =>
        method === 'POST' &&
        path.endsWith(`${encodeURIComponent(world.desk.team.channelId)}/activities`) &&
        JSON.stringify(body).includes('fox · pond · hook'),
    );
    expect(JSON.stringify(cardIn(check!))).toMatch(/aino@contoso\.example.*Pending/u);
    const [checkId, post] = [...world.desk.fakeChecks.posts][0]!;
    world.desk.fakeChecks.views.set(checkId, { ...world.desk.fakeChecks.views.get(checkId)!, state: 'failed' });
    await world.press(
      henna,
      { card: cardIn(check!)!, activityId: post.activityId, rootId: post.activityId },
      'Check now',
    );
    expect(JSON.stringify(cardIn(world.posts.at(-1)!))).toContain('You cannot see why');
    expect(await said(world, () => world.say(henna, post.activityId, 'hello caller'))).toEqual([
      expect.stringContaining('about a caller check'),
    ]);
  });

  it('whose own card cannot be posted is answered by its card, and why is logged', async () => {
    const world = await open();
    world.door.channel.answers.push({ status: 401 });
    await world.say(henna, '1700', 'caller check aino@contoso.example');
    expect(JSON.stringify(cardIn(world.posts.at(-1)!))).toContain('aino@contoso.example');
    expect(world.door.lines).toContainEqual(
      expect.objectContaining({ message: expect.stringContaining('caller check') }),
    );
  });

  it('is started by words too; what is no name and who is no agent is refused', async () => {
    const world = await open();
    await world.say(henna, '1700', 'caller check aino@contoso.example');
    expect(world.desk.fakeChecks.views.size).toBe(1);
    expect(await said(world, () => world.say(henna, '1700', 'caller check aino'))).toEqual([
      expect.stringContaining('not an account name'),
    ]);
    expect(await said(world, () => world.say(stranger, '1700', 'caller check aino@contoso.example'))).toEqual([
      expect.stringContaining('Only members'),
    ]);
    expect(world.desk.fakeChecks.views.size).toBe(1);
  });
});

describe('a turn in the channel', () => {
  it('that takes long is answered in time, and its refusal comes after', async () => {
    const { world, caseId } = await posted();
    const card = await cardOf(world, caseId);
    let answer: (() => void) | undefined;
    const slow = new Promise<void>((resolve) => (answer = resolve));
    world.directory.wait = slow;
    const before = world.posts.length;
    const press = world.press(stranger, card, 'Claim');
    await eventually(() => {
      world.clock.advance(500);
      expect(world.posts.slice(before).map(textIn).join()).toContain('takes longer than usual');
    });
    expect((await press).status).toBe(200);
    answer?.();
    await eventually(() => expect(textIn(world.posts.at(-1)!)).toContain('Veikko Vieras: Only members'));
  });

  it('that fails says so with a number that the log has', async () => {
    const { world, caseId } = await posted();
    const card = await cardOf(world, caseId);
    world.directory.broken = true;
    const [answer] = await said(world, () => world.press(henna, card, 'Claim'));
    const reference = /Reference: (\S+)/u.exec(answer ?? '')?.[1];
    expect(reference).toMatch(/^[\w-]{22}$/u);
    expect(world.door.lines.find(({ fields }) => fields['correlationId'] === reference)?.level).toBe('error');
  });
});
