import { generateKeyPairSync, randomBytes } from 'node:crypto';

const sealing = Buffer.from(
  JSON.stringify(generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey.export({ format: 'jwk' })),
).toString('base64url');
const key = (id: string) => `${id}:${randomBytes(32).toString('base64')}`;
const keys = { state: key('s1'), codes: key('c1'), audit: key('a1'), pseudonym: randomBytes(32).toString('base64') };

/** A complete production environment (role `all`) for tests that change one thing. */
export function validSettings(): Record<string, string | undefined> {
  return {
    AVAIN_BASE_URL: 'https://avain.example.org',
    AVAIN_TENANT_ID: '7e5c0c2e-6f5e-4f0a-9a53-0d6f3f1f2a10',
    AVAIN_BOT_APP_ID: '0b9f2a6c-3a52-4d0e-8d2f-7d6f7f0c9b11',
    AVAIN_BOT_CERTIFICATE_FILE: '/etc/avain/bot.pem',
    AVAIN_GRAPH_READER: 'certificate:1f2a3b4c-5d6e-4f70-8a9b-0c1d2e3f4a5b:/etc/avain/reader.pem',
    AVAIN_GRAPH_MESSAGING: 'managed-identity:2f2a3b4c-5d6e-4f70-8a9b-0c1d2e3f4a5b',
    AVAIN_EXECUTOR_IDENTITY: 'federated:3f2a3b4c-5d6e-4f70-8a9b-0c1d2e3f4a5b:/var/run/token',
    REDIS_URL: 'rediss://avain:a-password@redis.example.org:6380',
    AVAIN_STATE_KEYS: keys.state,
    AVAIN_CODE_KEYS: keys.codes,
    AVAIN_AUDIT_KEYS: keys.audit,
    AVAIN_PSEUDONYM_KEY: keys.pseudonym,
    AVAIN_SEALING_KEYS: `e1:${sealing}`,
    AVAIN_MAIL: 'graph:avain@example.org',
    AVAIN_ORGANISATION_NAME: 'Example Oy',
    AVAIN_HELPDESK_CONTACT: '+358 9 000 0000',
    AVAIN_PRIVACY_CONTACT: 'privacy@example.org',
  };
}
