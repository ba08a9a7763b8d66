import { enGuide } from './guide.ts';
import { enPlanTasks } from './plan-tasks.ts';

/** The deployment plan and the set-up guide. */
export const enPlan = {
  ...enPlanTasks,
  ...enGuide,

  'plan.phase.benefits.title': 'Understand and decide',
  'plan.phase.benefits.text': 'What it is, what it is good for, and what is changing at Microsoft.',
  'plan.phase.people.title': 'People',
  'plan.phase.people.text': 'Who decides, who does it, who has to know.',
  'plan.phase.prerequisites.title': 'Licences and groundwork',
  'plan.phase.prerequisites.text': 'What has to be true before anything is switched on.',
  'plan.phase.pilot.title': 'Pilot',
  'plan.phase.pilot.text': 'In two stages: first those who like to try, then real departments.',
  'plan.phase.configuration.title': 'Settings',
  'plan.phase.configuration.text': 'Each setting with the value we recommend. What no interface shows is asked of you.',
  'plan.phase.testing.title': 'Tests',
  'plan.phase.testing.text': 'Each case with what should happen.',
  'plan.phase.support.title': 'Helpdesk',
  'plan.phase.support.text': 'The questions that will come, answered beforehand.',
  'plan.phase.rollback.title': 'Way back',
  'plan.phase.rollback.text': 'For one person, a group, everybody. Known before it is needed.',
  'plan.phase.roll-out.title': 'Roll-out',
  'plan.phase.roll-out.text': 'Tell, ask, remind, wave by wave.',
  'plan.phase.measure.title': 'Measure and keep it healthy',
  'plan.phase.measure.text': 'What it has changed, and what has to stay watched.',

  'plan.role.sponsor': 'Sponsor',
  'plan.role.project': 'Project lead',
  'plan.role.identity': 'Identity architect',
  'plan.role.policy-admin': 'Authentication Policy Administrator',
  'plan.role.hybrid-admin': 'Hybrid Identity Administrator',
  'plan.role.license-admin': 'License Administrator',
  'plan.role.security': 'Security owner',
  'plan.role.compliance': 'Data protection and compliance',
  'plan.role.helpdesk': 'Helpdesk manager',
  'plan.role.communication': 'Communications',
  'plan.role.devices': 'Device management (Intune)',
  'plan.role.tester': 'Tester',

  'plan.question.baseline': 'How many password calls a month did you have before?',
  'plan.question.cost': 'What did one such call cost, in your own currency?',
  'plan.question.scope': 'How is the scope set in the portal now?',
  'plan.question.gates': 'How many methods does a reset need?',
  'plan.question.questions': 'Are security questions switched on?',
  'plan.question.registration': 'Are people asked to register when they sign in?',
  'plan.question.reconfirm': 'After how many days do people confirm their methods?',
  'plan.question.notify-people': 'Are people told of a reset?',
  'plan.question.notify-admins': 'Are all administrators told when an administrator resets?',
  'plan.question.helpdesk-link': 'Which link or address stands on Microsoft’s page?',
  'plan.question.writeback': 'Is password writeback switched on?',
  'plan.question.unlock': 'May people unlock without a new password?',
  'plan.question.measure-calls': 'How many password calls a month do you have now?',

  'plan.choice.none': 'None',
  'plan.choice.selected': 'Selected',
  'plan.choice.all': 'All',
  'plan.choice.one': 'One',
  'plan.choice.two': 'Two',
  'plan.choice.yes': 'Yes',
  'plan.choice.no': 'No',
  'plan.choice.not-needed': 'Not needed',

  'plan.verdict.good': 'Checked, good',
  'plan.verdict.attention': 'Checked, needs attention',
  'plan.verdict.unknown': 'Not known',

  'plan.live.unread': 'Could not be read: {why}.',
  'plan.live.broke-off': 'Could not be read: the look broke off. Try again in ten minutes.',
  'plan.live.late': 'Not read yet: Microsoft takes its time. Look again in a moment.',
  'plan.live.not-told': 'Microsoft’s answer does not say.',
  'plan.live.licences.none':
    'No subscription with Entra ID P1 or P2 was found. Cloud accounts can do with some business plans; reports and writeback cannot.',
  'plan.live.licences.few':
    'Entra ID P1 or P2 for {seats, number} people ({p2, number} of them P2), but {people, number} people may need recovery.',
  'plan.live.licences.good': 'Entra ID P1 or P2 for {seats, number} people ({p2, number} of them P2).',
  'plan.live.domains.good': '{count, plural, one {The one domain is} other {All # domains are}} managed in Entra.',
  'plan.live.domains.federated':
    'Federated, so their passwords are kept elsewhere: {names}{more, plural, =0 {} other { and # more}}.',
  'plan.live.synced.none': 'No account is synchronised from your own directory ({on, date, short}).',
  'plan.live.synced.some':
    '{synced, number} of {people, number} ({percent} %) are synchronised from your own directory and need writeback ({on, date, short}).',
  'plan.live.migration.done': 'The migration is complete: one policy decides.',
  'plan.live.migration.under-way': 'The migration is under way: the older policies still count.',
  'plan.live.migration.not-begun': 'The migration has not begun: password reset does not follow the new policy yet.',
  'plan.live.admin-sspr.on': 'The switch is on: administrators may reset their own password, with two proofs.',
  'plan.live.admin-sspr.off': 'The switch is off: administrators cannot reset their own password.',
  'plan.live.scope.everybody':
    'Microsoft’s report calls all {people, number} people enabled ({on, date, short}). The switch itself is only in the portal.',
  'plan.live.scope.some':
    'Microsoft’s report calls {enabled, number} of {people, number} people enabled ({on, date, short}). The switch itself is only in the portal.',
  'plan.live.scope.nobody':
    'Microsoft’s report calls nobody enabled ({on, date, short}): the scope is None, or its group is empty, or licences are missing.',
  'plan.live.methods.good': 'E-mail, text message, Microsoft Authenticator and software codes are enabled.',
  'plan.live.methods.off': 'Switched off: {methods}.',
  'plan.live.phone-codes.off': 'Text messages and calls are switched off, so nobody depends on them.',
  'plan.live.phone-codes.on':
    'Text messages or calls are enabled. Microsoft {ended, select, yes {stopped} other {stops}} sending them on {on, date, short}; only a provider of your own sends them after that.',
  'plan.live.temporary-pass.on': 'The temporary access pass is enabled.',
  'plan.live.temporary-pass.detail':
    'The temporary access pass is enabled: usually {defaultMinutes, number} minutes, {longestMinutes, number} at most, {once, select, yes {for one use} other {for several uses}}.',
  'plan.live.temporary-pass.off': 'The temporary access pass is switched off: the helpdesk has no safe first way in.',
  'plan.live.writeback.no-need': 'No account is synchronised, so there is nothing to write back.',
  'plan.live.writeback.at-work': 'A password went on-premises on {on, date, short} ({agent}).',
  'plan.live.writeback.fails':
    'No password has got through to your own directory lately; the last try failed on {on, date, short}.',
  'plan.live.writeback.switched-on': 'Writeback was switched on on {on, date, short}; no reset has used it yet.',
  'plan.live.writeback.switched-off': 'Writeback was switched off on {on, date, short}.',
  'plan.live.writeback.silent':
    'The audit log, which reaches back 30 days, says nothing of writeback. The portal shows it: Password reset → On-premises integration.',
  'plan.live.registered':
    '{registered, number} of {people, number} people ({percent} %) have registered enough for Microsoft’s page ({on, date, short}).',
  'plan.live.coverage':
    '{ready, number} of {people, number} people ({percent} %) could get back in today ({on, date, short}).',
  'plan.live.coverage.none': 'Nobody has been counted yet. The first count runs within a day.',
  'plan.live.coverage.old': 'The last count is too old to say anything ({on, date, short}).',
  'plan.live.coverage.nobody': 'The last count found nobody ({on, date, short}).',

  'plan.status.not-needed': 'not needed',

  'plan.reminder.title': '{count, plural, one {One task} other {# tasks}} of the password reset plan',
  'plan.reminder.due': '{task}: due {on}',
  'plan.reminder.overdue': '{task}: was due {on}',
  'plan.reminder.more': 'And {count} more.',
  'plan.reminder.how':
    'Only administrators of Avain can tick it off. If you are none, tell one of them what you have done.',

  'plan.export.title': 'Plan: self-service password reset',
  'plan.export.state': '{done} of {total} tasks done. As of {on}.',
  'plan.export.line': '{name}: {value}',
  'plan.export.role': 'Usually done by',
  'plan.export.owner': 'Owner',
  'plan.export.due': 'Due',
  'plan.export.overdue': '{on}, overdue',
  'plan.export.question': 'Question',
  'plan.export.answer': 'Answer',
  'plan.export.answered': '{answer} ({by}, {on})',
  'plan.export.note': 'Note',
} as const;
