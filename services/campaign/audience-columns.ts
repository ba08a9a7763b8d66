import { foldText } from '../i18n/commands.ts';
import { isUserPrincipalName, readUserPrincipalName } from '../directory/user-principal-name.ts';

/** Characters between two cells of a file; what a spreadsheet writes depends on where it runs. */
export const delimiters = [',', ';', '\t'] as const;
export type Delimiter = (typeof delimiters)[number];

/** What stands most often outside of quotes in the first line; a comma where none does. */
export function delimiterOf(firstLine: string): Delimiter {
  const bare = firstLine.replaceAll(/"[^"]*"?/gu, '');
  const counted = delimiters.map((delimiter) => ({ delimiter, times: bare.split(delimiter).length - 1 }));
  return counted.reduce((most, one) => (one.times > most.times ? one : most)).delimiter;
}

/**
 * Headers of columns that name somebody, the surest first: an object id never changes hands, a mail address is often, not
 * always, the user principal name. As the exports of Entra, of Microsoft 365 and of Finnish spreadsheets write them.
 */
const headers: readonly (readonly string[])[] = [
  [
    'object id',
    'objectid',
    'id',
    'user id',
    'userid',
    'azure ad object id',
    'entra object id',
    'olion tunnus',
    'objektitunnus',
  ],
  [
    'upn',
    'user principal name',
    'userprincipalname',
    'username',
    'user name',
    'user',
    'account',
    'sign in name',
    'käyttäjätunnus',
    'käyttäjänimi',
    'käyttäjän täydellinen nimi',
    'tunnus',
    'käyttäjä',
  ],
  [
    'email',
    'e mail',
    'mail',
    'email address',
    'e mail address',
    'mail address',
    'primary smtp address',
    'sähköposti',
    'sähköpostiosoite',
  ],
];
const known: readonly ReadonlySet<string>[] = headers.map((names) => new Set(names.map(foldText)));

/**
 * Where a row names its person, in the order to look, from the first row of a file. `header`: that row is one. Undefined:
 * no column is known by its name, and the file is no bare list of names either.
 */
export function columnsOf(
  firstRow: readonly string[],
): { readonly header: boolean; readonly columns: readonly number[] } | undefined {
  const folded = firstRow.map(foldText);
  const columns = known.flatMap((names) => folded.flatMap((cell, index) => (names.has(cell) ? [index] : [])));
  if (columns.length > 0) return { header: true, columns };
  const [only, ...others] = firstRow;
  const bare = only !== undefined && others.every((cell) => cell.trim() === '') && nameIn(only) !== undefined;
  return bare ? { header: false, columns: [0] } : undefined;
}

/** The user principal name or object id in a cell, in lower case; undefined for anything else. */
export function nameIn(cell: string): string | undefined {
  const name = readUserPrincipalName(cell).replace(/^\{(.*)\}$/u, '$1');
  const isId = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/u.test(name);
  return isId || isUserPrincipalName(name) ? name : undefined;
}
