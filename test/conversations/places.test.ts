import { describe, expect, it } from '@jest/globals';
import { loadPlaces } from '../../services/checklist/load-places.ts';
import { createTranslator } from '../../services/i18n/translator.ts';
import type { Language } from '../../services/i18n/language.ts';
import { startWorld, type TestConversation } from '../support/test-conversation.ts';

const t = createTranslator('en', 'Europe/Helsinki');
const { devices } = loadPlaces(undefined);
const iphone = devices.find(({ id }) => id === 'phone-apple');

function start(language: Language = 'en'): TestConversation {
  return startWorld({ language }).chat();
}

describe('the checklist of old passwords', () => {
  it('asks for the device, shows its places, and keeps what was ticked', async () => {
    const chat = start();
    await chat.say('where is my old password saved');
    expect(chat.last().text).toContain(t('places.title'));
    await chat.press('iPhone or iPad');
    expect(chat.last().text).toContain(t('places.count', { done: 0, all: iphone?.places.length ?? 0 }));
    await chat.press(t('button.places-save'), { mail: 'true', wifi: 'true', apps: 'false', answer: 'true' });
    expect(chat.last().text).toContain(t('places.count', { done: 2, all: iphone?.places.length ?? 0 }));
    await chat.say('hello');
    await chat.say('old passwords');
    await chat.say('iphone');
    expect(chat.last().text).toContain(t('places.count', { done: 2, all: iphone?.places.length ?? 0 }));
  });

  it('is worked by words alone, in Finnish too, and ends with the device done', async () => {
    const chat = start('fi');
    const fi = createTranslator('fi', 'Europe/Helsinki');
    await chat.say('missä vanha salasanani on');
    await chat.say('mac');
    await chat.say('tehty 1 ja 3');
    expect(chat.last().text).toContain(fi('places.count', { done: 2, all: 5 }));
    await chat.say('2');
    expect(chat.last().text).toContain(fi('places.count', { done: 3, all: 5 }));
    await chat.say('kaikki on tehty');
    expect(chat.last().text).toContain(fi('places.finished', { names: 'Mac' }));
  });

  it('explains numbers and devices only while it is what was shown last', async () => {
    const chat = start();
    await chat.say('old passwords');
    await chat.say('windows');
    await chat.say('help');
    await chat.say('done 1');
    expect(chat.last().text).not.toContain(t('places.count', { done: 1, all: 6 }));
    await chat.say('old passwords');
    await chat.say('windows');
    expect(chat.last().text).toContain(t('places.count', { done: 0, all: 6 }));
  });

  it('begins with the devices when a card names one that is none', async () => {
    const chat = start();
    await chat.send({ verb: 'places-save', device: 'toaster', mail: 'true' });
    expect(chat.last().text).toContain(t('places.which'));
  });

  it('forgets the ticks with everything else', async () => {
    const chat = start();
    await chat.say('old passwords');
    await chat.say('mac');
    await chat.say('done 1');
    await chat.say('erase my data');
    await chat.press(t('button.erase-confirmed'));
    await chat.say('old passwords');
    await chat.say('mac');
    expect(chat.last().text).toContain(t('places.count', { done: 0, all: 5 }));
  });
});
