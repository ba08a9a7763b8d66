/** English, the source: what a person reads in notice. Keys are flat and dotted; messages are ICU MessageFormat. */
export const enNotice = {
  'notice.placeholder': 'Avain',
  'code-mail.subject': 'Your code for a new password at {tenant}',
  'code-mail.body':
    'Your code is {code}\n\nSomebody, we hope you, is choosing a new password for your account at {tenant} in Microsoft Teams. Type the code there, in the chat with Avain. It works for {minutes} minutes, once.\n\nWe never ask for this code by phone, and nobody else needs it. If this was not you, you need not do anything: without the code nothing happens.',
  'code-sms.body':
    'Avain: {code} is your code for a new password at {tenant}. Valid {minutes} min. We never ask for this code by phone.',
} as const;
