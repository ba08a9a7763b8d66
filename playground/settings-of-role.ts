export type SeparateRole = 'bot' | 'executor';

type Settings = Readonly<Record<string, string>>;

/** What only a process that speaks with people needs. */
const botOnly = [
  'AVAIN_BOT_APP_ID',
  'AVAIN_BOT_APP_PASSWORD',
  'AVAIN_CHANNEL_METADATA_URL',
  'AVAIN_GRAPH_MESSAGING',
  'AVAIN_MAIL',
  'AVAIN_SMS',
  'AVAIN_SMS_WEBHOOK_KEY',
  'AVAIN_PAGE_SSO_AUDIENCE',
  'AVAIN_CASE_DESK',
  'AVAIN_CASE_DESK_KEY',
];

/**
 * The part of a world's settings that one role may know, as docs/deploy.md gives it to the two: the bot gets public
 * sealing keys and no executor identity, the executor no identity that could speak with anybody.
 */
export function settingsOfRole(role: SeparateRole, settings: Settings): Record<string, string> {
  const without = new Set(role === 'bot' ? ['AVAIN_EXECUTOR_IDENTITY'] : botOnly);
  const kept = Object.fromEntries(Object.entries(settings).filter(([name]) => !without.has(name)));
  const sealing = settings['AVAIN_SEALING_KEYS'] ?? '';
  return { ...kept, AVAIN_ROLE: role, AVAIN_SEALING_KEYS: role === 'bot' ? publicHalves(sealing) : sealing };
}

function publicHalves(keys: string): string {
  return keys
    .split(',')
    .map((entry) => {
      const [id = '', encoded = ''] = entry.split(':');
      const { d: _private, ...jwk } = JSON.parse(Buffer.from(encoded, 'base64url').toString('utf8')) as JsonWebKey;
      return `${id}:${Buffer.from(JSON.stringify(jwk)).toString('base64url')}`;
    })
    .join(',');
}
