import { describe, expect, it } from '@jest/globals';
import type { CampaignEars } from '../../services/campaign/campaign-service.ts';
import { DependencyError } from '../../services/errors/app-error.ts';
import { createTranslator } from '../../services/i18n/translator.ts';
import type { DirectoryStubAnswers } from '../support/directory-answers.ts';
import { startWorld } from '../support/test-conversation.ts';

const t = createTranslator('en', 'Europe/Helsinki');
const fi = createTranslator('fi', 'Europe/Helsinki');
const campaign = 'campaign-of-22-chars-0';
const app = 'microsoftAuthenticatorAuthenticationMethod';

function createEars() {
  const told: string[] = [];
  const ears: Pick<CampaignEars, 'ready' | 'optOut' | 'optIn'> = {
    ready: (_tenant, person) => {
      told.push(`ready ${person}`);
    },
    optOut: async (_tenant, person) => {
      told.push(`out ${person}`);
    },
    optIn: async (_tenant, person) => {
      told.push(`in ${person}`);
    },
  };
  return { ears, told };
}

describe('"no more messages like this"', () => {
  it.each([
    ['en', 'no more messages', 'messages again', t],
    ['en', 'Unsubscribe', 'send me messages again', t],
    ['fi', 'Ei enää tällaisia viestejä', 'viestejä taas', fi],
  ] as const)('in %s: %j and %j are done and confirmed', async (language, stop, again, say) => {
    const { ears, told } = createEars();
    const chat = startWorld({ language, ears }).chat();
    await chat.say(stop);
    expect(chat.last().text).toBe(say('words.no-more-messages'));
    await chat.say(again);
    expect(chat.last().text).toBe(say('words.messages-again'));
    expect(told.map((line) => line.split(' ')[0])).toEqual(['out', 'in']);
  });

  it('is done by the button of a campaign’s card, whoever the card was for', async () => {
    const { ears, told } = createEars();
    const chat = startWorld({ ears }).chat();
    await chat.send({ verb: 'no-more-messages', campaign });
    expect(chat.last().text).toBe(t('words.no-more-messages'));
    expect(told).toHaveLength(1);
  });

  it('is not confirmed when it could not be kept', async () => {
    const { ears } = createEars();
    const optOut = () => Promise.reject(new DependencyError('store_unavailable', 'down'));
    const world = startWorld({ ears: { ...ears, optOut } });
    const chat = world.chat();
    await expect(chat.say('no more messages')).rejects.toMatchObject({ code: 'store_unavailable' });
    expect(JSON.stringify(world.sent)).not.toContain(t('words.no-more-messages'));
  });

  it('is answered truthfully where nobody sends any', async () => {
    const chat = startWorld().chat();
    await chat.say('no more messages');
    expect(chat.last().text).toBe(t('words.no-messages'));
    await chat.say('messages again');
    expect(chat.last().text).toBe(t('words.no-messages'));
  });

  it('keeps the place of an open reset', async () => {
    const { ears } = createEars();
    const chat = startWorld({ ears }).chat();
    await chat.say('I forgot my password');
    const flow = chat.flowId();
    await chat.say('no more messages');
    await chat.say('yes');
    expect(chat.flowId()).toBe(flow);
  });
});

describe('a campaign hears that somebody is ready', () => {
  const looks: readonly (readonly [string, DirectoryStubAnswers, boolean])[] = [
    ['green', { methods: { others: [app] } }, true],
    ['amber, and Avain can help', {}, true],
    [
      'amber, and only Microsoft’s page can help',
      { methods: { email: undefined, mobile: undefined, others: [app] } },
      false,
    ],
    ['red', { methods: { email: undefined, mobile: undefined } }, false],
    ['unknown', { failing: ['listMethods'] }, false],
    ['green, of a guest', { user: { userType: 'Guest' } }, false],
  ];

  it.each(looks)('where the light is %s', async (_light, directory, ready) => {
    const { ears, told } = createEars();
    const chat = startWorld({ directory, ears }).chat();
    await chat.send({ verb: 'am-i-ready', campaign });
    await chat.say("I'm done");
    expect(told.map((line) => line.split(' ')[0])).toEqual(ready ? ['ready', 'ready'] : []);
  });
});
