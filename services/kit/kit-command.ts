import { parseArgs } from 'node:util';
import { languages, type Language } from '../i18n/language.ts';

export type KitRequest =
  | { readonly kind: 'make'; readonly tag: string; readonly languages: readonly Language[]; readonly out: string }
  | { readonly kind: 'help' }
  | { readonly kind: 'usage'; readonly problem: string };

export const kitUsage = `npm run kit -- [--tag start] [--language en|fi] [--out kit]
  --tag        letters, digits and hyphens, 3 to 24: arrivals through these links are counted under it
  --language   one language; both without it
  --out        folder that the files are written to; made where it does not exist`;

/** What the command line asks for; nothing is read or written yet. */
export function parseKitCommand(args: readonly string[]): KitRequest {
  try {
    const { values } = parseArgs({
      args: [...args],
      options: {
        tag: { type: 'string', default: 'start' },
        language: { type: 'string' },
        out: { type: 'string', default: 'kit' },
        help: { type: 'boolean', default: false },
      },
    });
    if (values.help) return { kind: 'help' };
    const chosen = languages.filter((language) => values.language === undefined || language === values.language);
    if (chosen.length === 0) return { kind: 'usage', problem: `--language takes ${languages.join(' or ')}.` };
    return { kind: 'make', tag: values.tag, languages: chosen, out: values.out };
  } catch (error) {
    return { kind: 'usage', problem: error instanceof Error ? error.message : 'unreadable arguments' };
  }
}
