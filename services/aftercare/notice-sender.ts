import type { AuditLog } from '../audit/audit-log.ts';
import type { CodeSender, SendResult } from '../delivery/code-sender.ts';
import type { DirectoryUser, UserDirectory } from '../directory/user-directory.ts';
import { chooseLanguage } from '../i18n/locale.ts';
import { createTranslator } from '../i18n/translator.ts';
import type { Logger } from '../logging/logger.ts';
import type { PersonRepository } from '../person/person-repository.ts';
import type { RecordStore } from '../store/record-store.ts';
import { composeNotice, type NoticeWords } from './compose-notice.ts';
import type { NotMeLinks } from './not-me-links.ts';
import { noticeKind, readNotice, type NoticeRecord } from './notices.ts';

export type NoticeSenderOptions = {
  readonly records: RecordStore;
  readonly directory: UserDirectory;
  readonly persons: PersonRepository;
  readonly sender: CodeSender;
  readonly links: NotMeLinks;
  readonly audit: AuditLog;
  readonly auditSubject: (target: string) => Promise<string>;
  readonly log: Logger;
  /** Public origin of the pages, without a slash at its end. */
  readonly baseUrl: string;
  readonly organisation: {
    readonly name: string;
    readonly helpdeskContact: string;
    readonly helpdeskMail: string | undefined;
  };
};

/** The handler of the bot job `notice`. Throws when nothing was sent yet and trying again makes sense. */
export type NoticeSender = (noticeId: string) => Promise<void>;

type Place = { readonly channel: 'mail' | 'sms'; readonly to: string };
type Held = { readonly notice: NoticeRecord; readonly version: number };

/**
 * Sends one notice to one place. `sending` is written before the message goes out: a notice found there again belonged
 * to a process that died, and becomes `unconfirmed` instead of going out twice.
 */
export function createNoticeSender(options: NoticeSenderOptions): NoticeSender {
  const { records, directory, links, audit, log } = options;

  return async (noticeId) => {
    const stored = await records.get(noticeKind, noticeId);
    if (stored === undefined) return;
    const put = async ({ notice, version }: Held, patch: Partial<NoticeRecord>): Promise<Held | undefined> => {
      const changed = { ...notice, ...patch };
      const write = { value: JSON.stringify(changed), keepUntil: stored.keepUntil, indexes: { target: notice.target } };
      const result = await records.put(noticeKind, noticeId, { ...write, expectedVersion: version });
      return result.ok ? { notice: changed, version: result.version } : undefined;
    };
    const found: Held = { notice: readNotice(stored), version: stored.version };
    const sent = await advance(found, put, noticeId);
    if (sent === undefined || sent.notice.audited || sent.notice.state === 'no-address') return;
    if (await audited(sent.notice)) await put(sent, { audited: true });
  };

  async function advance(
    held: Held,
    put: (held: Held, patch: Partial<NoticeRecord>) => Promise<Held | undefined>,
    noticeId: string,
  ) {
    if (held.notice.state === 'sending') return put(held, { state: 'unconfirmed' });
    if (held.notice.state !== 'waiting') return held;
    const user = await directory.findUser(held.notice.targetId);
    const place = user === undefined ? undefined : await placeOf(held.notice);
    if (user === undefined || place === undefined) return put(held, { state: 'no-address' });
    const words = await wordsFor(held.notice, user);
    const message = composeNotice(held.notice, place.channel, words);
    // Of two deliveries of the job one wins here, and only that one sends.
    const sending = await put(held, { state: 'sending' });
    if (sending === undefined) return undefined;
    const result = await send({ ...place, ...message, language: words.t.language, messageId: noticeId });
    return put(sending, { state: result.kind });
  }

  async function send(message: Parameters<CodeSender['send']>[0]): Promise<SendResult> {
    try {
      return await options.sender.send(message);
    } catch (err) {
      log.error({ err, messageId: message.messageId }, 'nobody knows whether a notice went out; it is not repeated');
      return { kind: 'unconfirmed' };
    }
  }

  async function placeOf(notice: NoticeRecord): Promise<Place | undefined> {
    const { helpdeskMail } = options.organisation;
    if (notice.to === 'helpdesk') return helpdeskMail === undefined ? undefined : { channel: 'mail', to: helpdeskMail };
    const methods = await directory.listMethods(notice.targetId);
    if (notice.to === 'email-code')
      return methods.email === undefined ? undefined : { channel: 'mail', to: methods.email.address };
    return methods.mobile === undefined ? undefined : { channel: 'sms', to: methods.mobile.number.replace(/\s/g, '') };
  }

  async function wordsFor(notice: NoticeRecord, user: DirectoryUser): Promise<NoticeWords> {
    const person = await options.persons.load(notice.tenantId, notice.targetId);
    const own = person?.chosenLanguage ?? person?.accountLanguage ?? chooseLanguage(user.preferredLanguage);
    const language = notice.to === 'helpdesk' ? 'en' : own;
    const timeZone = notice.to === 'helpdesk' ? 'UTC' : (person?.timeZone ?? 'UTC');
    const withLink = notice.event === 'reset-done';
    return {
      t: createTranslator(language, timeZone),
      timeZone,
      user,
      ...options.organisation,
      link: withLink ? `${options.baseUrl}/not-me?lang=${language}#${await links.issue(notice, notice.eventId)}` : '',
    };
  }

  async function audited(notice: NoticeRecord): Promise<boolean> {
    const { state, to } = notice;
    if (to === 'helpdesk' || state === 'waiting' || state === 'sending' || state === 'no-address') return true;
    const subject = await options.auditSubject(notice.target);
    const channel = to === 'sms-code' ? 'sms' : 'mail';
    await audit.append({
      type: 'notice.sent',
      subject,
      correlationId: notice.correlationId,
      flowId: notice.eventId,
      channel,
      result: state,
    });
    return true;
  }
}
