/** "Why can't I sign in?": what the account says, what the codes of sign-ins say. What a code means is data, in knowledge/. */
export const enDiagnosis = {
  'button.diagnose': 'Why can’t I sign in?',
  'button.look-at-errors': 'Look at my sign-in errors',

  'diagnosis.title': 'Why you cannot sign in',
  'diagnosis.account.open': 'Your account itself is open, and nothing about it explains why you cannot sign in.',
  'diagnosis.account.half':
    'Your account itself is open. But too little is registered for me to check that it is you, so I cannot give you a new password on my own.',
  'diagnosis.account.no-way':
    'Your account itself is open. But I cannot send the codes that would be needed here, so the helpdesk gives you a new password.',
  'diagnosis.account.synced':
    'Your password is kept in your organisation’s own directory. If it is wrong, expired or locked, that is mended there: on Microsoft’s reset page, if your organisation has opened it, or by the helpdesk.',
  'diagnosis.account.federated':
    'Your organisation signs you in with a system of its own. If that does not let you in, the reason is there: the helpdesk can see it.',
  'diagnosis.account.guest':
    'You are a guest here. You sign in with the password of your home organisation, so its helpdesk can mend it.',
  'diagnosis.account.disabled':
    'Your account is switched off. That is the reason, and a new password would not help. The helpdesk can find out why.',
  'diagnosis.account.privileged':
    'Your account is open, but it is specially protected, and a bot never resets it. Microsoft’s reset page or the helpdesk helps you.',
  'diagnosis.account.unsupported': 'This kind of account does not belong to one person. The helpdesk can look into it.',
  'diagnosis.account.unknown': 'I could not read everything just now. Ask again in a few minutes.',
  'diagnosis.look':
    'I can look at your recent sign-in errors. It needs one proof of who you are. I look only at the error codes of the last 24 hours, not at where or when. Nothing of it is kept, and your password stays as it is.',

  'note.diagnosis': 'Prove once who you are. Then I look at the error codes of your sign-ins.',

  'diagnosis.found.title': 'What your sign-ins say',
  'diagnosis.found.how': 'I looked at the error codes of the last 24 hours. Nothing of them is kept.',
  'diagnosis.old-password':
    '{client, select, mail {Your password is right. But a mail program or the mail of a phone keeps sending an old one.} app {Your password is right. But an app on a phone or a computer keeps sending an old one.} browser {Your password is right. But a browser keeps sending an old one.} other {Your password is right. But some program keeps sending an old one.}}',
  'diagnosis.old-password.locks':
    'Its tries lock your account again and again. After a few minutes without them the lock opens by itself.',
  'diagnosis.old-password.next': 'Put the right password there, or switch it off for now.',
  'diagnosis.locked': 'Sign-in is locked, because a wrong password was tried too often.',
  'diagnosis.locked.next':
    'The first lock lasts one minute. After more wrong tries it lasts longer; Microsoft does not say how long. A new password opens it too.',
  'diagnosis.nothing':
    'In the last 24 hours I see no failed sign-in that would explain it. The newest ones can take some minutes to show up.',
  'diagnosis.unknown': 'Your last sign-in failed with the code {code}. I do not know it, but the helpdesk can read it.',
  'diagnosis.reset.helps': 'A new password mends this. One more proof, and you can choose it.',
  'diagnosis.reset.ready': 'A new password mends this, and you can choose it now.',
  'diagnosis.reset.useless': 'A new password would not help, so I have ended the reset. Nothing has changed.',
  'diagnosis.reset.open':
    'I cannot tell whether a new password would help. You can go on and choose one, or ask a human.',
  'diagnosis.type-go-on': 'You can also type: go on',
  'diagnosis.not-read.title': 'I could not look',
  'diagnosis.not-read':
    'Your sign-in errors could not be read. Perhaps your organisation has not opened them for me. You can go on with a new password, or ask a human.',
  'diagnosis.too-often':
    'Your sign-in errors were looked at too often just now. I can look again after {at, date, short} {at, time, short}. You can still go on with a new password.',

  'diagnosis.code.title': 'The code {code}',
  'diagnosis.code.unknown': 'I do not know the code {code}. Give it to the helpdesk: they can read what it means.',
};
