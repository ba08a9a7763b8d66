import type { RandomSource } from '../random/random-source.ts';

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';

/**
 * A password that nobody knows: 60 characters of 6 random bits (360 bits), and four that see to Entra's character
 * classes. It is used once and kept nowhere.
 */
export function randomPassword(random: RandomSource): string {
  const bytes = random.bytes(60);
  return `${Array.from(bytes, (byte) => alphabet[byte & 63] ?? '').join('')}aZ7-`;
}
