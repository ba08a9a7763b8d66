/** English: what Avain writes into the organisation's ticket system. */
export const enTicket = {
  'ticket.title': 'Avain case {number}: {trouble}',
  'ticket.where':
    'The case is worked in Microsoft Teams by {team}. Nobody needs to answer here: what happens there is noted in this ticket, without codes, addresses or passwords.',
} as const;
