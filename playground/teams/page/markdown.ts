/**
 * The markdown that Teams shows in messages and cards: bold, italic, code, links, lists. Everything is escaped first,
 * so the result holds no markup but ours; links are http, https and mailto only.
 */
export function markdownToHtml(text: string): string {
  const blocks = text.replace(/\r/g, '').split(/\n{2,}/);
  return blocks.map(block).join('');
}

function block(text: string): string {
  const lines = text.split('\n');
  if (lines.every((line) => /^\s*[-*] /.test(line))) return list('ul', lines, /^\s*[-*] /);
  if (lines.every((line) => /^\s*\d+[.)] /.test(line))) return list('ol', lines, /^\s*\d+[.)] /);
  return `<p>${lines.map(inline).join('<br>')}</p>`;
}

const list = (tag: string, lines: readonly string[], mark: RegExp): string =>
  `<${tag}>${lines.map((line) => `<li>${inline(line.replace(mark, ''))}</li>`).join('')}</${tag}>`;

function inline(text: string): string {
  return escapeHtml(text.replace(/\\([\\`*_{}[\]()#+\-.!<>|~])/g, (_whole, mark: string) => `&#${mark.charCodeAt(0)};`))
    .replace(/&amp;#(\d+);/g, '&#$1;')
    .replace(/`([^`]+)`/g, '<code>$1</code>')
    .replace(/\[([^\]]+)\]\(((?:https?:\/\/|mailto:)[^\s)]+)\)/g, '<a href="$2" target="_blank" rel="noopener">$1</a>')
    .replace(/(^|\s)(https?:\/\/[^\s<]+[^\s<.,;:!?)])/g, '$1<a href="$2" target="_blank" rel="noopener">$2</a>')
    .replace(/\*\*([^*]+)\*\*/g, '<strong>$1</strong>')
    .replace(/(^|[^\w*])[*_]([^*_\s][^*_]*)[*_](?!\w)/g, '$1<em>$2</em>')
    .replace(/&lt;at&gt;(.*?)&lt;\/at&gt;/g, '<span class="mention">$1</span>');
}

export function escapeHtml(text: string): string {
  return text
    .replace(/&/g, '&amp;')
    .replace(/</g, '&lt;')
    .replace(/>/g, '&gt;')
    .replace(/"/g, '&quot;')
    .replace(/'/g, '&#39;');
}
