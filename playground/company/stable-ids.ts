import { createHash } from 'node:crypto';

/** The pretend company is the same on every machine and every day: all its ids follow from names. */
function digest(name: string): Buffer {
  return createHash('sha256').update(`kuusama:${name}`).digest();
}

/** A GUID that follows from `name`, marked as RFC 9562 version 8 (custom). */
export function stableGuid(name: string): string {
  const hex = digest(name).subarray(0, 16).toString('hex').split('');
  hex[12] = '8';
  hex[16] = 'a';
  const text = hex.join('');
  return [text.slice(0, 8), text.slice(8, 12), text.slice(12, 16), text.slice(16, 20), text.slice(20)].join('-');
}

/** `29:…`, as Teams names a person towards one bot. */
export function teamsUserId(name: string): string {
  return `29:1${digest(`teams:${name}`).toString('base64url')}`;
}

/** `a:…`, as Teams names a personal chat. */
export function personalChatId(name: string): string {
  return `a:1${digest(`chat:${name}`).toString('base64url')}`;
}

const words = [
  'Koivu',
  'Tuisku',
  'Lampi',
  'Harju',
  'Kaarna',
  'Niitty',
  'Halla',
  'Virta',
  'Sammal',
  'Kallio',
  'Pilvi',
  'Louhi',
];

/** The password a person has at the start, e.g. `Lampi-Halla-4821`. */
export function stablePassword(name: string): string {
  const bytes = digest(`password:${name}`);
  const word = (index: number) => words[(bytes[index] ?? 0) % words.length] ?? 'Koivu';
  return `${word(0)}-${word(1)}-${String(1000 + (bytes.readUInt16BE(2) % 9000))}`;
}
