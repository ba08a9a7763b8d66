import { escapeMarkup } from '../services/markup/escape-markup.ts';

/** Markup that is safe to send: made only by the `html` tag, which escapes everything that is not markup itself. */
class Markup {
  readonly source: string;
  constructor(source: string) {
    this.source = source;
  }
}

export type { Markup };

type Hole = Markup | string | number | undefined | readonly Markup[];

/** Template tag: strings in holes are escaped for text and for quoted attributes alike. */
export function html(parts: TemplateStringsArray, ...holes: readonly Hole[]): Markup {
  return new Markup(parts.map((part, index) => part + render(holes[index])).join(''));
}

/** A data block for the page's script: JSON that no HTML parser can take for an end tag or a comment. */
export function jsonBlock(id: string, value: unknown): Markup {
  const json = JSON.stringify(value).replace(/[<>&\u2028\u2029]/g, (character) => {
    return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
  });
  return html`<script type="application/json" id="${id}">
    ${new Markup(json)}
  </script>`;
}

function render(hole: Hole): string {
  if (hole === undefined) return '';
  if (hole instanceof Markup) return hole.source;
  if (typeof hole === 'string' || typeof hole === 'number') return escapeMarkup(String(hole));
  return hole.map((markup) => markup.source).join('');
}
