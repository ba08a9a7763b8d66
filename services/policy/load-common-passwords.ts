import { readFile } from 'node:fs/promises';
import { loadCommonPasswordFilter, type CommonPasswordFilter } from './common-password-filter.ts';

/** The bytes of the filter as they are served to the page. */
export async function readCommonPasswordBytes(): Promise<Uint8Array> {
  return new Uint8Array(await readFile(new URL('./common-passwords.bin', import.meta.url)));
}

/** The filter from the file beside this one, for the executor. */
export async function loadCommonPasswords(): Promise<CommonPasswordFilter> {
  return loadCommonPasswordFilter(await readCommonPasswordBytes());
}
