import { describe, expect, it } from '@jest/globals';
import { maskQuestion, namesPerson } from '../../../services/feedback/mask-question.ts';
import { cpuMs } from '../../support/cpu-ms.ts';

const names = ['Aino Järvinen'];

describe('a question that is passed on', () => {
  it.each([
    ['an address', 'code to aino@contoso.example please', 'code to […] please'],
    ['a phone number', 'call me at +358 40 123 4567 about this', 'call me at […] about this'],
    ['a long number', 'my badge 20417 does not open it', 'my badge […] does not open it'],
    ['a link', 'what is https://evil.example/login?x=1 for', 'what is […] for'],
    ['an account of a domain', 'who locks contoso\\aino again', 'who locks […] again'],
    ['the own name', 'I am Aino Järvinen and cannot print', 'I am […] […] and cannot print'],
    ['the own name with endings', 'lähetä ainolle tai Järviselle uusi', 'lähetä […] tai […] uusi'],
    ['invisible signs and lines', 'how\u202e long\n\n is it', 'how long is it'],
  ])('is without %s', (_what, text, masked) => {
    expect(maskQuestion(text, names)).toBe(masked);
  });

  it('keeps short numbers, error codes of words and words that hold a short name', () => {
    expect(maskQuestion('why 2 codes in 24 hours', names)).toBe('why 2 codes in 24 hours');
    expect(maskQuestion('onko Oy Li kunnossa', ['Li Bo'])).toBe('onko Oy […] kunnossa');
    expect(maskQuestion('liian likainen lista', ['Li Bo'])).toBe('liian likainen lista');
  });

  it('is cut after 300 characters', () => {
    expect(maskQuestion('ab '.repeat(500), names)).toHaveLength(299);
  });

  it.each([
    'my password is Kesä-Loma7! and it does not work',
    'it says Kesa-Loma7! is too weak',
    'the code 1234 5678 does not work',
    'koodini on 123456 eikä se käy',
    'Kesä-Loma7!',
  ])('is none where it holds a secret: %j', (text) => {
    expect(maskQuestion(text, names)).toBeUndefined();
  });

  it.each(['', '😭', '12345678', 'aino@contoso.example', 'Aino Järvinen', 'x y'])(
    'is none where nothing is left of it: %j',
    (text) => {
      expect(maskQuestion(text, names)).toBeUndefined();
    },
  );
});

it('a name is seen in any case and with endings, and not inside other words', () => {
  expect(namesPerson('soita AINOLLE', names)).toBe(true);
  expect(namesPerson('Virtasen kone', ['Matti Virtanen'])).toBe(true);
  expect(namesPerson('onko Pekan kone tämä', ['Pekka Aho'])).toBe(true);
  expect(namesPerson('Mikolle ja Mikkoa', ['Mikko'])).toBe(true);
  expect(namesPerson('miksi mikrofoni', ['Mikko'])).toBe(false);
  expect(namesPerson('the same, and tomorrow', ['Sam Tom'])).toBe(false);
  expect(namesPerson('this is the container', names)).toBe(false);
  expect(namesPerson('press the button', [])).toBe(false);
});

describe('a text that is longer than any question', () => {
  it.each(['a', '0', 'a.', '0x8'])('costs next to nothing, also where it is one word of "%s"', async (piece) => {
    const ms = await cpuMs(() => maskQuestion(piece.repeat(14_000), names));
    expect(ms).toBeLessThan(100);
  });

  it('is cut between words, so that no half of an address is kept', () => {
    const links = 'https://x.example/'.padEnd(1_160, 'y');
    const kept = maskQuestion(`what is this ${links} of aino.jarvinen.of.finance@contoso.example`, names);
    expect(kept).toBe('what is this […] of');
  });
});
