const invisible = /[\p{Cc}\p{Cf}\u2028\u2029\u115F\u1160\u3164\uFFA0]/gu;
const longest = 120;

/**
 * Text that somebody else wrote (a name in the directory), made harmless for a TextBlock: control, bidirectional and
 * zero-width characters go, white space becomes one space, Markdown is escaped, the length is cut at 120 characters.
 * An empty result becomes "–", so that a card never has a nameless row.
 */
export function plain(text: string): string {
  const visible = text
    .replace(/[\t\n\r]+/gu, ' ')
    .replace(invisible, '')
    .replace(/\s+/gu, ' ')
    .trim();
  const characters = Array.from(visible.toWellFormed());
  const cut = characters.length > longest ? `${characters.slice(0, longest - 1).join('')}…` : characters.join('');
  return cut === '' ? '–' : escapeMarkdown(cut);
}

/**
 * A backslash before what starts emphasis, links, code, headings or lists; only where it is needed, because a client
 * without Markdown would show it. A scheme is pulled apart, so that no client turns a name into a link.
 */
function escapeMarkdown(text: string): string {
  return text
    .replace(/[\\`*_[\]<>~]/gu, (character) => `\\${character}`)
    .replace(/^(\d+)([.)])(?=\s|$)/u, '$1\\$2')
    .replace(/^([-+#=])/u, '\\$1')
    .replace(/:(?=\/\/)/gu, ': ')
    .replace(/\b(javascript|data|vbscript|mailto|tel):/giu, '$1: ');
}
