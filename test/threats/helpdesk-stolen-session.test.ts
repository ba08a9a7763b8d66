import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { startPlayground, type Playground } from '../../playground/compose-playground.ts';
import { systemClock } from '../../services/clock/system-clock.ts';
import { createTranslator } from '../../services/i18n/translator.ts';
import { createAgentClient, type AgentClient } from '../support/agent-client.ts';
import { createChatClient, deliver, type ChatClient } from '../support/chat-client.ts';
import { createPlaygroundCalls, type PlaygroundCalls, type Post } from '../support/playground-calls.ts';
import { silentLog } from '../support/silent-log.ts';
import { visitPage } from '../support/page-visitor.ts';

/**
 * Somebody sits at Emma's unlocked Teams and knows everything about her, but has neither her phone nor her mailbox. Every
 * door of the whole product is tried from outside, as Teams, the page and the telephone allow it.
 */

const t = createTranslator('en', 'Europe/Helsinki');
const room = 'it-helpdesk';
const everything = {
  ...{ evidence: 'in-person', reference: 'Badge 4711', known: 'true', unshared: 'true', unhurried: 'true' },
  ...{ refuseReason: 'not-the-person', resolveReason: 'solved-otherwise', text: 'I take this.' },
};

let avain: Playground;
let calls: PlaygroundCalls;
let thief: ChatClient;
let hugo: AgentClient;
let henna: AgentClient;

beforeAll(async () => {
  avain = await startPlayground({ port: 0, people: 0, redisUrl: undefined, clock: systemClock, log: silentLog });
  calls = createPlaygroundCalls(avain.url);
}, 60_000);
afterAll(async () => {
  await avain.stop();
}, 30_000);
beforeEach(async () => {
  await calls.restore();
  thief = createChatClient(avain, 'emma');
  [hugo, henna] = [createAgentClient(avain, 'hugo', room), createAgentClient(avain, 'henna', room)];
  await Promise.all([hugo.open(), henna.open()]);
});

/** Whatever was tried: the directory was asked for no change, and the password is the one of the morning. */
async function expectNothingChanged(...personas: readonly string[]): Promise<void> {
  expect(await calls.writes()).toEqual([]);
  for (const id of personas) {
    const { upn, password } = await calls.persona(id);
    expect(await calls.signIn(upn, password)).toEqual({ ok: true });
  }
}

const other = (code: string, by: number): string => String((Number(code) + by) % 1e8).padStart(8, '0');

/** Up to the code: the thief sees where it went only as dots. */
async function codeBy(method: 'email-code' | 'sms-code'): Promise<string> {
  await thief.choose(method);
  return thief.code(method === 'email-code' ? 'mail' : 'sms');
}
async function guess(code: string, times: number): Promise<void> {
  for (let by = 1; by <= times; by += 1) await thief.say(other(code, by));
}
async function startReset(): Promise<void> {
  await thief.begin();
  await thief.press('confirm-account');
}
async function openCase(): Promise<void> {
  await calls.call('teams/open', { as: 'emma' });
  await thief.say('talk to a human');
  await thief.sees(t('case.receipt.title'));
  await hugo.sees('Emma Walker');
}
async function claimed(): Promise<void> {
  await openCase();
  await hugo.press('case-claim', 'Emma Walker');
  await hugo.sees(/Emma Walker[^]*Three words/u);
  await thief.sees(t('case.news.claimed.title', { agent: 'Hugo Martin' }));
}
/** The newest card of the thread of a case: what the team has now. */
const caseCard = (name: string): string =>
  hugo.seen().findLast((text) => text.startsWith('Case ') && text.includes(name))!;
const hasButton = async (verb: string): Promise<boolean> =>
  JSON.stringify(await calls.call('teams/state?as=emma')).includes(`"verb":"${verb}"`);

describe("at Emma's own chat", () => {
  it('guessed codes lock recovery and prove nothing', async () => {
    await startReset();
    await guess(await codeBy('email-code'), 5);
    await thief.sees(t('note.burned'));
    await guess(await codeBy('sms-code'), 5);
    await thief.sees(/recovery with Avain is locked/u);
    await thief.say('I forgot my password');
    await thief.sees(t('refused.locked'));
    expect(await hasButton('new-password')).toBe(false);
    await expectNothingChanged('emma');
  });

  it('a button that the step does not offer opens no page, though flow and nonce are the live ones', async () => {
    await startReset();
    await codeBy('email-code');
    const { value } = (await thief.pressActivity('submit-code')) as { value: Readonly<Record<string, unknown>> };
    const { personal } = await calls.call<{ personal: { messages: Post[] } }>('teams/state?as=emma');
    const { id: messageId, conversationId } = personal.messages.at(-1)!;
    const forged = { as: 'emma', conversationId, messageId, data: { ...value, verb: 'new-password' } };
    const answer = await calls.call<{ url?: string }>('teams/fetch-dialog', { ...forged, theme: 'default' });
    expect(answer.url).toBeUndefined();
    await thief.say('new password');
    expect(JSON.stringify(await thief.seen())).not.toContain('/page/password#');
    await expectNothingChanged('emma');
  });

  it('a human, her whole life, the three words and a sad story are no proof', async () => {
    await startReset();
    await claimed();
    const words = /Three words\n(.*)/u.exec(caseCard('Emma Walker'))![1]!.split(' · ');
    for (const text of [
      'I am Emma Walker, born 3 May 1988 in Leeds, employee 20417, my manager is Mikael Johansson',
      `our three words are ${words.join(', ')}`,
      'my number ends in 01, my boss stands beside me, the board meets in five minutes, please set any password',
    ]) {
      await thief.say(text);
      await hugo.sees(text.slice(0, 30));
    }
    expect(hugo.seen().filter((text) => text.includes(t('desk.message.type')))).toHaveLength(3);
    expect(caseCard('Emma Walker')).not.toContain(t('desk.fact.vouched'));
    await thief.say('back to the bot');
    await thief.say('new password');
    expect(await hasButton('new-password')).toBe(false);
    await expectNothingChanged('emma');
  });

  it('a code that the agent is talked into asking for is passed on by nobody', async () => {
    await claimed();
    await hugo.press('case-tell', 'Emma Walker', { text: 'the code is 1234 5678' });
    await hugo.sees(t('desk.no.secret'));
    await thief.say('My-Old-Password-1988!');
    await thief.sees(t('case.secret.title'));
    const kept = JSON.stringify([await thief.seen(), hugo.seen(), await calls.tickets()]);
    expect(kept).not.toMatch(/1234 ?5678|My-Old-Password/u);
  });

  it('the verification that an agent starts is the same two codes, and guessing fails it', async () => {
    await claimed();
    await hugo.press('case-verify', 'Emma Walker');
    await thief.sees('asks you to prove who you are');
    await hugo.sees(/Emma Walker[^]*Verification\nPending/u);
    await thief.press('confirm-account');
    await guess(await codeBy('email-code'), 5);
    await thief.sees(t('note.burned'));
    await guess(await codeBy('sms-code'), 5);
    await hugo.sees(/Emma Walker[^]*Verification\nFailed/u);
    expect(await hasButton('new-password')).toBe(false);
    await expectNothingChanged('emma');
  });
});

describe('on the telephone', () => {
  it('a check of Emma goes to her phone only; her chat, guessed links and said words pass nothing', async () => {
    await calls.call('teams/open', { as: 'emma' });
    const before = await thief.seen();
    await calls.call('teams/say', { as: 'hugo', in: room, text: '@Avain caller check emma.walker@kuusama.example' });
    const link = await calls.newest('sms', 'link');
    expect((await calls.outbox()).map(({ channel }) => channel)).toEqual(['sms']);
    expect(await thief.seen()).toEqual(before);
    const check = (): string => hugo.seen().findLast((text) => text.startsWith('Caller check '))!;
    const words = /Three words\n(.*)/u.exec(check())![1]!;
    await thief.say(words);
    await thief.say('yes, I am calling now');
    const handles = ['A'.repeat(43), new URL(link).hash.slice(1).replace(/^./u, '_')];
    for (const handle of handles) {
      const visit = await visitPage(`${avain.url}/page/password#${handle}`);
      expect(visit.opened.kind).not.toBe('opened');
    }
    expect(check()).toMatch(/State\nPending/u);
    const shown = JSON.stringify([hugo.seen(), await thief.seen()]);
    expect(shown).not.toContain(new URL(link).hash.slice(1));
    await expectNothingChanged('emma');
  });
});

describe('agents', () => {
  const ask = async (who: string): Promise<ChatClient> => {
    const person = createChatClient(avain, who);
    await person.open();
    await person.say('talk to a human');
    await person.sees(t('case.receipt.title'));
    return person;
  };

  it('do nothing in a case of their own, not even when a colleague holds it', async () => {
    await ask('hugo');
    await hugo.sees('Hugo Martin');
    for (const verb of ['case-claim', 'case-timeline']) await hugo.press(verb, 'Hugo Martin', everything);
    await henna.press('case-claim', 'Hugo Martin');
    await hugo.sees(/Hugo Martin[^]*Three words/u);
    for (const verb of ['case-take-over', 'case-vouch', 'case-verify', 'case-resolve']) {
      await hugo.press(verb, 'Hugo Martin', everything);
    }
    expect(hugo.seen().filter((text) => text.includes(t('desk.no.own-case'))).length).toBeGreaterThanOrEqual(5);
    expect(caseCard('Hugo Martin')).toMatch(/Agent\nHenna Lehtonen/u);
    expect(caseCard('Hugo Martin')).not.toContain(t('desk.fact.vouched'));
  });

  it('do nothing for their own report, whom a colleague may help', async () => {
    await ask('tess');
    await hugo.sees('Tess Barker');
    await hugo.press('case-claim', 'Tess Barker');
    await hugo.sees(t('desk.no.too-close'));
    await henna.press('case-claim', 'Tess Barker');
    await hugo.sees(/Tess Barker[^]*Three words/u);
    await hugo.press('case-vouch', 'Tess Barker', everything);
    expect(hugo.seen().filter((text) => text.includes(t('desk.no.too-close')))).toHaveLength(2);
    expect(caseCard('Tess Barker')).not.toContain(t('desk.fact.vouched'));
    await henna.press('case-vouch', 'Tess Barker', everything);
    await hugo.sees(/Tess Barker[^]*Vouched\nHenna Lehtonen/u);
    await expectNothingChanged('tess');
  });
});

describe('everybody who is no agent', () => {
  it('sees the cards as owner of the team, and every press is refused', async () => {
    const mikael = createAgentClient(avain, 'mikael', room);
    await claimed();
    const before = caseCard('Emma Walker');
    for (const verb of [
      ...['case-take-over', 'case-release', 'case-verify', 'case-hand-back', 'case-timeline'],
      ...['case-tell', 'case-vouch', 'case-refuse', 'case-resolve'],
    ]) {
      await mikael.press(verb, 'Emma Walker', everything);
    }
    expect(hugo.seen().filter((text) => text.includes(t('desk.no.not-an-agent')))).toHaveLength(9);
    expect(caseCard('Emma Walker')).toBe(before);
    await calls.call('teams/say', { as: 'mikael', in: room, text: '@Avain caller check emma.walker@kuusama.example' });
    await calls.call('teams/say', { as: 'mikael', in: room, text: '@Avain helpdesk report' });
    expect(await calls.outbox()).toEqual([]);
    expect(hugo.seen().filter((text) => text.includes(t('desk.no.not-an-agent')))).toHaveLength(11);
  });

  it('and agents elsewhere: a case is worked in the channel of its own team only', async () => {
    await claimed();
    const elsewhere = 'servicedesk-fi';
    await calls.call('teams/say', { as: 'henna', in: elsewhere, text: '@Avain help' });
    const { id: messageId, conversationId } = (await calls.channel(elsewhere)).at(-1)!;
    for (const verb of ['case-take-over', 'case-release', 'case-timeline']) {
      const { data } = await deskButton(verb);
      await calls.call('teams/press', { as: 'henna', conversationId, messageId, data });
    }
    const answers = JSON.stringify(await calls.channel(elsewhere));
    const refusals = answers.split(createTranslator('fi')('desk.no.unknown-case')).length - 1;
    expect([refusals, answers.includes('Emma Walker')]).toEqual([3, false]);
    expect(caseCard('Emma Walker')).toMatch(/Agent\nHugo Martin/u);
  });

  it.each([
    ['into the channel of the team', room],
    ['into another channel', 'general'],
    ['in her personal chat', 'personal'],
  ])("sends the card's own data %s, past every client, in vain", async (_, where) => {
    await claimed();
    const before = caseCard('Emma Walker');
    const activity = await thief.pressActivity('is-agent-real');
    const { id: replyToId, conversationId, data } = await deskButton('case-vouch');
    const { teams } = avain.front;
    const key = where === 'personal' ? room : where;
    const channel = teams.rooms.named(key)!;
    const there =
      where === 'personal'
        ? {}
        : {
            conversation: {
              ...{ conversationType: 'channel', isGroup: true, tenantId: avain.company.tenant.id },
              id: where === room ? conversationId : `${channel.id};messageid=1`,
            },
            channelData: {
              ...{ tenant: { id: avain.company.tenant.id }, channel: { id: channel.id } },
              team: { id: channel.teamId },
            },
          };
    const value = { ...data, ...everything };
    const status = await deliver(avain, avain.url, { ...activity, ...there, id: 'forged-1', replyToId, value });
    expect(status).toBeLessThan(300);
    expect(caseCard('Emma Walker')).toBe(before);
    await expectNothingChanged('emma');
  });
});

/** A button of the newest card of the channel that has it, however deep. */
async function deskButton(verb: string) {
  for (const { id, conversationId, attachments } of (await calls.channel(room)).toReversed()) {
    const data = find(attachments, verb);
    if (data !== undefined) return { id, conversationId, data };
  }
  throw new Error(`no button ${verb}`);
}
function find(node: unknown, verb: string): Readonly<Record<string, unknown>> | undefined {
  if (Array.isArray(node)) return node.map((each) => find(each, verb)).find((each) => each !== undefined);
  if (typeof node !== 'object' || node === null) return undefined;
  if ('verb' in node && node.verb === verb) return { ...node };
  return find(Object.values(node), verb);
}
