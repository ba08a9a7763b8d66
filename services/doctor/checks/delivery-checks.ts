import type { Config, SmsSettings } from '../../config/config.ts';
import { hostOf, placeOf } from '../addresses.ts';
import type { Check } from '../check.ts';
import type { DoctorViews } from '../doctor-views.ts';
import { green, judge, red, unknown, type Sight } from '../finding.ts';

/** Who carries messages and tickets. Nothing is sent to try: a connection is opened and closed again. */
export const deliveryChecks: readonly Check[] = [
  {
    id: 'mail-sender',
    topic: 'mail-sender',
    source: 'https://learn.microsoft.com/graph/api/user-sendmail',
    concerns: ({ mail }) => mail !== undefined,
    look: judgeSender,
  },
  {
    id: 'sms',
    topic: 'sms',
    source: 'https://learn.microsoft.com/entra/identity/authentication/concept-sms-voice-retirement',
    concerns: ({ role }) => role !== 'executor',
    look: async (views, { sms }) => {
      if (sms === undefined) return red('sms.none');
      const { kind, url } = smsAddress(sms);
      return connects(
        views,
        url,
        (address) => green('sms.good', { kind, address }),
        (address, reason) => red('sms.away', { kind, address, reason }),
      );
    },
  },
  {
    id: 'ticket-desk',
    topic: 'ticket-desk',
    source: 'https://www.standardwebhooks.com/',
    concerns: ({ role, caseDesk }) => role !== 'executor' && caseDesk !== undefined,
    look: async (views, { caseDesk }) => {
      const kind = caseDesk?.kind ?? '';
      return connects(
        views,
        caseDesk?.url ?? '',
        (address) => green('ticket-desk.good', { kind, address }),
        (address, reason) => red('ticket-desk.away', { kind, address, reason }),
      );
    },
  },
];

async function judgeSender(views: DoctorViews, { mail }: Config): Promise<Sight> {
  if (mail?.kind === 'smtp')
    return connects(
      views,
      mail.url.reveal(),
      (address) => green('mail-sender.smtp', { address }),
      (address, reason) => red('mail-sender.smtp-away', { address, reason }),
    );
  const sender = mail?.sender ?? '';
  return judge(await views.tenant.account(sender), (account) => {
    if (account === undefined) return red('mail-sender.absent', { sender });
    return account.hasMailbox ? green('mail-sender.good', { sender }) : red('mail-sender.no-mailbox', { sender });
  });
}

/** `endpoint=https://…;accesskey=…`: only the endpoint is used. */
function smsAddress(sms: SmsSettings): { readonly kind: string; readonly url: string } {
  if (sms.kind === 'webhook') return { kind: 'webhook', url: sms.url };
  return { kind: 'acs', url: /endpoint=([^;]+)/i.exec(sms.connectionString.reveal())?.[1] ?? '' };
}

async function connects(
  { web }: DoctorViews,
  url: string,
  good: (address: string) => Sight,
  away: (address: string, reason: string) => Sight,
): Promise<Sight> {
  const place = placeOf(url);
  const address = hostOf(url);
  if (place === undefined) return unknown('unknown.no-answer', { address, reason: 'address' });
  const answer = await web.connect(place);
  if (answer.kind === 'connected') return good(address);
  return answer.late ? unknown('unknown.no-answer', { address, reason: answer.reason }) : away(address, answer.reason);
}
