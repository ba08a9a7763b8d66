import type { enAnswer } from '../en/answer.ts';

/** Swedish: what stands around the answers from the knowledge. */
export const svAnswer = {
  'button.answer-yes': 'Ja, det hjälpte',
  'button.answer-no': 'Nej, det hjälpte inte',

  'answer.was-it': 'Var det här det du undrade?',
  'answer.in-reset.resend': 'Skriv ”ny kod” under en återställning för att få en till.',
  'answer.in-reset.other-method': 'Skriv ”annat sätt” under en återställning för att använda ett annat sätt.',

  'answer.choices.title': 'Menade du något av det här?',
  'answer.choices.text': 'Välj det som ligger närmast, eller fråga med andra ord.',
  'answer.choices.type': 'Du kan också skriva numret: 1, 2 eller 3.',

  'answer.missed.title': 'Synd att det inte hjälpte',
  'answer.missed.near':
    'Kanske är det något av det här. Du kan också fråga med andra ord, eller prata med en människa.',
  'answer.missed.text': 'Fråga med andra ord, eller prata med en människa.',

  'words.answer-yes': 'Bra att höra. Skriv till mig när du behöver något.',

  'places.title': 'Där ditt gamla lösenord ännu finns',
  'places.why':
    'Enheter och appar som ännu har det gamla lösenordet fortsätter att försöka med det, och det kan låsa ditt konto. Det tar några minuter att sätta in det nya där.',
  'places.which': 'Vilken enhet först?',
  'places.type-device': 'Du kan också skriva till exempel: iPhone',
  'places.finished': '✓ Klart: {names}',
  'places.on': '{device}: sätt in det nya lösenordet här',
  'places.count': '{done} av {all} klart',
  'places.type-done': 'Du kan också skriva till exempel: klart 1 3. Jag minns vad som är avbockat.',
  'button.places': 'Var finns mitt gamla lösenord?',
  'button.places-save': 'Spara mina bockar',
  'button.places-other': 'En annan enhet',
  'button.places-all': 'Allt är klart',
} as const satisfies Readonly<Record<keyof typeof enAnswer, string>>;
