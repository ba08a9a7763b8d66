import type { Persona } from './company.ts';

/** A channel of a team in Teams: who works there, and whether the app was added to it. */
export type CompanyChannel = {
  /** A short word of ours, stable: room name on the page, id of the helpdesk team in Avain's settings. */
  readonly key: string;
  readonly name: string;
  readonly teamName: string;
  /** Personas of the team's roster; nobody else sees it. Not the Entra group that makes somebody an agent. */
  readonly roster: 'everybody' | readonly string[];
};

/**
 * A channel for everybody, where Avain only points to the personal chat, and two channels in which helpdesk cases are
 * worked. Mikael owns both teams and is no agent: he sees the cards and may not act on them.
 */
export const companyChannels: readonly CompanyChannel[] = [
  { key: 'general', name: 'General', teamName: 'Kuusama', roster: 'everybody' },
  { key: 'it-helpdesk', name: 'IT Helpdesk', teamName: 'IT', roster: ['henna', 'hugo', 'mikael'] },
  { key: 'servicedesk-fi', name: 'Servicedesk FI', teamName: 'Servicedesk', roster: ['henna', 'hugo', 'mikael'] },
];

/** Who adds apps to teams. */
export const teamOwner = 'mikael';

export function isOnRoster({ roster }: CompanyChannel, { id }: Pick<Persona, 'id'>): boolean {
  return roster === 'everybody' || roster.includes(id);
}
