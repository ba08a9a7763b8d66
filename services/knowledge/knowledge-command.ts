import { parseArgs } from 'node:util';
import { halves, type Half } from './score-knowledge.ts';

export type KnowledgeRequest =
  | { readonly kind: 'check' }
  | { readonly kind: 'score'; readonly questions: string; readonly halves: readonly Half[] }
  | { readonly kind: 'help' }
  | { readonly kind: 'usage'; readonly problem: string };

export const knowledgeUsage = `npm run knowledge -- check | score [--questions test/knowledge] [--half tune|held-out]
  check        reads knowledge/ and the folder of AVAIN_KNOWLEDGE_DIRECTORY, and says what is to be mended, by file and line
  score        asks every question of questions.<language>.json in the folder and prints how many are answered rightly;
               fails below the goals. The held-out half is for a last look: whoever tunes uses --half tune
  --half       one half; both without it`;

/** What the command line asks for; nothing is read yet. */
export function parseKnowledgeCommand(args: readonly string[]): KnowledgeRequest {
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        questions: { type: 'string', default: 'test/knowledge' },
        half: { type: 'string' },
        help: { type: 'boolean', default: false },
      },
    });
    if (values.help) return { kind: 'help' };
    const [what, ...more] = positionals;
    const wanted = halves.filter((half) => values.half === undefined || half === values.half);
    if (more.length > 0) return { kind: 'usage', problem: `"${more.join(' ')}" is more than one command.` };
    if (wanted.length === 0) return { kind: 'usage', problem: `--half takes ${halves.join(' or ')}.` };
    if (what === 'check') return { kind: 'check' };
    if (what === 'score') return { kind: 'score', questions: values.questions, halves: wanted };
    return { kind: 'usage', problem: what === undefined ? 'Say check or score.' : `"${what}" is no command.` };
  } catch (error) {
    return { kind: 'usage', problem: error instanceof Error ? error.message : 'unreadable arguments' };
  }
}
