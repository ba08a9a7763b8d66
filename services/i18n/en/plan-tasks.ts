/** The tasks of the deployment plan, in the order of the plan. */
export const enPlanTasks = {
  'plan.task.benefits.title': 'Learn how it works, and write down why you do it',
  'plan.task.benefits.text':
    'Read how Microsoft’s self-service password reset works, and try Avain in its playground. Then name the gain in one paragraph: fewer calls, people back at work within minutes, and every reset in a log.',
  'plan.task.dates.title': 'Know Microsoft’s dates',
  'plan.task.dates.text':
    'Since {registeredOnly}, Microsoft’s reset page takes only methods that people have registered; a number typed into a profile does not count. Microsoft’s own text messages and calls end on {phoneEnd} ({phoneEndAdmins} for Global Administrators and external users). Security questions end in {questionsEnd}.',

  'plan.task.stakeholders.title': 'Name the sponsor and everybody who has a say',
  'plan.task.stakeholders.text':
    'One sponsor decides and removes obstacles. Bring in early: the identity architect, IT support, security, compliance, owners of the main applications, and a few people who will simply use it.',
  'plan.task.raci.title': 'Agree who does, who decides, who is asked and who is told',
  'plan.task.raci.text':
    'Go through this plan and give every task an owner. For each decision write down who decides, whose advice is needed and who only has to know. One person decides, never two.',
  'plan.task.admin-roles.title': 'Give the administrators the least role that works',
  'plan.task.admin-roles.text':
    'Authentication Policy Administrator is enough for the settings of password reset and of the methods. Hybrid Identity Administrator sets up writeback. Nobody needs Global Administrator every day.',
  'plan.task.helpdesk-roles.title': 'Check the roles of the helpdesk',
  'plan.task.helpdesk-roles.text':
    'First line: Password Administrator or Helpdesk Administrator. Second line: User Administrator, and Authentication Administrator for methods and temporary passes. Accounts of administrators need Privileged Authentication Administrator.',
  'plan.task.privacy.title': 'Talk to data protection and staff representatives',
  'plan.task.privacy.text':
    'People register private phone numbers and addresses. Say what they are used for, who sees them (the person, and a few administrators) and when they are deleted. Avain’s own records are listed in its documentation.',
  'plan.task.message-plan.title': 'Plan what people hear, and when',
  'plan.task.message-plan.text':
    'Three waves: awareness (it is coming), action (register now, it takes two minutes), reminder (only to those who have not). Decide on channels, languages, the sender that people trust, and the helpdesk address in every message.',

  'plan.task.licences.title': 'Check the licences',
  'plan.task.licences.text':
    'Everybody who resets a forgotten password needs a licence. Microsoft 365 Business Standard covers cloud accounts; accounts synchronised from your own directory, with writeback, need Entra ID P1 or P2, or Business Premium. Give licences to groups, not to people one by one.',
  'plan.task.domains.title': 'Know your domains',
  'plan.task.domains.text':
    'For people in a federated domain the password is kept by another sign-in system. Avain never resets it, and Microsoft’s page can only with writeback. Plan their way back separately.',
  'plan.task.synced.title': 'Know how many accounts come from your own directory',
  'plan.task.synced.text':
    'The passwords of synchronised accounts are decided on-premises. They can be reset in the cloud only with password writeback, on Microsoft’s page; Avain shows these people that door. Domain and enterprise administrators of the on-premises directory can never be reset this way: better not to synchronise them.',
  'plan.task.migration.title': 'Move the methods into one policy',
  'plan.task.migration.text':
    'Methods are now managed in the authentication methods policy. The older policies of multifactor authentication and of password reset have been frozen since {frozen}. Finish the migration, so that one place decides.',
  'plan.task.admin-sspr.title': 'Decide whether administrators may reset their own password',
  'plan.task.admin-sspr.text':
    'Administrators follow Microsoft’s own rule with two proofs, whatever you choose for everybody else. There is one switch for it. See the set-up guide for how it works and how to turn it.',
  'plan.task.emergency.title': 'Keep the emergency accounts apart',
  'plan.task.emergency.text':
    'At least two accounts that need neither a phone nor this service, with strong sign-in, stored safely and tried out. Leave them out of registration campaigns, and put them in Avain’s list of accounts that are never reset.',
  'plan.task.baseline.title': 'Count the calls before you start',
  'plan.task.baseline.text':
    'Without a figure from before, nobody can tell later what it was good for. Take the average of the last three months from the ticket system.',
  'plan.task.cost.title': 'Work out what one call costs',
  'plan.task.cost.text':
    'Minutes of the agent and of the person who waits, in your own currency. Your own figure convinces; vendors’ percentages do not.',
  'plan.task.test-accounts.title': 'Create test accounts without any admin role',
  'plan.task.test-accounts.text':
    'Administrators follow another rule, so a test with an admin account proves nothing about your people. Have one account that is in the pilot group, one that is not, and one per kind: cloud, synchronised, guest.',

  'plan.task.pilot-group.title': 'Create one security group for the pilot',
  'plan.task.pilot-group.text':
    'The portal takes exactly one group, but groups may stand inside it. Start in a test tenant if you have one.',
  'plan.task.pilot-first.title': 'First stage: IT, and people who like to try things',
  'plan.task.pilot-first.text':
    'Twenty to fifty people who tell you what they stumble over. Every case is tried: register, reset, unlock, lost phone. Turn what you hear into better texts and better notes for the helpdesk.',
  'plan.task.pilot-second.title': 'Second stage: one or two real departments',
  'plan.task.pilot-second.text':
    'Larger groups that look like the whole company, best with dynamic membership, and one site with shift work or shared computers. Go on when the calls they make are ones you expected.',

  'plan.task.scope.title': 'Choose who may reset',
  'plan.task.scope.text':
    'Recommended: Selected with the pilot group first, All at the end. None switches it off for people, but not for administrators. No interface shows this switch, so please say how it stands.',
  'plan.task.gates.title': 'Choose how many proofs a reset needs',
  'plan.task.gates.text':
    'Recommended: two; one is easier for people and weaker. Let them register at least one method more than they need. Going from one to two later leaves everybody with a single method outside, without a word to them.',
  'plan.task.methods.title': 'Choose the methods',
  'plan.task.methods.text':
    'Recommended: Microsoft Authenticator, software codes and e-mail, which outlast the end of Microsoft’s text messages. Avain sends its own codes to the registered e-mail address and mobile phone, so both methods have to stay enabled. A passkey is good for signing in, but does not count on Microsoft’s reset page.',
  'plan.task.phone-codes.title': 'Prepare for the end of Microsoft’s text messages and calls',
  'plan.task.phone-codes.text':
    'Recommended: let nobody depend on a phone code alone. Since {providersFrom} you can set up a provider of your own in the portal; without one, phone codes stop on {phoneEnd}. Avain’s text messages go through the provider in its own settings and do not end.',
  'plan.task.questions.title': 'Switch security questions off',
  'plan.task.questions.text':
    'Recommended: no questions. Answers are easy to guess or to look up, and Microsoft ends them in {questionsEnd}. First find those who have registered nothing else.',
  'plan.task.registration.title': 'Ask people to register when they sign in',
  'plan.task.registration.text':
    'Recommended: yes. Whoever has not registered is asked at each sign-in. People can put it off, so it does not replace your messages.',
  'plan.task.reconfirm.title': 'Set after how many days people confirm their methods',
  'plan.task.reconfirm.text':
    'Recommended: 90 to 180 days. Numbers and addresses change. 0 means never, 730 is the most, and it only works while registration is asked for.',
  'plan.task.notify-people.title': 'Tell people when their password was reset',
  'plan.task.notify-people.text':
    'Recommended: yes. The mail goes to both of their addresses, so that somebody else’s reset is noticed. Avain sends notices of its own as well.',
  'plan.task.notify-admins.title': 'Tell administrators when an administrator resets',
  'plan.task.notify-admins.text':
    'Recommended: yes. Microsoft writes to the Global Administrators. Make sure that these mailboxes are read.',
  'plan.task.helpdesk-link.title': 'Put your own helpdesk on Microsoft’s page',
  'plan.task.helpdesk-link.text':
    'Recommended: yes, with a web page or address that people reach without signing in. Otherwise Microsoft’s “contact your administrator” writes to up to a hundred administrators.',
  'plan.task.writeback.title': 'Set up password writeback',
  'plan.task.writeback.text':
    'Recommended: yes, if accounts are synchronised. Entra Connect or cloud sync, with port 443 open outwards, and the rights of the sync account at the root of each domain. Set the minimum password age to 0 days, or a second reset on the same day fails.',
  'plan.task.unlock.title': 'Let people unlock without a new password',
  'plan.task.unlock.text':
    'Recommended: yes, with writeback. Whoever still knows the password then only opens the lock of the on-premises account.',
  'plan.task.temporary-pass.title': 'Prepare the temporary access pass',
  'plan.task.temporary-pass.text':
    'Recommended: on, for one use and for one hour. It brings in new joiners and people who have lost their phone. It is handed over in person, never by mail or chat. It cannot reset a password.',
  'plan.task.protect-registration.title': 'Protect the registration itself',
  'plan.task.protect-registration.text':
    'Recommended: a Conditional Access policy for the action “Register security information”, so that a stolen password is not enough to register a stranger’s phone. Allow it from a trusted place, or with a temporary access pass.',
  'plan.task.weak-passwords.title': 'Ban the obvious passwords',
  'plan.task.weak-passwords.text':
    'Recommended: your company, products and places as custom banned words (up to 1000), and the protection on the on-premises domain controllers as well. Leave smart lockout at 10 tries unless you know why not.',
  'plan.task.windows-link.title': 'Put the link on the Windows sign-in screen',
  'plan.task.windows-link.text':
    'Recommended for computers that are joined to Entra: one setting in Intune. Without it a person at a locked computer needs another device. Windows 11 shows the link only at sign-in, not in a locked session.',

  'plan.task.test-reach.title': 'Test: open the reset page from inside and from outside',
  'plan.task.test-reach.text':
    'Try the company network, a phone on mobile data and a home computer. Expected: the page opens everywhere you want it to, and Avain opens in Teams on the phone.',
  'plan.task.test-not-enabled.title': 'Test: a person outside the scope, and one who has not registered',
  'plan.task.test-not-enabled.text': 'Expected: neither can reset, and both read where to get help instead.',
  'plan.task.test-registration.title': 'Test: register at sign-in',
  'plan.task.test-registration.text':
    'In a private window. Expected: somebody new is asked to register; after that they are not asked again.',
  'plan.task.test-reset.title': 'Test: reset on Microsoft’s page',
  'plan.task.test-reset.text':
    'With an account without any admin role. Expected: the new password works, the old one does not, and a mail about it arrives.',
  'plan.task.test-avain.title': 'Test: reset with Avain',
  'plan.task.test-avain.text':
    'Run the set-up doctor first. Expected: “am I ready?” is green, both codes arrive, the new password works and the notices arrive. Then try the way to the helpdesk.',
  'plan.task.test-admin.title': 'Test: an account with an admin role',
  'plan.task.test-admin.text':
    'Expected: Avain refuses and shows Microsoft’s page; that page asks for two proofs, or refuses where the switch is off.',
  'plan.task.test-windows.title': 'Test: the link on the Windows sign-in screen',
  'plan.task.test-windows.text':
    'On a computer joined to Entra and on a hybrid one. Expected: the link opens the reset. It never works through remote desktop; that is known.',
  'plan.task.test-writeback.title': 'Test: writeback, in each forest',
  'plan.task.test-writeback.text':
    'A reset, a change, a forced change after expiry, a reset by an administrator in the portal, an unlock. Expected: the new password works on-premises at once. Not needed without synchronised accounts.',
  'plan.task.test-reports.title': 'Test: it shows in the logs',
  'plan.task.test-reports.text':
    'Expected: registration and reset stand in the audit log within an hour, and in Avain’s own audit. Open the audit log of password reset once: Microsoft’s guide says that collecting begins then.',

  'plan.task.answer-no-method.title': 'Answer ready: “I have none of my methods with me”',
  'plan.task.answer-no-method.text':
    'Write down how the helpdesk makes sure who it is, and what it does then: a vouch in Avain, or a temporary access pass handed over in person.',
  'plan.task.answer-no-code.title': 'Answer ready: “no code arrives”',
  'plan.task.answer-no-code.text':
    'Junk mail, the wrong number or country code, forwarding to voicemail, no signal, too many tries. Offer another method, or wait some minutes.',
  'plan.task.answer-not-enabled.title': 'Answer ready: “it says that I am not enabled”',
  'plan.task.answer-not-enabled.text':
    'Not in the scope, no licence, nothing registered, or password writeback is missing for this account. Say which code on the page stands for which.',
  'plan.task.answer-refused.title': 'Answer ready: “it does not take my new password”',
  'plan.task.answer-refused.text':
    'Too easy to guess, a banned word, a name in it; or the on-premises rules: length, history, minimum age. Have your own rules on one page; Microsoft’s page does not show the on-premises ones.',
  'plan.task.answer-blocked.title': 'Answer ready: “too many tries” and “there is no link on my screen”',
  'plan.task.answer-blocked.text':
    'After about five failed tries Microsoft’s page is closed for 24 hours and nobody can open it early; the helpdesk resets. A missing link on the sign-in screen: the computer is not joined, or the setting is missing.',
  'plan.task.helpdesk-ready.title': 'Train the helpdesk',
  'plan.task.helpdesk-ready.text':
    'Walk through a case in Avain, the check of a caller, and the rule that nobody ever asks for a password or a code on the phone. Whoever calls the helpdesk is checked, also when they are in a hurry or important.',

  'plan.task.back-person.title': 'Way back for one person',
  'plan.task.back-person.text':
    'Remove them from the group. Their registered methods stay, and they are not asked again when they come back.',
  'plan.task.back-group.title': 'Way back for a group',
  'plan.task.back-group.text':
    'Remove the group from the scope, or from the group inside it. In Avain: put the group on the list of groups that are never reset.',
  'plan.task.back-everyone.title': 'Way back for everybody',
  'plan.task.back-everyone.text':
    'Set the scope to None; administrators have a switch of their own. In Avain: pause all resets with the operator’s command. Write down who may decide this at night, and try it once.',

  'plan.task.go.title': 'Decide to go',
  'plan.task.go.text':
    'Tests done, helpdesk ready, way back known, texts agreed. Look at how many could get back in today; whoever cannot will call you.',
  'plan.task.awareness.title': 'Say that it is coming',
  'plan.task.awareness.text':
    'About two weeks ahead. Make the onboarding kit in Avain: post for Teams, mail, intranet paragraph and poster, with your own links and help contact. Best beside something people use every day.',
  'plan.task.action.title': 'Ask people to act',
  'plan.task.action.text':
    'Start a campaign in Avain for the first wave, with the purpose of registering. Each person gets one message in their language, outside quiet hours, and you see who has become ready.',
  'plan.task.reminder.title': 'Remind those who have not',
  'plan.task.reminder.text':
    'At most three times, some days apart. The campaign reminds only people who have not acted; a second one for “cannot recover today” catches the rest. Then let managers speak.',
  'plan.task.everybody.title': 'Open it wave by wave, at last to everybody',
  'plan.task.everybody.text':
    'Add group after group, with some quiet days in between. When all have come, change the scope from Selected to All.',
  'plan.task.new-joiners.title': 'Let new joiners begin ready',
  'plan.task.new-joiners.text':
    'Put the first-day letter into the welcome pack, and run a campaign by hire date. A temporary access pass lets them register without ever knowing a password.',

  'plan.task.measure-coverage.title': 'Watch who could get back in',
  'plan.task.measure-coverage.text':
    'Look at the daily coverage and its trend every month, by group and country. It sinks by itself: people change phones and leave.',
  'plan.task.measure-calls.title': 'Count the calls again',
  'plan.task.measure-calls.text':
    'Three months after the last wave, in the same way as before. Times the cost of one call, this is what you tell the sponsor.',
  'plan.task.keep-logs.title': 'Keep the logs',
  'plan.task.keep-logs.text':
    'Microsoft keeps the audit log for 30 days. Send it on to your own system for security events, and Avain’s audit copy too. Watch for many resets in a short time, and for resets of people who did not ask.',
} as const;
