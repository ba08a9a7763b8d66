/** A campaign as a whole. What is not listed cannot happen. */
export type CampaignState = 'draft' | 'building' | 'scheduled' | 'running' | 'paused' | 'finished' | 'cancelled';

const campaignTransitions: Readonly<Record<CampaignState, readonly CampaignState[]>> = {
  /** The definition can be changed, rows can be added. */
  draft: ['building', 'cancelled'],
  /** The audience is being read: a pause, an end and a preview do not wait for it. Where it cannot be had, back to the draft. */
  building: ['draft', 'scheduled', 'running', 'paused', 'cancelled'],
  scheduled: ['running', 'paused', 'cancelled'],
  running: ['paused', 'finished', 'cancelled'],
  paused: ['running', 'scheduled', 'building', 'cancelled'],
  finished: [],
  cancelled: [],
};

export function mayMove(from: CampaignState, to: CampaignState): boolean {
  return campaignTransitions[from].includes(to);
}

/**
 * Where one targeted person stands: exactly one of these, always, and their numbers add up to the audience.
 *
 * `sent`: Teams took the message. `unconfirmed`: nobody knows whether it did, so it is not repeated. `opened`: pressed or
 * wrote something afterwards (a bot gets no read receipts). `ready`: could recover today. `failed`: not sent, and no try
 * will change that.
 */
export const personStates = [
  'queued',
  'not-installable',
  'sent',
  'unconfirmed',
  'opened',
  'ready',
  'opted-out',
  'failed',
] as const;
export type PersonState = (typeof personStates)[number];

export const personTransitions: Readonly<Record<PersonState, readonly PersonState[]>> = {
  queued: ['not-installable', 'sent', 'unconfirmed', 'opened', 'ready', 'opted-out', 'failed'],
  /** An admin may have lifted the block: only `resend` of an admin leads back. */
  'not-installable': ['queued', 'opened', 'ready', 'opted-out'],
  sent: ['unconfirmed', 'opened', 'ready', 'opted-out', 'failed'],
  unconfirmed: ['opened', 'ready', 'opted-out'],
  opened: ['ready', 'opted-out'],
  ready: ['opted-out'],
  'opted-out': [],
  failed: ['queued', 'opened', 'ready', 'opted-out'],
};
