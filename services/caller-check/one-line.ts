/** A name that somebody typed, for a message or a page: one line, no invisible or direction-changing characters, bounded. */
export function oneLine(text: string, most: number): string {
  return Array.from(text.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, ' '))
    .slice(0, most)
    .join('')
    .trim();
}
