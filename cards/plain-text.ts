const invisible = /[\p{Cc}\p{Cf}\u2028\u2029\u115F\u1160\u3164\uFFA0]/gu;
const longest = 120;
/** As much as people may write to one another in one message. */
const longestMessage = 4_000;
/** More lines than a phone shows at once go on as one. */
const mostLines = 60;

/**
 * Text that somebody else wrote (a name in the directory), made harmless for a TextBlock: control, bidirectional and
 * zero-width characters go, white space becomes one space, Markdown is escaped, the length is cut at 120 characters.
 * An empty result becomes "–", so that a card never has a nameless row.
 */
export function plain(text: string): string {
  const line = harmless(text, longest);
  return line === '' ? '–' : line;
}

/**
 * What somebody wrote to somebody, line by line: each as harmless as a name, none empty, at most `mostLines` of them.
 * `addresses: 'kept'`: for our own commands, which have to be copied as they are.
 */
export function plainLines(
  text: string,
  { addresses }: { readonly addresses: 'kept' | 'parted' } = { addresses: 'parted' },
): readonly string[] {
  const lines = text.split(/\r\n|[\n\r\u2028\u2029]/u);
  const kept =
    lines.length > mostLines ? [...lines.slice(0, mostLines - 1), lines.slice(mostLines - 1).join(' ')] : lines;
  const safe = addresses === 'kept' ? escapeMarkdown : (line: string) => partAddresses(escapeMarkdown(line));
  const shown = kept.map((line) => safe(visible(line, longestMessage))).filter((line) => line !== '');
  return shown.length === 0 ? ['–'] : shown;
}

/** The same for places that show text as it is, without Markdown (the choices of a list). Never empty. */
export function bare(text: string, most = longest): string {
  const line = visible(text, most);
  return line === '' ? '–' : line;
}

function harmless(text: string, most: number): string {
  return partAddresses(escapeMarkdown(visible(text, most)));
}

function visible(text: string, most: number): string {
  const line = text
    .replace(/[\t\n\r]+/gu, ' ')
    .replace(invisible, '')
    .replace(/\s+/gu, ' ')
    .trim();
  const characters = Array.from(line.toWellFormed());
  return characters.length > most ? `${characters.slice(0, most - 1).join('')}…` : characters.join('');
}

/**
 * A backslash before what starts emphasis, links, code, headings or lists; only where it is needed, because a client
 * without Markdown would show it.
 */
function escapeMarkdown(text: string): string {
  return text
    .replace(/[\\`*_[\]<>~]/gu, (character) => `\\${character}`)
    .replace(/^(\d+)([.)])(?=\s|$)/u, '$1\\$2')
    .replace(/^([-+#=])/u, '\\$1');
}

/** A scheme is pulled apart, so that no client turns a name into a link. */
function partAddresses(text: string): string {
  return text.replace(/:(?=\/\/)/gu, ': ').replace(/\b(javascript|data|vbscript|mailto|tel):/giu, '$1: ');
}
