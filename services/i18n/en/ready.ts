/** "Am I ready?" and how to register: whether somebody could get back in today, and what to do about it. */
export const enReady = {
  'button.am-i-ready': 'Am I ready?',
  'button.how-to-register': 'How to register',
  'button.registered': 'I’m done, check again',
  'button.open-home-info': 'Your home organisation’s security info',

  'ready.welcome':
    'Nothing wrong? Ask “am I ready?”, and I tell you whether you could get back in if you forgot your password.',
  'ready.help': 'Before anything is wrong: “am I ready?”, “how to register”.',

  'ready.title': 'Could you get back in today?',
  'ready.light.green': '✓ Green. Yes, you could get back in today.',
  'ready.light.amber': '▲ Amber. Yes, but there is something to know.',
  'ready.light.held': '▲ Amber. You have registered enough, but recovery is not open right now.',
  'ready.light.elsewhere': '▲ Amber. Not with me: your way back is another one.',
  'ready.light.red': '✗ Red. Not yet: today you would need the helpdesk.',
  'ready.light.unknown': '? Unknown. I could not check everything.',

  'ready.because.ready': 'You have registered enough different ways to prove who you are.',
  'ready.because.phone-at-microsoft':
    'Codes from me keep coming to your phone. But on Microsoft’s own reset page your phone is the second way, and Microsoft {ended, select, yes {stopped} other {stops}} sending codes to phones on {on}, unless your organisation has a provider of its own. With the Authenticator app you are safe there too.',
  'ready.because.one-missing': 'You need different ways to prove who you are, and something is still missing.',
  'ready.because.nothing-registered': 'No way to prove who you are is registered.',
  'ready.because.nothing-counts':
    'Something is registered, but none of it can prove who you are to me when you are locked out.',
  'ready.because.no-way-here':
    'I cannot send the codes that would be needed, whatever you register: your organisation has not connected that. If you get locked out, the helpdesk helps you.',
  'ready.because.synced':
    'Your account is kept in your organisation’s own directory, and I never change its password. Your way back is Microsoft’s reset page, if your organisation has opened it for you (I cannot see that), or the helpdesk.',
  'ready.because.federated':
    'Your organisation signs you in with a system of its own, and I never change the password there. Your way back is Microsoft’s reset page, if it leads you there (I cannot see that), or the helpdesk.',
  'ready.because.guest':
    'You are a guest here: your password belongs to your home organisation, and I cannot see what you have registered there. Your way back is your home organisation’s.',
  'ready.because.disabled':
    'Your account is switched off, so nothing you register would help. Your way back is the helpdesk.',
  'ready.because.privileged':
    'Your account is specially protected, for example because it has administrator rights, and a bot never resets it. Your way back is Microsoft’s reset page, which asks administrators for two proofs, or the helpdesk.',
  'ready.because.unsupported-account':
    'This kind of account does not belong to one person, so I never reset it. Your way back is the helpdesk.',
  'ready.because.nothing-for-microsoft': 'Nothing that Microsoft’s page takes is registered, so it could not help you.',
  'ready.because.one-for-microsoft':
    'Only one registered way works on Microsoft’s page, and it often asks for two. Add another one.',
  'ready.because.phone-for-microsoft':
    'Microsoft {ended, select, yes {stopped} other {stops}} sending codes to phones on {on}{admin, select, yes { (for Global Administrators the day is {adminsOn})} other {}}. After that your phone does not count on Microsoft’s page, unless your organisation has a provider of its own.',
  'ready.because.could-not-check':
    'I could not read everything just now, so I promise nothing. Ask again in a few minutes.',

  'ready.methods': 'What is registered',
  'ready.methods.none': 'Nothing yet.',
  'ready.methods.line': '{sign} {what}: {worth}',
  'ready.kind.email': 'An email address',
  'ready.kind.mobile': 'A mobile phone',
  'ready.kind.other-phone': 'Another phone number',
  'ready.kind.authenticator': 'The Authenticator app',
  'ready.kind.code-device': 'An app or device that shows codes',
  'ready.kind.passkey': 'A passkey or security key',
  'ready.kind.windows-hello': 'Windows Hello',
  'ready.kind.temporary-pass': 'A temporary pass',
  'ready.kind.other': 'Another way to sign in',
  'ready.worth.counts': 'counts',
  'ready.worth.own-domain':
    'does not count, because it is your organisation’s own and you could not read it while locked out',
  'ready.worth.unreadable': 'does not count, because I cannot send anything to it in the form it was registered in',
  'ready.worth.switched-off': 'does not count: your organisation has switched this way off',
  'ready.worth.not-delivered': 'does not count, because your organisation has not connected text messages here',
  'ready.worth.calls-only': 'does not count, because only a call may reach it',
  'ready.worth.sign-in-only': 'good for signing in, but not yet a proof here',
  'ready.worth.short-lived': 'does not count, because it ends soon',
  'ready.worth.not-known': 'not a proof here',
  'ready.worth.microsoft-takes': 'works on Microsoft’s page',
  'ready.worth.microsoft-until': 'works on Microsoft’s page until {on}',
  'ready.worth.microsoft-ended': 'no longer works on Microsoft’s page since {on}',
  'ready.worth.microsoft-takes-not': 'good for signing in, but Microsoft’s reset page does not take it',

  'ready.add': 'What to do, in about two minutes: {what}.',
  'ready.add.email': 'register a private email address',
  'ready.add.mobile': 'register your mobile phone',
  'ready.add.authenticator': 'add the Authenticator app',
  'ready.add.both': '{first}, and {second}',
  'ready.type': 'You can also type “how to register”, “am I ready” or “help”.',

  'register.title': 'How to register',
  'register.done': 'I looked again. Now you are ready.',
  'register.nothing-missing': 'I looked again. There is nothing more that you could register for this.',
  'register.still':
    'I looked again, and I still miss this. If you have just added it, wait a minute and check again: Microsoft shows it with a delay.',
  'register.ready-but': 'I looked again. You are ready; this is still worth adding.',
  'register.intro':
    'It takes about two minutes, as long as you can still sign in somewhere. Microsoft may ask you to approve a sign-in first.',
  'register.profile': 'A number or an address in your profile does not count; it has to be in your security info.',
  'register.email.title': 'A private email address',
  'register.email.steps':
    '1. Open your security info with the button and sign in.\n2. Add a sign-in method, and choose email.\n3. Type a private address, not one of your organisation.\n4. Type the code that Microsoft sends there.',
  'register.mobile.title': 'Your mobile phone',
  'register.mobile.steps':
    '1. Open your security info with the button and sign in.\n2. Add a sign-in method, and choose phone.\n3. Choose your country, type your mobile number, and choose to get a code.\n4. Type the code that comes to the phone.',
  'register.mobile.offered':
    '{ended, select, yes {Microsoft stopped sending codes to phones on {on}} other {Microsoft stops sending codes to phones on {on}}}. If phone is not offered there, ask the helpdesk to register it for you.',
  'register.authenticator.title': 'The Authenticator app',
  'register.authenticator.steps':
    '1. Install Microsoft Authenticator on your phone.\n2. On another screen, open your security info with the button and sign in.\n3. Add a sign-in method, and choose the Authenticator app.\n4. Scan the picture with the app.\n5. Approve the test that Microsoft sends.',
  'register.no-sign-in': 'If you cannot sign in anywhere any more, the helpdesk has to help you.',
  'register.type': 'You can also type “I’m done” or “help”.',

  'words.ready-too-often':
    'I have looked many times in a short while. You can ask again after {at, date, short} {at, time, short}.',
  'words.ready-failed': 'I could not finish looking. Please ask again in a few minutes.',
} as const;
