import { describe, expect, it } from '@jest/globals';
import {
  fileLimits,
  readFileRows,
  UnreadableFileError,
  type FileRow,
} from '../../../services/campaign/audience-file.ts';
import { cpuMs } from '../../support/cpu-ms.ts';

/** As an upload comes: in pieces that end anywhere, in the middle of a letter too. */
async function* pieces(bytes: Uint8Array, size: number): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

async function list<T>(all: AsyncIterable<T>): Promise<readonly T[]> {
  const items: T[] = [];
  for await (const item of all) items.push(item);
  return items;
}

async function read(file: string | Uint8Array, size = 5): Promise<readonly FileRow[] | string> {
  const bytes = typeof file === 'string' ? Buffer.from(file) : file;
  try {
    return await list(readFileRows(pieces(bytes, size)));
  } catch (error) {
    if (error instanceof UnreadableFileError) return error.reason;
    throw error;
  }
}
const upn = 'aino@contoso.example';
const id = '0A1B2C3D-1111-4222-8333-444455556666';

describe('a file of people', () => {
  it.each([
    ['a byte order mark and commas', `\uFEFFuserPrincipalName,name\r\n${upn},Aino\r\n`],
    ['semicolons, as in Finland', `Nimi;Käyttäjätunnus\r\nAino, V.;${upn}\r\n`],
    ['tabs', `Display name\tUser principal name\nAino\t${upn}\n`],
    ['quoted cells with everything in them', `"E-mail ";"Notes"\n"${upn}";"a;b\r\n""c"""\n`],
    ['blank lines before, between and after', `\n \nupn\n\n${upn}\n\n,,\n`],
    ['a blank line that comes by itself', `    \nNimi;Käyttäjätunnus\nAino;${upn}\n`],
    ['bare line feeds of an old Mac', `upn\r${upn}\r`],
    ['no header, one column', `${upn}\n`],
    ['no line end at all', upn],
    ['capitals, blanks and an invisible character', `UPN\n  Aino@\u200BContoso.EXAMPLE \n`],
    ['a mailto: link', `mail\nmailto:${upn}\n`],
    ['a comma in a quoted name and semicolons between', `"a,b,c";upn\nx;${upn}\n`],
  ])('with %s names its person', async (_what, file) => {
    expect(await read(file)).toEqual([expect.objectContaining({ name: upn })]);
  });

  it('is looked through once: much white space before its first line costs no more than the rest', async () => {
    const ms = await cpuMs(async () => expect(await read(' '.repeat(60_000), 60_000)).toBe('empty'));
    // Milliseconds, where every blank is begun at once; a quarter of a minute where each is begun at each.
    expect(ms).toBeLessThan(2_000);
  });

  it('takes object ids before names, and the next column where one names nobody', async () => {
    expect(await read(`mail,object id\n${upn},${id}\n${upn},\n`)).toEqual([
      { line: 2, name: id.toLowerCase() },
      { line: 3, name: upn },
    ]);
    expect(await read(`id,upn\n1,${upn}\n`)).toEqual([{ line: 2, name: upn }]);
    expect(await read('username,email\njdoe,jane.doe@contoso.com\nroe,\n')).toEqual([
      { line: 2, name: 'jane.doe@contoso.com' },
      { line: 3, problem: 'no-name' },
    ]);
    expect(await read(`{${id}}\n`)).toEqual([{ line: 1, name: id.toLowerCase() }]);
  });

  it.each([
    ['=HYPERLINK("https://evil.example")', 'formula'],
    ['+358401234567', 'formula'],
    ['-1', 'formula'],
    ['@SUM(A1)', 'formula'],
    ['\u200B=1+1', 'formula'],
    ['＝1+1', 'formula'],
    ['"aino@contoso.example\nevil@contoso.example"', 'formula'],
    ['aino\u0007@contoso.example', 'formula'],
    ['', 'empty'],
    ['Aino Virtanen', 'no-name'],
    ['aino@', 'no-name'],
    ['x'.repeat(400), 'too-long'],
    ['AINO@contoso.example', 'duplicate'],
  ])('says what is wrong with %j', async (cell, problem) => {
    const quoted = cell.startsWith('"') || !/[",]/u.test(cell) ? cell : `"${cell.replaceAll('"', '""')}"`;
    const rows = await read(`name,upn\nx,${upn}\ny,${quoted}\nz,b@contoso.example\n`);
    expect(rows).toEqual([
      { line: 2, name: upn },
      { line: quoted.includes('\n') ? 4 : 3, problem },
      { line: quoted.includes('\n') ? 5 : 4, name: 'b@contoso.example' },
    ]);
  });

  it.each([
    ['UTF-16 with its mark', Buffer.from(`\uFEFFupn\n${upn}`, 'utf16le'), 'not-utf8'],
    ['UTF-16 without', Buffer.from(`upn\n${upn}`, 'utf16le'), 'not-utf8'],
    ['Latin-1', Buffer.from(`upn;nimi\n${upn};Äiti`, 'latin1'), 'not-utf8'],
    ['a letter cut in two at the end', Buffer.from(`upn\n${upn}\nä`).subarray(0, -1), 'not-utf8'],
    ['a spreadsheet of its own format', Buffer.from([0x50, 0x4b, 3, 4, 0x14, 0, 6, 0, 0xff]), 'not-utf8'],
    ['nothing', '', 'empty'],
    ['a header alone', 'upn,name\n', 'empty'],
    ['blank lines alone', '\n\r\n ; \n', 'empty'],
    ['columns that nobody knows', 'Etunimi;Sukunimi\nAino;Virtanen\n', 'no-column'],
    ['one column of names as people say them', 'Aino\nEino\n', 'no-column'],
    ['a quote that is never closed', `upn,name\n${upn},"Aino\nb@contoso.example,x\n`, 'broken-quotes'],
    [
      'one that swallows a long file',
      `upn,name\n${upn},"Aino\n${'b@contoso.example,x\n'.repeat(20_000)}`,
      'broken-quotes',
    ],
  ])('of %s cannot be used, and the word is told', async (_what, file, reason) => {
    expect(await read(file, 4_096)).toBe(reason);
    expect(await read(file, 1_021)).toBe(reason);
  });

  it('of 200,000 rows is read a piece at a time', async () => {
    const row = (index: number): string => `p${String(index)}@contoso.example;Somebody\r\n`;
    let given = 0;
    async function* upload(rows: number): AsyncGenerator<Uint8Array> {
      yield Buffer.from('upn;name\r\n');
      for (let index = 0; index < rows; index += 1_000) {
        given = index;
        yield Buffer.from(Array.from({ length: Math.min(1_000, rows - index) }, (_, i) => row(index + i)).join(''));
      }
    }
    let count = 0;
    let furthest = 0;
    for await (const each of readFileRows(upload(fileLimits.rows))) {
      if ('name' in each) count += 1;
      // No more than a few pieces are read ahead of what is used.
      furthest = Math.max(furthest, given - count);
    }
    expect(count).toBe(fileLimits.rows);
    expect(furthest).toBeLessThan(20_000);
  });

  it('with one row more than that is too long', async () => {
    const limits = { ...fileLimits, rows: 3 };
    const lines = (rows: number): AsyncGenerator<Uint8Array> =>
      pieces(Buffer.from(`upn\n${Array.from({ length: rows }, (_, i) => `p${String(i)}@x.example\n`).join('')}`), 7);
    expect(await list(readFileRows(lines(3), limits))).toHaveLength(3);
    await expect(list(readFileRows(lines(4), limits))).rejects.toMatchObject({ reason: 'too-many-rows' });
    expect(fileLimits.rows).toBe(200_000);
  });

  it('beyond its limit of bytes is refused before the rest is read', async () => {
    let given = 0;
    async function* endless(): AsyncGenerator<Uint8Array> {
      yield Buffer.from(`upn\n${upn}\n`);
      for (;;) {
        given += 1;
        yield Buffer.alloc(1024, `${','.repeat(63)}\n`);
      }
    }
    const limits = { ...fileLimits, bytes: 500 * 1024 };
    await expect(list(readFileRows(endless(), limits))).rejects.toMatchObject({ reason: 'too-large' });
    expect(given).toBe(500);
    expect(fileLimits.bytes).toBe(50 * 1024 * 1024);
  });

  it('whose upload breaks off fails as the upload did', async () => {
    async function* broken(): AsyncGenerator<Uint8Array> {
      yield Buffer.from(`upn\n${upn}\n`);
      throw new RangeError('connection lost');
    }
    await expect(list(readFileRows(broken()))).rejects.toThrow('connection lost');
  });
});
