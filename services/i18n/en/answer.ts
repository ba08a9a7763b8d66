/** Answers from the knowledge: what stands around them. The answers themselves are data, in knowledge/. */
export const enAnswer = {
  'button.answer-yes': 'Yes, this helped',
  'button.answer-no': 'No, this did not help',

  'answer.was-it': 'Was this it?',
  'answer.in-reset.resend': 'During a reset, type “new code” to get another one.',
  'answer.in-reset.other-method': 'During a reset, type “other way” to use another way.',

  'answer.choices.title': 'Did you mean one of these?',
  'answer.choices.text': 'Choose what comes closest, or ask in other words.',
  'answer.choices.type': 'You can also type its number: 1, 2 or 3.',

  'answer.missed.title': 'Sorry that this did not help',
  'answer.missed.near': 'Perhaps it is one of these. You can also ask in other words, or talk to a human.',
  'answer.missed.text': 'Ask in other words, or talk to a human.',

  'words.answer-yes': 'Good to hear. Write to me whenever you need something.',

  'places.title': 'Where your old password still sits',
  'places.why':
    'Devices and apps that still hold the old password keep trying it, and that can lock your account. It takes some minutes to put the new one there.',
  'places.which': 'Which device first?',
  'places.type-device': 'You can also type, for example: iPhone',
  'places.finished': '✓ Done: {names}',
  'places.on': '{device}: put the new password here',
  'places.count': '{done} of {all} done',
  'places.type-done': 'You can also type, for example: done 1 3. I remember what is ticked.',
  'button.places': 'Where is my old password saved?',
  'button.places-save': 'Save my ticks',
  'button.places-other': 'Another device',
  'button.places-all': 'Everything is done',
};
