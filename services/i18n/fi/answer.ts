import type { enAnswer } from '../en/answer.ts';

/** Finnish. A missing or an extra key does not compile. */
export const fiAnswer = {
  'button.answer-yes': 'Kyllä, tästä oli apua',
  'button.answer-no': 'Ei, tästä ei ollut apua',

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

  'places.title': 'Missä vanha salasanasi vielä on',
  'places.why':
    'Laitteet ja sovellukset, joissa on vielä vanha salasana, yrittävät sitä yhä uudelleen, ja tilisi voi lukittua siitä. Uuden vaihtamiseen menee muutama minuutti.',
  'places.which': 'Mistä laitteesta aloitetaan?',
  'places.type-device': 'Voit myös kirjoittaa esimerkiksi: iPhone',
  'places.finished': '✓ Valmis: {names}',
  'places.on': '{device}: vaihda uusi salasana näihin',
  'places.count': '{done}/{all} tehty',
  'places.type-done': 'Voit myös kirjoittaa esimerkiksi: tehty 1 3. Muistan, mitä on merkitty.',
  'button.places': 'Missä vanha salasanani on?',
  'button.places-save': 'Tallenna merkinnät',
  'button.places-other': 'Toinen laite',
  'button.places-all': 'Kaikki on tehty',
} satisfies Record<keyof typeof enAnswer, string>;
