// `npm run keys`: a fresh set of keys as settings, printed once and kept nowhere. The bot role gets AVAIN_SEALING_KEYS from
// the second block (public), the executor and `all` from the first (private).
import { generateKeyPairSync, randomBytes } from 'node:crypto';

const id = new Date().toISOString().slice(0, 10).replaceAll('-', '');
const key = () => randomBytes(32).toString('base64');
const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
const jwk = (value) => Buffer.from(JSON.stringify(value.export({ format: 'jwk' }))).toString('base64url');

console.log(`# Every role
AVAIN_STATE_KEYS=s${id}:${key()}
AVAIN_CODE_KEYS=c${id}:${key()}
AVAIN_AUDIT_KEYS=a${id}:${key()}
AVAIN_PSEUDONYM_KEY=${key()}
# Roles executor and all
AVAIN_SEALING_KEYS=e${id}:${jwk(privateKey)}
# Role bot
AVAIN_SEALING_KEYS=e${id}:${jwk(publicKey)}`);
