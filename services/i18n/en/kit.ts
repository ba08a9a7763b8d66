/** The onboarding kit: texts that an organisation hands to its people, and the page its links lead to. */
export const enKit = {
  'kit.post.title': 'Forgot your password? Avain lets you back in',
  'kit.post.body':
    'Avain is a bot in Teams. When you cannot sign in, it proves that it is you and lets you set a new password yourself, in a few minutes. Open it once today and ask “am I ready?”: it tells you whether it could help you, and what to add if not.',
  'kit.mail.subject': 'Two minutes today so that you are never locked out',
  'kit.mail.body':
    'Hello,\n\nfrom now on you can set a new password yourself when you have forgotten yours, without a call to the helpdesk. Avain, a bot in Teams, proves that it is you with codes to the e-mail address and the phone number that you have registered, and then lets you choose a new password on a protected page.\n\nPlease open it once today and ask “am I ready?”. It takes two minutes.\n\nAvain never asks for your password in a chat, and it never calls you.\n\nQuestions: {helpdesk}',
  'kit.intranet.body':
    'Cannot sign in? Open Avain in Teams, on your phone for example, and write “I forgot my password”. It proves that it is you and lets you set a new password in a few minutes. Ask it “am I ready?” before you need it. Help from a human: {helpdesk}',
  'kit.signature.line': 'Locked out? Avain in Teams lets you set a new password yourself.',
  'kit.poster.title': 'Forgot your password?',
  'kit.poster.body': 'Scan, open Avain in Teams and set a new password yourself. Ask it today: “am I ready?”',
  'kit.poster.never': 'Avain never asks for your password in a chat and never calls you.',
  'kit.letter.title': 'Welcome! Two minutes so that you are never locked out',
  'kit.letter.body':
    'Welcome to {organisation}.\n\nOn your first day, please do this once:\n\n1. Sign in to your work account.\n2. Open Avain in Teams: scan the code, or type the address below.\n3. Ask it “am I ready?”.\n4. Register what it says is missing: an e-mail address of your own and your mobile phone.\n5. Come back and press “I’m done, check again”.\n\nFrom then on you can set a new password yourself when you have forgotten yours. Nobody at the helpdesk will ever ask you for your password, and neither will Avain.\n\nQuestions: {helpdesk}',

  'kit.link': 'Open Avain in Teams',
  'kit.scan': 'Scan with the camera of your phone, or type:',
  'kit.help': 'Help from a human: {helpdesk}',

  'page.go.title': 'Back into your account with Avain',
  'page.go.text':
    'Avain is a bot in Teams. When you cannot sign in, it proves that it is you and lets you set a new password. It also tells you today whether it could help you.',
  'page.go.button': 'Open Avain in Teams',
  'page.go.install': 'Nothing opens? Add the app in Teams first:',
  'page.go.install-link': 'Add Avain to Teams',
  'page.go.locked':
    'Cannot sign in to Teams either? Try the phone or the computer where Teams is still open, or ask the helpdesk.',
} as const;
