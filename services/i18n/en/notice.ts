/** English, the source: what a person reads in notice. Keys are flat and dotted; messages are ICU MessageFormat. */
export const enNotice = {
  'notice.reset-done.subject': 'Your password at {organisation} was changed',
  'notice.reset-done.mail':
    'A new password was set for your account at {organisation} on {at, date, short} at {at, time, short} ({zone}) with Avain in Microsoft Teams.\n\nIf that was you, there is nothing to do. In a few minutes you are signed out everywhere; sign in with the new password.\n\nIf it was not you, open this link now and press the button. Nobody can sign in with that password any more, and the helpdesk is told:\n{link}\n\nThe link works for 7 days. You can also reach the helpdesk: {helpdesk}',
  'notice.reset-done.sms':
    '{organisation}: your password was changed {at, date, short} {at, time, short} ({zone}). Not you? {link} or helpdesk: {helpdesk}',
  'notice.locked.subject': 'Recovery of your account at {organisation} is locked',
  'notice.locked.mail':
    'On {at, date, short} at {at, time, short} ({zone}) somebody typed too many wrong codes while trying to set a new password for your account at {organisation}. Recovery with Avain is locked for a day. Your password was not changed, and you can sign in as before.\n\nIf that was not you, or if you need a new password today, reach the helpdesk: {helpdesk}',
  'notice.locked.sms':
    '{organisation}: too many wrong codes; recovery of your account is locked for a day. Your password was not changed. Helpdesk: {helpdesk}',
  'notice.frozen.subject': 'Your account at {organisation} is being protected',
  'notice.frozen.mail':
    'Somebody reported on {at, date, short} at {at, time, short} ({zone}) that a change of the password of your account at {organisation} was not theirs. A new password cannot be set with Avain for 7 days, and if the password was set with Avain it no longer works.\n\nTo get back in, reach the helpdesk, who have been told: {helpdesk}',
  'notice.frozen.sms':
    '{organisation}: "this was not me" was reported for your account. It is protected now. To get back in, reach the helpdesk: {helpdesk}',
  'notice.helpdesk.subject': 'Avain: "this wasn\'\'t me" was reported',
  'notice.helpdesk.mail':
    '{account} reported on {at, date, short} at {at, time, short} (UTC) that a password reset was not theirs.\n\n{replaced, select, yes {The password was replaced with one that nobody knows and all sessions were ended.} other {The password could not be replaced by Avain: please secure the account now.}} Recovery with Avain is frozen for 7 days for this account.\n\nPlease contact the person in a way you already know. Report: {report}',
  'notice.manager.subject': 'Please check: {person} is to get back into their account at {organisation}',
  'notice.manager.mail':
    'You are the manager of {person} in the directory of {organisation}.\n\n{person} cannot sign in and has no registered way to prove who they are. {agent} of the helpdesk has confirmed, in person or by an identity document, that the request comes from them. A second agent must confirm it too before {person} can choose a new password. Nobody but {person} gets to see that password.\n\nIf you know that {person} asked for this, there is nothing to do.\n\nIf something about it is wrong, or if you do not know, open this link and press the button by {until, date, short} at {until, time, short} ({zone}). Everything stops then:\n{link}\n\nThe link is meant for you alone and works without signing in. You can also reach the helpdesk: {helpdesk}. Case: {number}',
  'code-mail.subject': 'Your code for a new password at {tenant}',
  'code-mail.body':
    'Your code is {code}\n\nSomebody, we hope you, is choosing a new password for your account at {tenant} in Microsoft Teams. Type the code there, in the chat with Avain. It works for {minutes} minutes, once.\n\nWe never ask for this code by phone, and nobody else needs it. If this was not you, you need not do anything: without the code nothing happens.',
  'code-sms.body':
    'Avain: {code} is your code for a new password at {tenant}. Valid {minutes} min. We never ask for this code by phone.',
} as const;
