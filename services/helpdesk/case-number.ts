import type { RandomSource } from '../random/random-source.ts';

/** No letter or digit that is mistaken for another one on the phone: no 0 O, 1 I L, U V. 29 of them. */
const letters = '23456789ABCDEFGHJKMNPQRSTWXYZ';
const length = 8;

/** A fresh number: about 2^38 of them, drawn without bias. It names a case and authorises nothing. */
export function drawCaseNumber(random: RandomSource): string {
  let drawn = '';
  while (drawn.length < length) {
    for (const byte of random.bytes(length)) {
      // 232 is the greatest multiple of 29 that a byte holds.
      if (byte < 232 && drawn.length < length) drawn += letters[byte % letters.length] ?? '';
    }
  }
  return drawn;
}

/** `4K7M2QXR` → `4K7M-2QXR`. */
export function spellCaseNumber(id: string): string {
  return `${id.slice(0, 4)}-${id.slice(4)}`;
}

/** What somebody typed or what a card sent, as an id; undefined when it cannot be one. */
export function readCaseNumber(typed: string): string | undefined {
  if (typed.length > 40) return undefined;
  const bare = typed
    .normalize('NFKC')
    .toUpperCase()
    .replaceAll(/[\s#-]/gu, '');
  return /^[2-9A-HJKMNP-TW-Z]{8}$/.test(bare) ? bare : undefined;
}
