import type { enAnswer } from '../en/answer.ts';

/** Finnish. A missing or an extra key does not compile. */
export const fiAnswer = {
  'button.answer-yes': 'Kyllä, tästä oli apua',
  'button.answer-no': 'Ei, tästä ei ollut apua',
  'button.in-english': 'Englanniksi',
  'button.in-finnish': 'Suomeksi',

  'answer.was-it': 'Oliko tämä se, mitä etsit?',
  'answer.in-reset.resend': 'Kesken palautuksen saat uuden koodin kirjoittamalla ”uusi koodi”.',
  'answer.in-reset.other-method': 'Kesken palautuksen voit vaihtaa tapaa kirjoittamalla ”toinen tapa”.',

  'answer.choices.title': 'Tarkoititko jotain näistä?',
  'answer.choices.text': 'Valitse lähin vaihtoehto tai kysy toisin sanoin.',
  'answer.choices.type': 'Voit myös kirjoittaa vaihtoehdon numeron: 1, 2 tai 3.',

  'answer.missed.title': 'Harmi, ettei tästä ollut apua',
  'answer.missed.near': 'Ehkä tarkoitit jotain näistä. Voit myös kysyä toisin sanoin tai puhua ihmiselle.',
  'answer.missed.text': 'Kysy toisin sanoin tai puhu ihmiselle.',

  'words.answer-yes': 'Hienoa. Kirjoita minulle aina, kun tarvitset jotain.',
} satisfies Record<keyof typeof enAnswer, string>;
