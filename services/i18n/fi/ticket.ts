import type { enTicket } from '../en/ticket.ts';

/** Finnish: what Avain writes into the organisation's ticket system. */
export const fiTicket = {
  'ticket.title': 'Avaimen tukipyyntö {number}: {trouble}',
  'ticket.where':
    'Tukipyyntöä hoitaa Microsoft Teamsissa {team}. Tähän ei tarvitse vastata: tapahtumat kirjataan tikettiin, mutta koodeja, osoitteita tai salasanoja ei.',
} as const satisfies Readonly<Record<keyof typeof enTicket, string>>;
