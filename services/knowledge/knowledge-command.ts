import { parseArgs } from 'node:util';

export type KnowledgeRequest =
  | { readonly kind: 'check' }
  | { readonly kind: 'score'; readonly questions: string; readonly unseen: boolean }
  | { readonly kind: 'drafts'; readonly into: string; readonly remove: boolean }
  | { readonly kind: 'help' }
  | { readonly kind: 'usage'; readonly problem: string };

export const knowledgeUsage = `npm run knowledge -- check | drafts [--into drafts] [--remove] | score [--questions test/knowledge] [--unseen]
  check        reads knowledge/ and the folder of AVAIN_KNOWLEDGE_DIRECTORY, and says what is to be mended, by file and line
  drafts       writes what agents and admins have drafted as files to be finished; needs the settings of a running
               process, and never touches a file that is there. --remove: what is written now waits no longer
  score        asks every question of questions.<language>.json in the folder and prints how many are answered rightly
  --unseen     asks those of unseen.<language>.json too, and fails where they do not reach the goals. They are for a last
               look: whoever has tuned after it needs others`;

/** What the command line asks for; nothing is read yet. */
export function parseKnowledgeCommand(args: readonly string[]): KnowledgeRequest {
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        questions: { type: 'string', default: 'test/knowledge' },
        unseen: { type: 'boolean', default: false },
        into: { type: 'string', default: 'drafts' },
        remove: { type: 'boolean', default: false },
        help: { type: 'boolean', default: false },
      },
    });
    if (values.help) return { kind: 'help' };
    const [what, ...more] = positionals;
    if (more.length > 0) return { kind: 'usage', problem: `"${more.join(' ')}" is more than one command.` };
    if (what === 'check') return { kind: 'check' };
    if (what === 'drafts') return { kind: 'drafts', into: values.into, remove: values.remove };
    if (what === 'score') return { kind: 'score', questions: values.questions, unseen: values.unseen };
    return { kind: 'usage', problem: what === undefined ? 'Say check, drafts or score.' : `"${what}" is no command.` };
  } catch (error) {
    return { kind: 'usage', problem: error instanceof Error ? error.message : 'unreadable arguments' };
  }
}
