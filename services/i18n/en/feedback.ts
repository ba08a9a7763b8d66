/** What people say about answers, the questions they pass on, and what admins and agents make of them. */
export const enFeedback = {
  'button.why': 'Tell why',
  'button.why-not-mine': 'That was not my question',
  'button.why-outdated': 'Out of date or wrong',
  'button.why-too-hard': 'Too hard to follow',
  'button.why-no-help': 'It did not solve my problem',
  'button.pass-on': 'Pass my question on',

  'answer.why': 'Why not? It is only counted; no words of yours are kept.',
  'question.offer':
    'I can pass your question on to those who write my answers. Your name, addresses and long numbers are left out. Please do not pass it on if it names somebody else.',

  'words.answer-why': 'Thank you. It is counted, and helps to mend the answer.',
  'words.question-passed':
    'Thank you. Your question is passed on without your name, so I cannot tell you when there is an answer. If you need help now, talk to a human.',
  'words.question-gone': 'I do not have that question any more. Write it once more, and I can pass it on.',
  'words.question-too-many': 'You have passed on ten questions today. Please talk to a human about the others.',
};
