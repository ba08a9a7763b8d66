import type { Language } from '../i18n/language.ts';
import type { CaseTrouble } from '../outcomes/case-reasons.ts';

/** One team that works cases: a channel, the Entra group of its agents, and what comes to it. */
export type HelpdeskTeam = {
  /** A short word, e.g. `service-desk`; stands in records and figures. */
  readonly id: string;
  readonly name: string;
  /** Object id of the Entra group whose members are its agents; read again at each press. */
  readonly groupId: string;
  /** `19:…@thread.tacv2`. */
  readonly channelId: string;
  /** Where Teams is reached for this channel. */
  readonly serviceUrl: string;
  /** The language of its cards. */
  readonly language: Language;
  readonly timeZone: string;
  /** Empty: all. The first team in the list that serves both language and trouble gets the case; the last gets the rest. */
  readonly languages: readonly Language[];
  readonly troubles: readonly CaseTrouble[];
  /** Told when nobody claims in time, or when the channel cannot be reached. */
  readonly fallbackMail: string;
};

/** What an account with no registered method at all would need. Off unless the organisation switches it on. */
export type UnregisteredRule = { readonly enabled: boolean; readonly objectionHours: number };

export type HelpdeskSettings = {
  readonly teams: readonly HelpdeskTeam[];
  /** Minutes until an unclaimed case is mailed to the fallback address; also the promise to the person. */
  readonly claimMinutes: number;
  /** Days until an open case ends by itself. */
  readonly caseDays: number;
  readonly unregistered: UnregisteredRule;
};

/** The team for a case; undefined only where no team is configured. Pure. */
export function routeCase(
  teams: readonly HelpdeskTeam[],
  { language, trouble }: { readonly language: Language; readonly trouble: CaseTrouble },
): HelpdeskTeam | undefined {
  const serves = (team: HelpdeskTeam): boolean =>
    (team.languages.length === 0 || team.languages.includes(language)) &&
    (team.troubles.length === 0 || team.troubles.includes(trouble));
  return teams.find(serves) ?? teams.at(-1);
}
