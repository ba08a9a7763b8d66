import type { DirectoryUser } from '../directory/user-directory.ts';
import { oneLine } from '../i18n/one-line.ts';
import type { MessageKey, Translator } from '../i18n/translator.ts';
import type { NoticeRecord } from './notices.ts';

export type NoticeWords = {
  readonly t: Translator;
  /** IANA name; shown beside the time, because a reader abroad must not guess. */
  readonly timeZone: string;
  readonly user: DirectoryUser;
  readonly name: string;
  readonly helpdeskContact: string;
  /** Empty where the notice carries none. */
  readonly link: string;
};

const texts = {
  'reset-done': { subject: 'notice.reset-done.subject', mail: 'notice.reset-done.mail', sms: 'notice.reset-done.sms' },
  locked: { subject: 'notice.locked.subject', mail: 'notice.locked.mail', sms: 'notice.locked.sms' },
  frozen: { subject: 'notice.frozen.subject', mail: 'notice.frozen.mail', sms: 'notice.frozen.sms' },
} as const satisfies Record<string, Record<'subject' | 'mail' | 'sms', MessageKey>>;

/** Subject and text of a notice. Pure. */
export function composeNotice(
  notice: NoticeRecord,
  channel: 'mail' | 'sms',
  words: NoticeWords,
): { readonly subject: string; readonly text: string } {
  const { t, user, link, timeZone } = words;
  const values = {
    organisation: oneLine(words.name),
    helpdesk: words.helpdeskContact,
    at: new Date(notice.at),
    zone: timeZone,
    link,
    account: oneLine(`${user.displayName} (${user.userPrincipalName})`),
    report: notice.eventId,
    replaced: notice.passwordReplaced ? 'yes' : 'no',
  };
  if (notice.event === 'helpdesk')
    return { subject: t('notice.helpdesk.subject', values), text: t('notice.helpdesk.mail', values) };
  const keys = texts[notice.event];
  return { subject: t(keys.subject, values), text: t(channel === 'mail' ? keys.mail : keys.sms, values) };
}
