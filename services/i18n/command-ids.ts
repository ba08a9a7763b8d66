import { languageCommands } from './language.ts';

/** What a person can say instead of pressing a button, in any language of the product. */
export const commandIds = [
  'start-reset',
  'unlock',
  'know-password',
  'new-phone',
  'expired-password',
  'help',
  'cancel',
  'start-over',
  'language',
  ...languageCommands,
  'yes',
  'another-account',
  'email-code',
  'sms-code',
  'resend',
  'other-method',
  'new-password',
  'my-data',
  'erase',
  'erase-confirmed',
  'status',
  'human',
  'case-status',
  'withdraw',
  'withdraw-confirmed',
  'back-to-bot',
  'is-agent-real',
  'am-i-ready',
  'how-to-register',
  'registered',
  'no-more-messages',
  'messages-again',
  'answer-yes',
  'answer-no',
  'why-not-mine',
  'why-outdated',
  'why-too-hard',
  'why-no-help',
  'pass-on',
  'old-passwords',
  'diagnose',
  'look-at-errors',
] as const;
export type CommandId = (typeof commandIds)[number];

/** What an agent can write to Avain in the channel. */
export const caseCommandIds = [
  'claim',
  'take-over',
  'release',
  'verify',
  'vouch',
  'refuse',
  'resolve',
  'hand-back',
  'timeline',
  'save-answer',
  'status',
] as const;
const teamCommandIds = ['cases', 'next', 'caller-check', 'report', 'help'] as const;
export const deskCommandIds = [...caseCommandIds, ...teamCommandIds] as const;
export type CaseCommandId = (typeof caseCommandIds)[number];
export type DeskCommandId = (typeof deskCommandIds)[number];

/** What an admin can write to Avain in their own chat. */
export const adminCommandIds = [
  'menu',
  'coverage',
  'refresh-coverage',
  'campaigns',
  'kit',
  'plan',
  'guide',
  'admin-rule',
  'doctor',
  'gaps',
  'page',
] as const;
export type AdminCommandId = (typeof adminCommandIds)[number];
