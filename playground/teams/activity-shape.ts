import type { Clock } from '../../services/clock/clock.ts';
import type { Persona } from '../company/company.ts';
import type { Addresses, TeamsChannel } from './addresses.ts';
import { threadOf } from './team-rooms.ts';

/** An activity as Teams sends it to a bot. */
export type TeamsActivity = Readonly<Record<string, unknown>> & {
  readonly type: string;
  readonly id: string;
  readonly serviceUrl: string;
  readonly conversation: { readonly id: string };
};

/** Where the person speaks: their chat with the bot, or a thread of a channel. Without a thread: the channel as a whole. */
export type Place =
  | { readonly kind: 'personal' }
  | { readonly kind: 'channel'; readonly channel: TeamsChannel; readonly threadId: string | undefined };

export type ActivityShaper = {
  /** The whole activity; `fields` (type, text, value ...) win. `id` is fresh for each thing a person does. */
  readonly shape: (spoken: Spoken) => TeamsActivity;
  readonly conversationId: (persona: Persona, place: Place) => string;
};

type Spoken = {
  readonly persona: Persona;
  readonly place: Place;
  readonly id: string;
  readonly fields: Readonly<Record<string, unknown>> & { readonly type: string };
};

type ShaperOptions = {
  readonly addresses: Addresses;
  readonly tenantId: string;
  readonly serviceUrl: string;
  readonly clock: Clock;
};

/** Where the whole company lives. */
export const companyTimeZone = 'Europe/Helsinki';

export function createActivityShaper({ addresses, tenantId, serviceUrl, clock }: ShaperOptions): ActivityShaper {
  const { bot } = addresses;
  const conversationId = (persona: Persona, place: Place): string => {
    if (place.kind === 'personal') return persona.conversationId;
    return place.threadId === undefined ? place.channel.id : threadOf(place.channel, place.threadId);
  };

  const conversation = (persona: Persona, place: Place): { readonly id: string } & Record<string, unknown> => ({
    conversationType: place.kind,
    tenantId,
    id: conversationId(persona, place),
    ...(place.kind === 'channel' ? { isGroup: true, name: place.channel.name } : {}),
  });

  return {
    conversationId,
    shape: ({ persona, place, id, fields }) => {
      const { locale } = persona;
      const now = clock.now();
      const clientInfo = {
        locale,
        country: locale.split('-')[1],
        platform: 'Web',
        timezone: companyTimeZone,
        type: 'clientInfo',
      };
      return {
        id,
        timestamp: now.toISOString(),
        localTimestamp: localTime(now, companyTimeZone),
        localTimezone: companyTimeZone,
        serviceUrl,
        channelId: 'msteams',
        from: { id: persona.teamsId, name: persona.displayName, aadObjectId: persona.aadObjectId },
        conversation: conversation(persona, place),
        recipient: bot,
        locale,
        ...fields,
        entities: [clientInfo, ...((fields['entities'] as readonly unknown[] | undefined) ?? [])],
        channelData: { ...channelData(place, tenantId), ...(fields['channelData'] ?? {}) },
      };
    },
  };
}

function channelData(place: Place, tenantId: string): object {
  const tenant = { id: tenantId };
  if (place.kind === 'personal') return { tenant };
  const { id, teamId, teamName, teamGroupId } = place.channel;
  return {
    teamsChannelId: id,
    teamsTeamId: teamId,
    channel: { id },
    team: { id: teamId, name: teamName, aadGroupId: teamGroupId },
    tenant,
  };
}

/** ISO 8601 with the zone's own offset, as clients send it. */
function localTime(now: Date, timeZone: string): string {
  const parts = new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'medium' }).format(now);
  const offset = new Intl.DateTimeFormat('en', { timeZone, timeZoneName: 'longOffset' })
    .formatToParts(now)
    .find((part) => part.type === 'timeZoneName')
    ?.value.replace('GMT', '');
  return `${parts.replace(' ', 'T')}${offset === '' || offset === undefined ? '+00:00' : offset}`;
}
