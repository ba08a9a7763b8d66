import { Readable } from 'node:stream';
import { CsvError, parse } from 'csv-parse';
import { isFormula } from '../csv/write-csv.ts';
import { InvariantError } from '../errors/app-error.ts';
import { columnsOf, delimiterOf, nameIn } from './audience-columns.ts';
import type { UnreadableFile } from './audience-reader.ts';
import type { RowProblem } from './campaign.ts';

/** One row with something in it: who it names, or what is wrong with it. */
export type FileRow =
  { readonly line: number; readonly name: string } | { readonly line: number; readonly problem: RowProblem['problem'] };

/** The file as a whole cannot be used. Thrown within this folder only; callers of the port get a value. */
export class UnreadableFileError extends Error {
  readonly reason: UnreadableFile;

  constructor(reason: UnreadableFile) {
    super(`the file of rows cannot be read: ${reason}`);
    this.name = 'UnreadableFileError';
    this.reason = reason;
  }
}

export type FileLimits = { readonly bytes: number; readonly rows: number };
export const fileLimits: FileLimits = { bytes: 50 * 1024 * 1024, rows: 200_000 };

/** The longest user principal name has 113 characters; with blanks and quotes around it, nobody needs more. */
const longestCell = 300;
/** Beyond this a row does not end: a quote that nobody closed takes the rest of the file for one cell. */
const longestRow = 256 * 1024;
/** The first line decides what stands between cells; a longer one is no header. */
const longestFirstLine = 64 * 1024;

/**
 * The rows of a file as they come, the header left out and nothing kept but the names met so far, which tell what comes
 * twice. Throws `UnreadableFileError`; whatever the stream itself throws leaves as it is.
 */
export async function* readFileRows(
  bytes: AsyncIterable<Uint8Array>,
  limits: FileLimits = fileLimits,
): AsyncGenerator<FileRow> {
  const seen = new Set<string>();
  let columns: readonly number[] | undefined;
  let rows = 0;
  for await (const { line, cells } of readCells(plainLineEnds(textOf(bytes, limits.bytes)))) {
    if (cells.every((cell) => cell.trim() === '')) continue;
    if (columns === undefined) {
      const found = columnsOf(cells);
      if (found === undefined) throw new UnreadableFileError('no-column');
      columns = found.columns;
      if (found.header) continue;
    }
    rows += 1;
    if (rows > limits.rows) throw new UnreadableFileError('too-many-rows');
    yield rowOf(line, cells, columns, seen);
  }
  if (rows === 0) throw new UnreadableFileError('empty');
}

function rowOf(line: number, cells: readonly string[], columns: readonly number[], seen: Set<string>): FileRow {
  const filled = columns.map((column) => cells[column] ?? '').filter((text) => text.trim() !== '');
  // A running number stands in a column `id`, and a short name in one of user names: a later column may say who it is.
  const cell = filled.find((text) => text.length <= longestCell && nameIn(text) !== undefined) ?? filled[0];
  if (cell === undefined) return { line, problem: 'empty' };
  if (cell.length > longestCell) return { line, problem: 'too-long' };
  // Nobody is called so; whoever opens a copy of the file in a spreadsheet must not run it either.
  if (/\p{Cc}/u.test(cell.trim()) || isFormula(cell.replaceAll(/\p{Cf}/gu, ''))) return { line, problem: 'formula' };
  const name = nameIn(cell);
  if (name === undefined) return { line, problem: 'no-name' };
  if (seen.has(name)) return { line, problem: 'duplicate' };
  seen.add(name);
  return { line, name };
}

/** UTF-8 only, without its byte order mark. Another encoding would turn names into other people's. */
async function* textOf(bytes: AsyncIterable<Uint8Array>, mostBytes: number): AsyncGenerator<string> {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  let size = 0;
  const decode = (chunk?: Uint8Array): string => {
    let text: string;
    try {
      text = chunk === undefined ? decoder.decode() : decoder.decode(chunk, { stream: true });
    } catch {
      throw new UnreadableFileError('not-utf8');
    }
    // UTF-16 without its mark passes for UTF-8 with a NUL at every other place.
    if (text.includes('\0')) throw new UnreadableFileError('not-utf8');
    return text;
  };
  for await (const chunk of bytes) {
    size += chunk.byteLength;
    if (size > mostBytes) throw new UnreadableFileError('too-large');
    yield decode(chunk);
  }
  yield decode();
}

/** One kind of line end, so that lines are counted as an editor counts them, in cells of several lines too. */
async function* plainLineEnds(text: AsyncGenerator<string>): AsyncGenerator<string> {
  let held = '';
  for await (const piece of text) {
    const whole = held + piece;
    // Its line feed may come with the next piece.
    held = whole.endsWith('\r') ? '\r' : '';
    yield whole.slice(0, whole.length - held.length).replaceAll(/\r\n?/gu, '\n');
  }
  if (held !== '') yield '\n';
}

type Cells = { readonly line: number; readonly cells: readonly string[] };

async function* readCells(text: AsyncGenerator<string>): AsyncGenerator<Cells> {
  const { begun, firstLine } = await untilFirstLine(text);
  const parser = parse({
    delimiter: delimiterOf(firstLine),
    info: true,
    max_record_size: longestRow,
    relax_column_count: true,
    // A quote inside a bare cell is a character of it.
    relax_quotes: true,
  });
  const source = Readable.from(joined(begun, text));
  source.on('error', (error) => parser.destroy(error));
  source.pipe(parser);
  try {
    for await (const record of parser as AsyncIterable<unknown>) yield cellsOf(record);
  } catch (error) {
    if (error instanceof CsvError) throw new UnreadableFileError('broken-quotes');
    throw error;
  } finally {
    source.destroy();
    parser.destroy();
  }
}

/** As much of the text as its first line with something in it takes. */
async function untilFirstLine(
  text: AsyncGenerator<string>,
): Promise<{ readonly begun: string; readonly firstLine: string }> {
  let begun = '';
  for (;;) {
    const from = begun.search(/\S/u);
    const to = from === -1 ? -1 : begun.indexOf('\n', from);
    const firstLine = to === -1 ? undefined : begun.slice(from, to);
    if (firstLine !== undefined || begun.length > longestFirstLine) return { begun, firstLine: firstLine ?? '' };
    const next = await text.next();
    if (next.done === true) return { begun, firstLine: begun.trim() };
    begun += next.value;
  }
}

async function* joined(begun: string, rest: AsyncGenerator<string>): AsyncGenerator<Buffer> {
  if (begun !== '') yield Buffer.from(begun);
  for await (const text of rest) if (text !== '') yield Buffer.from(text);
}

function cellsOf(record: unknown): Cells {
  const { info, record: cells } = record as { info?: { lines?: unknown }; record?: unknown };
  if (typeof info?.lines !== 'number' || !Array.isArray(cells)) throw new InvariantError('a row without cells');
  return { line: info.lines, cells: cells as string[] };
}
