/**
 * CSV as RFC 4180 has it: CRLF, quotes doubled. A file begins with a byte order mark, so that spreadsheets read it as UTF-8.
 */
export const csvByteOrderMark = '\uFEFF';

/** One line with its end. */
export function csvLine(cells: readonly (string | number)[]): string {
  return `${cells.map(csvCell).join(',')}\r\n`;
}

/**
 * One cell. A spreadsheet runs what begins like a formula; an apostrophe in front makes it text
 * (https://owasp.org/www-community/attacks/CSV_Injection). Numbers of ours stay numbers.
 */
function csvCell(value: string | number): string {
  if (typeof value === 'number') return String(value);
  const line = value.replace(/[\p{Cc}\p{Cf}\u2028\u2029]/gu, ' ');
  const harmless = isFormula(line) ? `'${line}` : line;
  return /[",;\s]/u.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}

/** Whether a spreadsheet could take the text for a formula. */
export function isFormula(text: string): boolean {
  return /^\s*[=+\-@＝＋－＠]/u.test(text);
}
