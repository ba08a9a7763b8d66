/** The set-up guide: Microsoft's own self-service password reset, step by step. Words of the portal stay English. */
export const enGuide = {
  'guide.scope.title': 'Choose who may reset',
  'guide.scope.text':
    'None: nobody but administrators. Selected: the members of one security group, with the groups inside it; begin like this. All: everybody; end like this. Press Save. To undo it, choose None.',
  'guide.methods.title': 'Choose how many methods, and which',
  'guide.methods.text':
    'Under Password reset choose how many methods a reset needs: two is safer, one is easier. Which methods there are is decided under Authentication methods → Policies, since {frozen} in that place only. Take Microsoft Authenticator, software codes and e-mail. Leave security questions out: they end in {questionsEnd}. Microsoft’s own text messages and calls end on {phoneEnd}.',
  'guide.registration.title': 'Ask people to register',
  'guide.registration.text':
    'Require users to register when signing in: Yes. Number of days before users are asked to reconfirm: 90 to 180; 0 means never, 730 is the most. People can put it off, so tell them as well.',
  'guide.notifications.title': 'Let people and administrators be told',
  'guide.notifications.text':
    'Notify users on password resets: Yes. Notify all admins when other admins reset their password: Yes. The mails to people go to both of their addresses.',
  'guide.customisation.title': 'Put your helpdesk on the page',
  'guide.customisation.text':
    'Customize helpdesk link: Yes. Give a web page or mail address that works without signing in. Without it the page writes to up to a hundred administrators. Name and logo come from your company branding.',
  'guide.on-premises.title': 'Connect your own directory',
  'guide.on-premises.text':
    'Only if accounts are synchronised. First switch password writeback on in Entra Connect or cloud sync, then write back passwords here: Yes, and allow users to unlock accounts without resetting their password: Yes. Without writeback, Microsoft’s page sends these people to an administrator.',
  'guide.test.title': 'Try it',
  'guide.test.text':
    'With an account without any admin role, in a private window: register at aka.ms/ssprsetup, then reset at aka.ms/sspr. Then try somebody outside the scope: they must be refused. A setting may take some minutes to arrive.',

  'guide.who.on-premises':
    'Hybrid Identity Administrator (in the portal, Microsoft’s guide asks for Global Administrator)',

  'guide.admin-rule.title': 'The rule for administrators',
  'guide.admin-rule.rule':
    'For administrators Microsoft has a rule of its own, and nobody can change it: two proofs, whatever you have chosen for everybody else. E-mail, an authenticator app and a phone count. Security questions never do, and calls do not in trial or free tenants. None, Selected and All do not touch administrators, and neither does taking them out of the group.',
  'guide.admin-rule.roles':
    'It covers nearly every admin role, from Global Administrator to Helpdesk Administrator; the full list is on Microsoft’s page. Avain never resets accounts with any such role: it shows these people Microsoft’s page.',
  'guide.admin-rule.exception':
    'One proof is enough in the first 30 days of a trial, or where there is neither a domain of your own nor synchronisation.',
  'guide.admin-rule.applies':
    '{why, select, domain {Your organisation has a domain of its own, so two proofs are needed.} sync {Your organisation synchronises accounts, so two proofs are needed.} other {Whether this exception holds for you could not be read.}}',
  'guide.admin-rule.default':
    'Microsoft’s pages say that it is on by default, but one of them says the opposite. Do not assume: look at your own switch.',
  'guide.admin-rule.switch':
    'There is one switch, and it is no button in the portal: {state, select, on {yours is on. To turn it off} off {yours is off. To turn it on} other {it could not be read here. To set it}}, sign in to PowerShell with the permission Policy.ReadWrite.Authorization and run:\n{command}\nOr send to Microsoft Graph:\n{request}\nIt takes up to 60 minutes.',
  'guide.admin-rule.off':
    'While it is off, administrators cannot reset even when they are in the scope (error SSPR_0009), and may still be asked to register. Another administrator then has to help them: Privileged Authentication Administrator can reset everybody.',
} as const;
