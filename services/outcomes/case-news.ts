/** What a person is told of their case without asking. */
export const caseNews = [
  'claimed',
  'reassigned',
  'released',
  'verify',
  'vouched',
  'vouch-waiting',
  'vouch-lapsed',
  'handed-back',
  'frozen',
  'unclaimed',
  'objected',
  'resolved',
  'refused',
  'expired',
  'closed-in-desk',
  'not-delivered',
] as const;
export type CaseNews = (typeof caseNews)[number];
