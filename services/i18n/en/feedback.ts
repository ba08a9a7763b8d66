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

  'button.admin.gaps': 'Questions without an answer',
  'button.admin.gap-draft': 'Make a draft of it',
  'button.admin.gap-dismiss': 'Dismiss it',
  'button.admin.more': 'More',

  'admin.gaps.title': 'Questions without an answer',
  'admin.gaps.text':
    'What people asked, got no answer to, and passed on. Nobody is named, and a question goes after 90 days. A draft is a file that you finish.',
  'admin.gaps.none': 'Nobody has passed on a question. Each stays here for 90 days.',
  'admin.gaps.times': '{count, plural, one {once} other {# times}}, last on {day}',
  'admin.gaps.more': '{count, plural, one {And one more.} other {And # more.}} They follow when these are done.',
  'admin.gaps.pick': 'Question',
  'admin.gaps.missed': 'Answers that people said no to, in four weeks',
  'admin.gaps.no': '{count} × no',
  'admin.gaps.why.not-mine': '{count} × not the question',
  'admin.gaps.why.outdated': '{count} × out of date or wrong',
  'admin.gaps.why.too-hard': '{count} × too hard to follow',
  'admin.gaps.why.no-help': '{count} × did not solve it',
  'admin.gaps.drafts':
    '{count, plural, one {One draft waits} other {# drafts wait}}. Write them as files with: npm run knowledge -- drafts',
  'admin.gaps.drafted': 'The draft is made. It waits until somebody writes it as a file and finishes it.',
  'admin.gaps.dismissed': 'The question is dismissed.',
  'admin.gaps.gone': 'That question is not there any more.',
  'admin.gaps.full': 'A hundred drafts wait already. Finish some of them first.',

  'desk.button.answer': 'Save the answer',
  'desk.button.answer-confirmed': 'Save as a draft',
  'desk.answer.title': 'Save the answer for others',
  'desk.answer.text':
    'Avain’s administrators get it as a draft, without the case. Name nobody, and write no password and no code.',
  'desk.answer.question': 'What was asked, as others would ask it',
  'desk.answer.answer': 'What helped, step by step',
  'desk.answer.missing': 'Both are needed: the question and the answer.',
  'desk.say.answer-saved': 'Case {number}: the answer is saved as a draft for Avain’s administrators.',
  'desk.no.names-person': 'That names the person of the case, so nothing was saved. Write it as it would help anybody.',
  'desk.no.drafts-full':
    'A hundred drafts wait already, so nothing was saved. Ask Avain’s administrators to finish some.',
};
