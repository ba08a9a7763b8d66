import { InvariantError } from '../errors/app-error.ts';

/**
 * A Bloom filter over the normal forms of leaked passwords: small enough for a browser, never misses a listed one,
 * wrongly hits about 1 in 10 000 others. Pure and browser-safe.
 *
 * Layout: 'AVBF', version 1, number of hashes, two zero bytes, number of bits (32-bit little-endian), then the bits.
 */
export type CommonPasswordFilter = (normalised: string) => boolean;

const magic = [0x41, 0x56, 0x42, 0x46, 1] as const;
const headerBytes = 12;
/** ln 2² → bits per entry at a false-hit rate of 10⁻⁴, and the number of hashes that is best there. */
const bitsPerEntry = 19.17;
const hashCount = 13;

/** Reads a filter; throws `InvariantError` when the bytes are not one. */
export function loadCommonPasswordFilter(bytes: Uint8Array): CommonPasswordFilter {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (bytes.length < headerBytes || magic.some((byte, index) => bytes[index] !== byte)) {
    throw new InvariantError('the common-password filter has no valid header');
  }
  const hashes = view.getUint8(5);
  const bits = view.getUint32(8, true);
  if (hashes === 0 || bits === 0 || bytes.length !== headerBytes + Math.ceil(bits / 8)) {
    throw new InvariantError('the common-password filter is cut short or has sizes that do not agree');
  }
  return (normalised) =>
    positions(normalised, hashes, bits).every(
      (bit) => ((bytes[headerBytes + (bit >>> 3)] ?? 0) & (1 << (bit & 7))) !== 0,
    );
}

/** Builds a filter over normal forms; the same entries give the same bytes. */
export function buildCommonPasswordFilter(normalForms: ReadonlySet<string>): Uint8Array {
  const bits = Math.max(64, Math.ceil(normalForms.size * bitsPerEntry));
  const bytes = new Uint8Array(headerBytes + Math.ceil(bits / 8));
  bytes.set(magic);
  bytes[5] = hashCount;
  new DataView(bytes.buffer).setUint32(8, bits, true);
  for (const entry of normalForms) {
    for (const bit of positions(entry, hashCount, bits)) {
      const at = headerBytes + (bit >>> 3);
      bytes[at] = (bytes[at] ?? 0) | (1 << (bit & 7));
    }
  }
  return bytes;
}

/** Double hashing (Kirsch and Mitzenmacher): two hashes stand for all of them. */
function positions(text: string, hashes: number, bits: number): readonly number[] {
  const first = mix(text, 0x9e3779b9);
  const step = mix(text, 0x85ebca6b) | 1;
  return Array.from({ length: hashes }, (_, index) => ((first + Math.imul(index, step)) >>> 0) % bits);
}

/** A 32-bit multiplicative hash with a finaliser; not cryptographic, and nothing here needs that. */
function mix(text: string, seed: number): number {
  let hash = seed;
  for (let index = 0; index < text.length; index += 1) {
    hash = Math.imul(hash ^ text.charCodeAt(index), 0x5bd1e995);
    hash ^= hash >>> 15;
  }
  hash = Math.imul(hash ^ text.length ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}
