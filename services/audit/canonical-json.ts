import { InvariantError } from '../errors/app-error.ts';

const deepest = 32;

/**
 * The one spelling of a JSON value: members sorted by UTF-16 code units, no white space, and everything outside
 * printable ASCII written as `\uXXXX`. So a line holds no control, bidirectional or invisible character that could
 * make a log viewer show something else than what is there. `undefined` members are left out.
 * Throws `InvariantError` for what JSON does not have (NaN, bigint, Date, functions, holes) and below 32 levels.
 */
export function canonicalJson(value: unknown): string {
  return write(value, 0);
}

function write(value: unknown, depth: number): string {
  if (depth > deepest) throw new InvariantError('canonical JSON: too deep');
  if (value === null || typeof value === 'boolean') return String(value);
  if (typeof value === 'string') return writeString(value);
  if (typeof value === 'number') return writeNumber(value);
  if (Array.isArray(value)) return `[${Array.from(value, (item: unknown) => write(item, depth + 1)).join(',')}]`;
  if (isPlainObject(value)) return writeObject(value, depth);
  throw new InvariantError('canonical JSON: not a JSON value', { details: { type: typeof value } });
}

function writeObject(value: Readonly<Record<string, unknown>>, depth: number): string {
  const members = Object.keys(value)
    .sort()
    .filter((name) => value[name] !== undefined)
    .map((name) => `${writeString(name)}:${write(value[name], depth + 1)}`);
  return `{${members.join(',')}}`;
}

function writeNumber(value: number): string {
  if (!Number.isFinite(value)) throw new InvariantError('canonical JSON: not a finite number');
  return JSON.stringify(value);
}

/** Texts that are spelled as they are: printable ASCII without the quote and the backslash. Nearly all of ours. */
const plainText = /^[ !#-[\]-~]*$/;

function writeString(value: string): string {
  if (plainText.test(value)) return `"${value}"`;
  return JSON.stringify(value).replace(
    /[^\x20-\x7e]/g,
    (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}

function isPlainObject(value: unknown): value is Readonly<Record<string, unknown>> {
  if (typeof value !== 'object' || value === null) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
}
