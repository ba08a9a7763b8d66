/** English, the source: what a person reads in chat. Keys are flat and dotted; messages are ICU MessageFormat. */
export const enChat = {
  'chat.summary': 'Avain has a message for you.',
  'chat.security': 'Avain never asks for your password in chat and never calls you.',
  'chat.type-instead': 'You can also type the words on a button.',

  'button.forgot': 'I forgot my password',
  'button.expired': 'My password has expired',
  'button.know': 'I know my password but cannot get in',
  'button.new-phone': 'I have a new phone',
  'button.unlock': 'My account is locked',
  'button.help': 'Help',
  'button.cancel': 'Cancel',
  'button.yes': 'Yes, this is the account',
  'button.another-account': 'Another account of mine',
  'button.email-code': 'Send the code by email',
  'button.sms-code': 'Send the code by text message',
  'button.check-code': 'Check the code',
  'button.resend': 'Send a new code',
  'button.other-method': 'Use another way',
  'button.new-password': 'Choose a new password',
  'button.status': 'Check now',
  'button.start-over': 'Start over',
  'button.my-data': 'What do you store about me?',
  'button.erase': 'Erase my data',
  'button.erase-confirmed': 'Yes, erase my data',
  'button.human': 'Talk to a human',
  'button.open-sspr': 'Open Microsoft’s reset page',
  'button.open-security-info': 'Open your security info',
  'button.open-helpdesk': 'Open the helpdesk page',

  'language.word': 'Language',
  'language.in-itself': 'In English',
  'language.title': 'Which language shall I speak?',
  'language.text':
    'I remember it. You can change it at any time: type for example “suomeksi”, “på svenska” or “in English”.',

  'method.email-code': 'Email',
  'method.sms-code': 'Text message',

  'welcome.title': 'Hello, I am Avain',
  'welcome.text':
    'If you cannot sign in to Microsoft 365, I help you get back in. You prove who you are, choose a new password on a safe page, and I tell you what happened.',
  'welcome.ask': 'What is wrong?',

  'help.title': 'What I can do',
  'help.text': 'Press a button or type its words. This works at any time:',
  'help.words':
    '“I forgot my password”, “my password has expired”, “my account is locked”, “I have a new phone”, “I know my password but cannot get in”.',
  'help.words-always':
    '“cancel” stops, “start over” begins again, “status” tells where you are, “language” offers other languages.',
  'help.words-flow':
    'During a reset: “yes”, “another account”, “email”, “text message”, “new code”, “other way”, “new password”, or simply the code.',

  'help.more': 'Press a button, or type its words. “help” lists all words.',

  'account.title': 'Is this the account?',
  'account.text': 'The new password will be for this account only.',
  'account.name': 'Name',
  'account.upn': 'Account',
  'account.type': 'You can also type “yes”, “another account” or “cancel”.',

  'progress.points': 'Proofs: {points} of {passMark}',
  'progress.vouched': '✓ Confirmed by the helpdesk',

  'choose.title': 'Prove that it is you',
  'choose.first':
    'You need {passMark, plural, one {# proof} other {# different proofs}}. I send a code to a place you have registered before. Which first?',
  'choose.next': 'Good, that was right. One more proof is needed from another place.',
  'choose.after-vouch':
    'The helpdesk has confirmed who you are. One more proof is needed: a code to a place you have registered.',
  'choose.hint': '{method}: {hint}',
  'choose.none-left':
    'There is no further way left to send you a code in this reset. Start over, or ask the helpdesk to help you.',
  'choose.type':
    'You can also type {ways, plural, =0 {“start over”} =1 {“yes”} other {“email”, “text message”}} or “cancel”.',

  'code.title': 'Type the code',
  'code.sent.email-code': 'I sent a code to your registered email address{hint, select, none {} other { ({hint})}}.',
  'code.sent.sms-code':
    'I sent a code by text message to your registered phone{hint, select, none {} other { ({hint})}}.',
  'code.lifetime':
    'The code has 8 digits and works for {minutes, plural, one {# minute} other {# minutes}}. Never tell it to anyone who calls or writes to you.',
  'code.label': 'Code, 8 digits',
  'code.placeholder': '1234 5678',
  'code.error': 'Type the 8 digits of the code.',
  'code.type':
    'You can also type the code as a message, or “new code”, {ways, plural, =0 {} other {“other way”, }}“cancel”.',

  'note.code-sent-again': 'A new code is on its way. The earlier code no longer works.',
  'note.unconfirmed':
    'I could not see for sure that the code left. Wait a moment; if it does not come, ask for a new code.',
  'note.wrong-code':
    'That code is not right. {triesLeft, plural, one {# try} other {# tries}} left with this code. Check that you read the newest message.',
  'note.burned': 'That was the last try with this code, so it no longer works. Ask for a new code.',
  'note.code-expired': 'That code no longer works: it is too old or was already used. Ask for a new code.',
  'note.malformed': 'A code has 8 digits. Look at the newest message and type all of them.',
  'note.nothing-asked': 'I am not waiting for a code right now. This is the step you are at.',
  'note.wait': 'Please wait {seconds, plural, one {# second} other {# seconds}} before asking for a new code.',
  'note.no-sends-left': 'I have sent all the codes I may send this way. Use another way, or start over later.',
  'note.destination-busy':
    'Too many codes went to this place lately. You can ask again after {at, date, short} {at, time, short}, or use another way.',
  'note.delivery-failed': 'The code could not be sent just now. Try again in a moment, or use another way.',
  'note.method-not-offered': 'That way is not available for this account. Choose one of these.',
  'note.no-other-way': 'There is no other way left in this reset. Use this one, or ask for a new code.',
  'note.verified': 'That was right, thank you.',
  'note.stale': 'That button belonged to an earlier step. This is where you are now.',
  'note.resumed': 'You already have a reset going. Let us go on from here.',
  'note.updated': 'I was updated while we were talking. Nothing is lost; we go on from here.',
  'note.not-understood': 'I did not understand that. This is the step you are at; “help” shows what you can say.',
  'note.not-yet': 'One step comes before that. Please finish this one first.',
  'note.page-killed':
    'The page for your new password was opened twice, so I closed it to be safe. Open a new one with the button. If you opened it only once, press “Cancel” and tell the helpdesk.',
  'note.too-late': 'The new password is already being set, so it can no longer be cancelled.',
  'note.working': 'The new password is already on its way. A new reset cannot start before this one ends.',

  'password.title': 'Choose a new password',
  'password.text':
    'You have proved who you are. Open the safe page with the button and choose your new password there, never in this chat.',
  'password.type': 'Or type “new password”, and I give you a link to the page.',
  'password.link-title': 'Your page is ready',
  'password.link-text':
    'The link works once and for {minutes, plural, one {# minute} other {# minutes}}. It is only for you: do not pass it on.',
  'password.link-type': 'If the link does not work any more, type “new password” again.',
  'password.link-button': 'Open the page',

  'rejected.title': 'That password was not taken',
  'rejected.tries': '{left, plural, one {You can try # more time.} other {You can try # more times.}}',
  'rejected.too-short': 'It was too short. A sentence of several words is easy to remember and long enough.',
  'rejected.too-long': 'It was too long.',
  'rejected.character-not-allowed': 'It had a character that Microsoft does not take, such as å, ä, ö or an emoji.',
  'rejected.too-few-classes': 'It needs three of these four: small letters, capital letters, digits, other characters.',
  'rejected.common': 'It is one of the passwords that many people use, so it is easy to guess.',
  'rejected.contains-name': 'It contained your own name or user name.',
  'rejected.contains-organisation': 'It contained a word of your organisation.',
  'rejected.too-easy': 'It was too easy to guess. Use more words, or words that do not belong together.',
  'rejected.refused-by-directory':
    'Microsoft did not accept it. Often it is too common, or you have used it before. Choose a quite different one.',

  'working.title': 'Setting your new password',
  'working.text': 'This takes a moment. I tell you here when it is done.',
  'unknown.title': 'We are checking',
  'unknown.text':
    'Microsoft has not yet told us whether the new password was set. We are checking. Try the new password in a few minutes; do not start another reset now.',
  'with-helpdesk.title': 'Your reset waits for the helpdesk',
  'with-helpdesk.text': 'You hear here when it goes on. To go on with it yourself, say “back to the bot”.',

  'done.title': 'Your password is changed',
  'done.text':
    'Sign in with your new password. Your other devices and apps are signed out before long and then ask for the new password.',
  'done.devices': 'Remember your phone’s mail app and Wi-Fi: an old password saved there can lock the account again.',
  'done.not-me': 'A notice goes to your registered addresses. If this was not you, use the link in it at once.',

  'failed.title': 'The password was not changed',
  'failed.text': 'Your old password is still the one that counts. You can start over, or ask the helpdesk.',
  'ended-refused.title': 'This reset cannot go on',
  'ended-refused.text':
    'Something about the account changed while we were talking, so I stopped to be safe. Nothing was changed. Say “I forgot my password” to see what can be done.',

  'cancelled.title': 'Stopped',
  'cancelled.text': 'Nothing was changed. When you want to begin again, say “I forgot my password”.',
  'expired.title': 'The time ran out',
  'expired.text': 'For safety a reset stays open only for a short while. Nothing was changed. You can begin again now.',
  'locked.title': 'Recovery is locked for now',
  'locked.text':
    'There were too many wrong codes, so recovery with Avain is locked{at, select, none {} other { until {until, date, short} {until, time, short}}}. Your account itself works as before. The helpdesk can help you sooner.',

  'refused.title': 'I cannot do this for your account',
  'refused.title-for-now': 'Not right now',
  'refused.not-registered':
    'No email address or phone is registered for proving who you are. If you can still sign in somewhere, register them in your security info. Otherwise the helpdesk helps you.',
  'refused.half-registered':
    'Only one of the two needed ways to prove who you are is registered. An email address of your own organisation does not count, because you cannot read it while you are locked out. If you can still sign in somewhere, add another way in your security info. Otherwise the helpdesk helps you.',
  'refused.synced':
    'Your account is kept in your organisation’s own directory, and its password cannot be changed from here. Microsoft’s reset page may be able to, and the helpdesk can.',
  'refused.federated':
    'Your organisation signs you in with a system of its own, so the password is not kept where I can change it. Microsoft’s reset page may lead you there, and the helpdesk knows the right place.',
  'refused.guest':
    'You are a guest here: your password belongs to your home organisation. Reset it there, with its own helpdesk or Microsoft’s reset page.',
  'refused.disabled': 'Your account is switched off, so a new password would not help. Please ask the helpdesk why.',
  'refused.privileged':
    'Your account is specially protected, for example because it has administrator rights. Such accounts are never reset by a bot. Use Microsoft’s reset page or ask the helpdesk.',
  'refused.unsupported-account':
    'This kind of account does not belong to one person, so I cannot reset it. Please ask the helpdesk.',
  'refused.could-not-check':
    'I could not check your account just now, and without checking I do not go on. Try again in a few minutes, or ask the helpdesk.',
  'refused.locked': 'There were too many wrong codes, so recovery is locked. The helpdesk can help you sooner.',
  'refused.frozen':
    'Somebody reported that an earlier reset was not theirs, so recovery of your account is stopped to protect you. Please contact the helpdesk.',
  'refused.paused':
    'Password resets are paused for everybody right now. Your account is fine; please try later or ask the helpdesk.',
  'refused.cooling-down':
    'I have just come back from a disturbance and wait a short while to be safe. Please try again later.',
  'refused.too-many-starts': 'Many resets were started in a short time. Please wait a while before the next one.',
  'refused.recently-reset':
    'A reset of this account was done, or came this far, only a short while ago. If you chose a new password then, try it first. Otherwise wait, or ask the helpdesk.',
  'refused.until': 'You can try again after {until, date, short} {until, time, short}.',

  'door.unlock.title': 'Your account is locked',
  'door.unlock.text':
    'After many wrong passwords Microsoft locks sign-in for a minute, and longer each time. If you remember your password, wait about ten minutes and try once. If you do not, a new password also opens the lock.',
  'door.know.title': 'Signing in does not work',
  'door.know.text':
    'Check these first: Caps Lock and the keyboard’s language, the whole account name, and the clock of your device. An old password saved in a phone or Wi-Fi can lock the account. If it still fails, write down the number in the error message and give it to the helpdesk.',
  'door.new-phone.title': 'A new phone',
  'door.new-phone.text':
    'If you can still approve a sign-in with the old phone or another way, add the new phone in your security info. If you cannot, the helpdesk has to do it with you: a new password does not move the app.',
  'door.expired.title': 'Your password has expired',
  'door.expired.text':
    'If you remember the old password, sign in with it once: Microsoft asks you to choose a new one at once. If you do not remember it, I help you set a new one.',
  'door.another-account.title': 'Another account',
  'door.another-account.text':
    'I can reset only the account you use in this Teams. For another one, open Teams with that account and write to me there, use Microsoft’s reset page, or ask the helpdesk.',
  'door.human.title': 'A person to talk to',
  'door.human.text': 'The helpdesk helps when I cannot. Tell them what you tried and any error number you saw.',

  'helpdesk.line': 'Helpdesk: {contact}',
  'external.note': 'The link opens a page outside Teams.',

  'failure.title': 'Something went wrong on our side',
  'failure.retry': 'It was not your fault and nothing is lost. Please try again in a moment.',
  'failure.stop': 'It was not your fault. Please tell the helpdesk and give them this number.',
  'failure.reference': 'Reference: {correlationId}',
  'failure.directory_unavailable': 'Microsoft’s directory does not answer right now.',
  'failure.directory_throttled': 'Microsoft’s directory is very busy right now.',
  'failure.directory_forbidden': 'I am missing a permission that I need for this.',
  'failure.store_unavailable': 'My memory does not answer right now, so I do nothing until it does.',
  'failure.queue_unavailable': 'I could not pass the work on.',
  'failure.audit_unavailable': 'I could not write the record that every step needs, so I did not take the step.',
  'failure.delivery_failed': 'The message could not be sent.',
  'failure.messenger_unavailable': 'Teams does not answer right now.',
  'failure.desk_unavailable': 'The helpdesk’s ticket system does not answer right now.',
  'failure.config_invalid': 'I am not set up correctly.',
  'failure.invariant_broken': 'I met something that should not happen, and stopped.',

  'privacy.title': 'What I store about you',
  'privacy.text':
    'I never store passwords, and codes only in a form that cannot be read back. Addresses stay in your organisation’s directory.',
  'privacy.contact': 'How to reach you in Teams, and your language',
  'privacy.reset': 'An open reset: its step, not its codes',
  'privacy.attempts': 'How many wrong codes and sent codes, to stop guessing',
  'privacy.notices': 'Notices waiting to be sent to you',
  'privacy.cases': 'Your helpdesk cases and what was written in them',
  'privacy.checks': 'Checks by the helpdesk whether it was you who phoned',
  'privacy.plan': 'Your name at tasks of the plan for password reset',
  'privacy.campaigns': 'Which messages about password reset went to you, and whether you answered',
  'privacy.no-campaigns': 'That you want no such messages',
  'privacy.coverage': 'Your name in the daily list of who could not get back in, if you stand there',
  'privacy.audit': 'Your organisation’s record of what was done, and when',
  'privacy.line': '{what}: {how}',
  'privacy.nothing': 'Nothing at the moment.',
  'privacy.until': 'until {until, date, short}',
  'privacy.by-rule': 'as long as your organisation has decided',
  'privacy.type': 'You can also type “erase my data” or “help”.',
  'erase.title': 'Erase my data?',
  'erase.text':
    'I forget how to reach you, your language and any open reset. Counters that stop guessing and your organisation’s records stay for their time.',
  'erase.type': 'To go on, press the button or type “yes, erase my data”. Otherwise nothing is erased.',
  'erased.title': 'Your data is erased',
  'erased.text': 'You can write to me at any time; then we start from the beginning.',
  'erased.kept': 'Kept for their time: {kinds}.',
  'erased.running': 'Nothing was erased: a new password is being set right now. Ask again when it is done.',

  'secret.title': 'That looked like a password',
  'secret.text':
    'I did not use or keep it. Please delete your message now: a copy may remain in your organisation’s archives. If it is a password you use, change it.',
  'number.unasked':
    'I am not waiting for a code, so I did nothing with that number. If you want to reset your password, say “I forgot my password”. Never give a code to anyone else.',
  'words.not-yours': 'That card belongs to another conversation, so I did nothing.',
  'words.language': 'I speak English from now on.',
  'words.nothing-to-cancel': 'There is nothing open to cancel. “help” shows what I can do.',
  'words.no-flow': 'There is no reset open. Say “I forgot my password” to begin.',
  'words.still-checking':
    'This takes longer than usual; I am still checking. I answer here as soon as I know. If you hear nothing in a minute, say it again.',
  'words.not-understood': 'I did not understand that.',

  'inert.account-confirmed': '✓ Account confirmed',
  'inert.another-account': 'Another account was asked for',
  'inert.email-code-sent': '✓ Code sent by email',
  'inert.sms-code-sent': '✓ Code sent by text message',
  'inert.email-code-right': '✓ The code from the email was right',
  'inert.sms-code-right': '✓ The code from the text message was right',
  'inert.code-wrong': '✗ That code was not right',
  'inert.code-too-old': '✗ That code no longer worked',
  'inert.code-malformed': '✗ That was not a code of 8 digits',
  'inert.code-not-sent': '✗ No new code was sent',
  'inert.password-refused': '✗ That password was not taken',
  'inert.page-closed': '✗ The page was closed',
  'inert.cancelled': 'Stopped here',
  'inert.started-over': 'Started over',
  'inert.erase-confirmed': '✓ Erasing was confirmed',
  'inert.places-done': '✓ Ticked off',
  'inert.stale': 'This belonged to an earlier step',
  'inert.moved-on': 'Continued below',

  'shared.personal-chat-only': 'I help only in a personal chat, where nobody else reads along.',
  'shared.open-personal-chat': 'Open our personal chat',
} as const;
