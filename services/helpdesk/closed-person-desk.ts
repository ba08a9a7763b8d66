import type { PersonDesk } from './person-desk.ts';

/** The person's side where no team is configured: there is no case, and none can be opened. */
export const closedPersonDesk: PersonDesk = {
  available: false,
  open: async () => ({ kind: 'no-desk' }),
  current: async () => undefined,
  add: async () => ({ kind: 'no-case' }),
  withdraw: async () => ({ kind: 'no-case' }),
  backToBot: async () => ({ kind: 'no-case' }),
  locate: async () => undefined,
};
