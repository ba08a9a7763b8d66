import { InvariantError } from '../errors/app-error.ts';

/** Part of a key that comes from an id: nothing that could change the slot or reach another key. */
const part = /^[A-Za-z0-9_.:@-]{1,256}$/;

/** Every key begins with `avain:`, because the product's Redis user may touch no other. */
export function requireKey(key: string): string {
  if (!key.startsWith('avain:') || key.length > 512) throw new InvariantError('a store key begins with "avain:"');
  return key;
}

export function requireKeyPart(text: string): string {
  if (!part.test(text)) throw new InvariantError('part of a store key has characters that it may not have');
  return text;
}

/** Seconds of a lifetime as whole milliseconds. */
export function requireLifetimeMs(seconds: number): number {
  const ms = Math.round(seconds * 1000);
  if (!Number.isSafeInteger(ms) || ms <= 0) throw new InvariantError('a lifetime is a positive number of seconds');
  return ms;
}
