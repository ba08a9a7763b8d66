const blanks = /[\s\p{Cc}\p{Cf}\p{Zl}\p{Zp}]+/gu;

/** What somebody typed, for a message, a ticket or a page: one line without invisible or direction-changing characters, cut between characters. */
export function oneLine(text: string, most = 200): string {
  return Array.from(text.replace(blanks, ' ').trim()).slice(0, most).join('').trimEnd();
}
