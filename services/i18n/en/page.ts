/** English, the source: what a person reads on a page. Keys are flat and dotted; messages are ICU MessageFormat. */
export const enPage = {
  'page.brand': 'Avain',
  'page.no-script': 'This page needs JavaScript. Please open the link in a current browser.',

  'page.password.title': 'Choose a new password',
  'page.password.loading': 'Opening your page…',
  'page.password.account': 'New password for',
  'page.password.field': 'New password',
  'page.password.show': 'Show',
  'page.password.hide': 'Hide',
  'page.password.show-label': 'Show password',
  'page.password.hide-label': 'Hide password',
  'page.password.shown': 'The password is now visible.',
  'page.password.hidden': 'The password is now hidden.',
  'page.password.suggest': 'Suggest a password',
  'page.password.suggested':
    'We filled in a suggestion and made it visible. Write it down in a safe place before you go on.',
  'page.password.rules': 'Your password needs',
  'page.password.advice':
    'A few unrelated words in a row are easy to remember and hard to guess. Pasting and password managers work here.',
  'page.password.submit': 'Set new password',
  'page.password.time-left': 'Time left on this page: {time}',
  'page.password.time-warning': '{minutes, plural, one {One minute} other {# minutes}} left on this page.',
  'page.password.try-again': '{count, plural, one {You have one try left.} other {You have # tries left.}}',
  'page.password.no-tries': 'There are no tries left. Go back to the chat to start again.',
  'page.password.not-sent': 'The connection failed and your password was not sent. Please press the button again.',
  'page.password.slow-connection': 'The connection is bad. We keep trying…',
  'page.password.empty': 'Type a new password first.',

  'page.rule.met': 'Done:',
  'page.rule.unmet': 'Still missing:',
  'page.rule.length': 'At least {count} characters',
  'page.rule.classes': 'Three of these four: small letters, capital letters, numbers, symbols',
  'page.rule.characters': 'Only letters a to z, numbers, spaces and common symbols',
  'page.rule.names': 'Not your name or your organisation’s name',
  'page.rule.common': 'Not a common or easily guessed password',

  'page.strength.label': 'How hard it is to guess:',
  'page.strength.none': 'type to see',
  'page.strength.weak': 'too easy',
  'page.strength.fair': 'good enough',
  'page.strength.good': 'hard to guess',
  'page.strength.strong': 'very hard to guess',

  'page.rejected.title': 'That password was not accepted',
  'page.rejected.too-short': 'It is too short. Add a word or two.',
  'page.rejected.too-long': 'It is too long. Use fewer characters.',
  'page.rejected.character-not-allowed':
    'It has a character that Microsoft does not accept. Use the letters a to z, numbers, spaces and common symbols.',
  'page.rejected.too-few-classes': 'Mix at least three of these: small letters, capital letters, numbers, symbols.',
  'page.rejected.common': 'Many people use this password, so it is easy to guess. Choose another one.',
  'page.rejected.contains-name': 'It contains your name. Leave your name out.',
  'page.rejected.contains-organisation': 'It contains the name of your organisation. Leave that out.',
  'page.rejected.too-easy': 'It is too easy to guess. Add unrelated words.',
  'page.rejected.refused-by-directory':
    'Microsoft did not accept this password. It may be too easy to guess, or one you have used before. Choose a clearly different one.',

  'page.working.title': 'Setting your new password',
  'page.working.body': 'This usually takes a few seconds. Please keep this page open.',
  'page.done.title': 'Your new password works',
  'page.done.body': 'You can sign in with it right away.',
  'page.done.next': 'What happens next',
  'page.done.next-sign-out':
    'In a moment you are signed out on your other devices. Sign in there with the new password.',
  'page.done.next-phone': 'Phones and mail apps may ask for the new password too.',
  'page.done.next-notice': 'We also send you a message about this change.',
  'page.done.close': 'Close this window',
  'page.done.close-hint': 'You can close this window now.',
  'page.checking.title': 'We are checking whether it worked',
  'page.checking.body':
    'Microsoft has not confirmed the change yet. Try to sign in with the new password in a few minutes. We tell you the result in the chat; you can close this window.',
  'page.failed.title': 'Your password was not changed',
  'page.failed.body':
    'Something went wrong on our side, and your old password is unchanged. The chat tells you how to go on, or contact the helpdesk.',
  'page.ended.title': 'This password change has ended',
  'page.ended.body':
    'It was cancelled or its time ran out. Nothing was changed from this page. Go back to the chat to start again.',
  'page.dead.title': 'This link no longer works',
  'page.dead.body': 'A link works once and only for a few minutes. Go back to the chat and ask for a new one.',
  'page.twice.title': 'This link was opened twice',
  'page.twice.body':
    'For your safety it was switched off. If you opened it in another window or browser, go back to the chat and ask for a new link. If it was not you, tell the helpdesk.',
  'page.wrong-person.title': 'This page belongs to another account',
  'page.wrong-person.body': 'You are signed in to Teams as somebody else. Open the page from your own chat.',
  'page.unavailable.title': 'We cannot open the page right now',
  'page.unavailable.body': 'Your connection or our service has a problem. Nothing was changed.',
  'page.unavailable.retry': 'Try again',
  'page.unsupported.title': 'This browser is too old',
  'page.unsupported.body':
    'It cannot encrypt your password. Open the link in a current version of Edge, Chrome, Firefox or Safari.',
  'page.back-to-chat': 'You can close this window and go back to the chat.',

  'page.figures.title': 'Helpdesk figures',
  'page.figures.text': 'The figures you asked for in Teams, as a CSV file. The link works once.',
  'page.figures.button': 'Download',
  'page.figures.done.title': 'Downloaded',
  'page.figures.done.text': 'You can close this window. Ask for the report again when you need newer figures.',
  'page.figures.dead.title': 'This link is used or too old',
  'page.figures.dead.text': 'Ask for the report again in your team’s channel: “@Avain report”.',
  'page.figures.unavailable.text': 'The figures could not be fetched just now.',
  'page.not-me.title': 'Was this not you?',
  'page.not-me.loading': 'Looking up the link…',
  'page.not-me.happened':
    'Somebody changed the password of your account with Avain. If that was you, all is well: just close this page.',
  'page.not-me.act': 'If it was not you, press the button. We then at once:',
  'page.not-me.act-password': 'make the new password useless',
  'page.not-me.act-sessions': 'sign the account out everywhere',
  'page.not-me.act-freeze': 'stop further password changes through Avain',
  'page.not-me.act-helpdesk': 'tell the helpdesk',
  'page.not-me.consequence': 'You cannot sign in after that until the helpdesk has helped you.',
  'page.not-me.button': 'This wasn’t me: secure my account',
  'page.not-me.working.title': 'Securing your account',
  'page.not-me.working.body': 'One moment, please.',
  'page.not-me.accepted.title': 'We are securing your account',
  'page.not-me.accepted.body':
    'The password is being made useless, all sessions are being ended and the helpdesk has been told. Contact the helpdesk to get a new password.',
  'page.not-me.done.title': 'This was already reported',
  'page.not-me.done.body': 'The account has been secured. Contact the helpdesk to get a new password.',
  'page.not-me.dead.title': 'This link no longer works',
  'page.not-me.dead.body': 'If you did not change your password yourself, contact the helpdesk now.',
  'page.not-me.unavailable.title': 'That did not work',
  'page.not-me.unavailable.body': 'Your account was not secured yet. Try again, or contact the helpdesk now.',

  'page.objection.title': 'Stop this recovery?',
  'page.objection.loading': 'Looking up the link…',
  'page.objection.happened':
    'The helpdesk is helping somebody in your team back into their account. They have no registered way to prove who they are, so two agents have to confirm it, and you are asked as their manager.',
  'page.objection.act':
    'If you know that the person asked for this, close this page. If not, or if you are not sure, press the button. We then at once:',
  'page.objection.act-stop': 'stop the recovery: no new password can be set this way',
  'page.objection.act-helpdesk': 'tell the helpdesk and the person that you objected',
  'page.objection.button': 'Stop it: I object',
  'page.objection.working.title': 'Stopping the recovery',
  'page.objection.working.body': 'One moment, please.',
  'page.objection.accepted.title': 'The recovery is stopped',
  'page.objection.accepted.body':
    'The helpdesk has been told. Talk to them, and to the person in a way you already know.',
  'page.objection.done.title': 'You already objected',
  'page.objection.done.body': 'The recovery is stopped and the helpdesk has been told.',
  'page.objection.over.title': 'There is nothing left to stop',
  'page.objection.over.body':
    'This request is over. If you think that somebody else got into the account, contact the helpdesk now.',
  'page.objection.dead.title': 'This link does not work',
  'page.objection.dead.body': 'If you want to object, contact the helpdesk now.',
  'page.objection.unavailable.title': 'That did not work',
  'page.objection.unavailable.body': 'Nothing was stopped yet. Try again, or contact the helpdesk now.',

  'page.helpdesk': 'Helpdesk',
  'page.footer.privacy': 'Privacy',
  'page.footer.terms': 'Terms of use',

  'page.privacy.title': 'Privacy',
  'page.privacy.intro':
    '{organisation} runs Avain so that people who cannot sign in can set a new password themselves. This page says what Avain knows about you.',
  'page.privacy.uses.title': 'What Avain uses',
  'page.privacy.uses.account':
    'Your name, user name, account status, roles, department, personnel number and manager, read from Microsoft Entra when you ask for help.',
  'page.privacy.uses.methods':
    'The e-mail address and phone number registered for your account, only to send you codes and notices. They are read anew each time and not kept.',
  'page.privacy.uses.chat':
    'Your messages to the bot in Teams. Microsoft keeps the chat under the rules of your organisation.',
  'page.privacy.uses.helpdesk':
    'If you ask for a human, or somebody phones the helpdesk in your name: your name, your department, what was tried and what you and the helpdesk’s agent write to one another. Agents see it in their channel in Teams and, where {organisation} has one, in its ticket system. They never see a code, an address or a password.',
  'page.privacy.password.title': 'Your password',
  'page.privacy.password.body':
    'Your browser encrypts the new password before it is sent. Only the component that sets it can open it. It is never shown in chat, stored readably or logged, and helpdesk staff never see it.',
  'page.privacy.storage.title': 'Storage',
  'page.privacy.storage.body':
    'Avain keeps its data in systems run by {organisation}, encrypted. Accounts appear there under a pseudonym. These pages set no cookies and load nothing from other companies. While you choose a password, your browser itself keeps a key for this page.',
  'page.privacy.retention.title': 'How long',
  'page.privacy.retention.flow':
    'Codes: 5 minutes. Links: to the password page 10 minutes, in a notice 7 days. A password change: two days after it began.',
  'page.privacy.retention.counters':
    'Counts of wrong codes and sent messages, which protect you from guessing: up to 24 hours.',
  'page.privacy.retention.cases':
    'Cases of the helpdesk: 90 days after they end. What you and an agent wrote: 30 days in Avain; Teams and the ticket system have rules of their own.',
  'page.privacy.retention.checks':
    'A check of a phone call and its link: one day. A manager’s link to object: 14 days. Contacts in your name that came to nothing, which protect you from impostors: 7 days.',
  'page.privacy.uses.admins':
    'So that you are ready before you need it, admins of {organisation} see which kinds of methods are registered for whom, from Microsoft’s report, and may send you messages about it in Teams. They see whether a message arrived and whether you answered, never what you wrote.',
  'page.privacy.retention.admins':
    'Lists of who could not get back in: 8 days. Whom a round of messages went to, and your wish for no more of them: 400 days. Names in the plan of the roll-out: 400 days after its last change.',
  'page.privacy.retention.audit': 'The record of who changed which password when, without the password: {days} days.',
  'page.privacy.retention.person': 'Your language and your conversation with the bot: until you remove the app.',
  'page.privacy.deletion.title': 'Seeing and deleting your data',
  'page.privacy.deletion.body':
    'Write “what do you store about me” to the bot to see your data, or “erase my data” to delete it. Records that protect the account stay until their time is over.',
  'page.privacy.contact.title': 'Contact',
  'page.privacy.contact.body': 'Questions about your data: {contact}',

  'page.terms.title': 'Terms of use',
  'page.terms.intro': 'Avain is provided by {organisation} to people who have an account there.',
  'page.terms.own': 'Use it only for your own account. Changing somebody else’s password is not allowed.',
  'page.terms.codes': 'Never pass on codes or links that Avain sends you. Nobody from the helpdesk asks for them.',
  'page.terms.secret': 'Never type a password into a chat. Choose it only on Avain’s own page.',
  'page.terms.log': 'For the safety of accounts every change is recorded; see the privacy page.',
  'page.terms.availability':
    'Avain depends on services of Microsoft and may be unavailable at times. The helpdesk helps you then.',
  'page.terms.contact': 'Questions: {contact}',
} as const;
