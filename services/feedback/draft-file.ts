import { createHash } from 'node:crypto';
import { foldText } from '../i18n/commands.ts';
import { oneLine } from '../i18n/one-line.ts';
import type { Draft } from '../outcomes/gap-outcome.ts';

/** Where a draft is written below the folder of all of them, and what stands in the file. */
export type DraftFile = { readonly language: string; readonly name: string; readonly text: string };

const longestSlug = 48;

/**
 * A draft in the format of an item, for somebody to finish: one way of asking where four are needed, and perhaps no
 * answer yet. The same draft has the same name each time, two drafts never one.
 */
export function draftFile(draft: Draft): DraftFile {
  const { id, question, answer, language, day } = draft;
  const asked = oneLine(question, 300);
  const mark = createHash('sha256').update(id).digest('hex').slice(0, 8);
  const words = foldText(asked)
    .replace(/[^a-z0-9 ]+/gu, '')
    .split(' ')
    .filter(Boolean);
  const slug = ['draft', ...words].join('-').slice(0, longestSlug).replace(/-+$/u, '');
  const name = `${slug}-${mark}`;
  const front = [
    `id: ${name}`,
    'audience: people',
    'asks:',
    // A string of JSON is a string of YAML, whatever is in it.
    `  - ${JSON.stringify(asked)}`,
    'answers:',
    'related:',
    'source: avain',
    `checked: ${day}`,
  ];
  return { language, name: `${name}.md`, text: ['---', ...front, '---', '', `# ${asked}`, '', answer, ''].join('\n') };
}
