import type { enTicket } from '../en/ticket.ts';

/** Swedish: what Avain writes into the organisation's ticket system. */
export const svTicket = {
  'ticket.title': 'Avain, ärende {number}: {trouble}',
  'ticket.where':
    'Ärendet sköts i Microsoft Teams av {team}. Ingen behöver svara här: det som händer där antecknas i den här posten, utan koder, adresser eller lösenord.',
} as const satisfies Readonly<Record<keyof typeof enTicket, string>>;
