import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { DraftBox } from './draft-box.ts';
import { draftFile } from './draft-file.ts';

export type WrittenDraft = { readonly path: string; readonly result: 'written' | 'exists' };

/**
 * Writes every draft that waits as a file of its language's folder below `into`. A file that is there stays as it is:
 * somebody may be editing it. `remove`: what was written just now waits no longer. Throws what the file system throws.
 */
export async function writeDrafts(options: {
  readonly drafts: Pick<DraftBox, 'all' | 'remove'>;
  readonly into: string;
  readonly remove: boolean;
}): Promise<readonly WrittenDraft[]> {
  const { drafts, into, remove } = options;
  const written: WrittenDraft[] = [];
  for (const draft of await drafts.all()) {
    const { language, name, text } = draftFile(draft);
    const folder = join(into, language);
    const path = join(folder, name);
    await mkdir(folder, { recursive: true });
    const result = await writeNew(path, text);
    if (remove && result === 'written') await drafts.remove(draft.id);
    written.push({ path, result });
  }
  return written;
}

async function writeNew(path: string, text: string): Promise<WrittenDraft['result']> {
  try {
    await writeFile(path, text, { flag: 'wx' });
    return 'written';
  } catch (error) {
    if (typeof error === 'object' && error !== null && 'code' in error && error.code === 'EEXIST') return 'exists';
    throw error;
  }
}
