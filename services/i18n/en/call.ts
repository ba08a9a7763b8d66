/** English: the caller check: messages and page. */
export const enCall = {
  'call.mail.subject': 'Are you on the phone with the helpdesk of {organisation}?',
  'call.mail':
    'Hello,\n\n{agent} at the helpdesk of {organisation} says that you are on the phone with them right now.\n\nIf you are, open this link and go on there:\n{link}\n\nIf you are not calling, open it and press No, or ignore this message. Do not pass the link on to anybody, not to the helpdesk either.',
  'call.sms':
    '{organisation}: {agent} at the helpdesk says you are calling them now. If so, go on here: {link} Not calling? Open it and press No, or ignore this.',
  'call.code-mail.body':
    'Your code is {code}\n\nSomebody, we hope you, is choosing a new password for your account at {tenant}. Type the code on the page that our link opened. It works for {minutes} minutes, once.\n\nWe never ask for this code by phone, and nobody at the helpdesk needs it. If this was not you, you need not do anything: without the code nothing happens.',

  'call.title': 'Are you calling the helpdesk?',
  'call.loading': 'Opening your page…',
  'call.ask.who': 'We were told that you are on the phone right now with',
  'call.ask.agent': '{agent}, helpdesk of {organisation}',
  'call.ask.words-title': 'Ask for these three words',
  'call.ask.words-help':
    'The person on the phone can read the same words to you. If they cannot, or say others, press No and hang up.',
  'call.ask.never': 'Nobody at the helpdesk needs a code or a password from you.',
  'call.ask.yes': 'Yes, I am calling now',
  'call.ask.no': 'No, I am not calling',
  'call.ask.asking': 'One moment…',
  'call.time-left': 'Time left: {time}',
  'call.time-warning': '{minutes, plural, one {One minute} other {# minutes}} left.',

  'call.prove.title': 'One more proof that it is you',
  'call.prove.why': 'You opened the link, that is the first one. For the second we send you a code by another way.',
  'call.prove.email-code': 'Send a code by e-mail to {hint}',
  'call.prove.sms-code': 'Send a code by text message to {hint}',
  'call.prove.sent-email-code': 'We sent a code by e-mail to {hint}. It works for {minutes} minutes.',
  'call.prove.sent-sms-code': 'We sent a code by text message to {hint}. It works for {minutes} minutes.',
  'call.prove.field': 'Code, 8 digits',
  'call.prove.submit': 'Go on',
  'call.prove.again': 'Send a new code',
  'call.prove.again-in': 'A new code can be sent in {time}',
  'call.prove.tell-nobody': 'Type the code only here. Do not read it out on the phone.',
  'call.prove.stop': 'I am not calling: stop this',
  'call.prove.empty': 'Type the code from the message first.',

  'call.note.wrong-code':
    'That is not the code. {tries, plural, one {You have one try left with it.} other {You have # tries left with it.}}',
  'call.note.code-burned': 'That was the last try with this code. Have a new one sent.',
  'call.note.code-expired': 'This code no longer works. Have a new one sent.',
  'call.note.code-malformed': 'A code has 8 digits. Please check what you typed; it was not counted.',
  'call.note.wait': 'A code was sent a moment ago. Please wait a little before you ask for another one.',
  'call.note.no-sends-left': 'No more codes can be sent this way now. Tell the helpdesk on the phone.',
  'call.note.not-sent': 'The code could not be sent. Try again, or tell the helpdesk on the phone.',
  'call.note.not-reached': 'The connection failed. Please press the button again.',

  'call.passed.title': 'That is proved',
  'call.passed.body': 'Now choose a new password. The page opens by itself…',

  'call.denied.title': 'Thank you, we have stopped it',
  'call.denied.body':
    'Somebody may have tried to get into your account by pretending to be you. They did not get in, and your password is unchanged.',
  'call.denied.what-we-did': 'What we did',
  'call.denied.did-link': 'This link is dead and proves nothing any more.',
  'call.denied.did-helpdesk': 'The helpdesk was warned at once and looks into it.',
  'call.denied.what-you-do': 'What you can do',
  'call.denied.do-nothing': 'You need not do anything else.',
  'call.denied.do-hang-up': 'If somebody is on the phone with you about this, hang up.',
  'call.denied.do-call': 'If you have a question, reach the helpdesk by the way you know:',

  'call.refused.title': 'This cannot be done here',
  'call.refused.body':
    'A new password cannot be set for this account on this page at the moment. Your password is unchanged. Tell the helpdesk on the phone; they see another way.',
  'call.over.title': 'This check is over',
  'call.over.body':
    'It was finished or stopped, or its time ran out. If you are choosing a password in another window, go on there. Otherwise ask the helpdesk on the phone to start again.',
  'call.dead.title': 'This link does not work',
  'call.dead.body':
    'It works once, in one browser, and for half an hour. If you are on the phone with the helpdesk, ask them to start again. If you are not, you need not do anything.',
  'call.twice.title': 'This link was opened twice',
  'call.twice.body':
    'For your safety it was switched off. If you opened it yourself in another browser, ask the helpdesk on the phone to start again. If it was not you, tell them.',
  'call.unavailable.title': 'We cannot go on right now',
  'call.unavailable.body': 'Your connection or our service has a problem. Nothing was changed.',
  'call.unsupported.title': 'This browser is too old',
  'call.unsupported.body': 'Open the link in a current version of Edge, Chrome, Firefox or Safari.',

  'call.page.no-tries': 'There are no tries left. Ask the helpdesk on the phone to start again.',
  'call.page.checking':
    'Microsoft has not confirmed the change yet. Try to sign in with the new password in a few minutes; you can close this window. If it does not work, tell the helpdesk.',
  'call.page.failed':
    'Something went wrong on our side, and your old password is unchanged. Ask the helpdesk on the phone to start again.',
  'call.page.ended':
    'It was stopped or its time ran out. Nothing was changed from this page. Ask the helpdesk on the phone to start again.',
  'call.page.dead': 'A link works once and only for a few minutes. Ask the helpdesk on the phone to start again.',
  'call.page.close': 'You can close this window.',
} as const;
