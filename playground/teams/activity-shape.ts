import type { Clock } from '../../services/clock/clock.ts';
import type { Persona } from '../company/company.ts';
import type { Addresses } from './addresses.ts';

/** An activity as Teams sends it to a bot. */
export type TeamsActivity = Readonly<Record<string, unknown>> & {
  readonly type: string;
  readonly id: string;
  readonly serviceUrl: string;
  readonly conversation: { readonly id: string };
};

/** Where the person speaks: their chat with the bot, or a thread of the channel. */
export type Place = { readonly kind: 'personal' } | { readonly kind: 'channel'; readonly threadId: string };

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
const timeZone = 'Europe/Helsinki';

export function createActivityShaper({ addresses, tenantId, serviceUrl, clock }: ShaperOptions): ActivityShaper {
  const { channel, bot } = addresses;
  const conversationId = (persona: Persona, place: Place): string =>
    place.kind === 'personal' ? persona.conversationId : `${channel.id};messageid=${place.threadId}`;

  const conversation = (persona: Persona, place: Place): { readonly id: string } & Record<string, unknown> => ({
    conversationType: place.kind,
    tenantId,
    id: conversationId(persona, place),
    ...(place.kind === 'channel' ? { isGroup: true, name: channel.name } : {}),
  });

  const channelData = (place: Place): object => ({
    tenant: { id: tenantId },
    ...(place.kind === 'channel'
      ? {
          teamsChannelId: channel.id,
          teamsTeamId: channel.teamId,
          channel: { id: channel.id },
          team: { id: channel.teamId, name: channel.teamName },
        }
      : {}),
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
        timezone: timeZone,
        type: 'clientInfo',
      };
      return {
        id,
        timestamp: now.toISOString(),
        localTimestamp: localTime(now, timeZone),
        localTimezone: timeZone,
        serviceUrl,
        channelId: 'msteams',
        from: { id: persona.teamsId, name: persona.displayName, aadObjectId: persona.aadObjectId },
        conversation: conversation(persona, place),
        recipient: bot,
        locale,
        ...fields,
        entities: [clientInfo, ...((fields['entities'] as readonly unknown[] | undefined) ?? [])],
        channelData: { ...channelData(place), ...(fields['channelData'] ?? {}) },
      };
    },
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
