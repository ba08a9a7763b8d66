import { badRequest } from './graph-failure.ts';

/** What of OData the pretend Graph understands. What it does not understand it refuses, as Graph does. */

type Item = Readonly<Record<string, unknown>>;

/** The named properties of an item, `null` where it has none; `fallback` without `$select`. */
export function select(
  item: Item,
  query: URLSearchParams,
  known: ReadonlySet<string>,
  fallback: readonly string[],
  lists: ReadonlySet<string> = new Set(),
): Item {
  const names =
    query
      .get('$select')
      ?.split(',')
      .map((name) => name.trim()) ?? fallback;
  for (const name of names) if (!known.has(name)) throw unknownProperty(name);
  return Object.fromEntries(names.map((name) => [name, item[name] ?? (lists.has(name) ? [] : null)]));
}

export function requireKnownOptions(query: URLSearchParams, allowed: readonly string[]): void {
  for (const name of query.keys()) {
    if (name.startsWith('$') && !allowed.includes(name)) {
      throw badRequest(`Query option '${name}' is not allowed on this resource.`, 'BadRequest');
    }
  }
}

/** Casts, `ne`, `endsWith` and the like need `ConsistencyLevel: eventual` and `$count=true` together. */
export function requireAdvanced(query: URLSearchParams, consistencyLevel: string | undefined): void {
  if (consistencyLevel !== 'eventual' || query.get('$count') !== 'true') {
    throw badRequest(
      'The specified query requires ConsistencyLevel: eventual and $count=true.',
      'Request_UnsupportedQuery',
    );
  }
}

export type Page = { readonly '@odata.context': string; readonly value: readonly unknown[] } & Readonly<
  Record<string, unknown>
>;

/**
 * One page of a list with a link to the next, absolute, carrying every option of the request again. `shape` makes of an
 * item what is shown, for those of the page only.
 */
export function page<T>(
  items: readonly T[],
  query: URLSearchParams,
  url: string,
  context: string,
  usual: number,
  shape: (item: T) => unknown = (item) => item,
): Page {
  const size = pageSize(query, usual);
  const start = Number(query.get('$skiptoken') ?? '0');
  if (!Number.isInteger(start) || start < 0) throw badRequest('The skip token is not valid.', 'BadRequest');
  const counted = query.get('$count') === 'true' && start === 0 ? { '@odata.count': items.length } : {};
  const following = new URLSearchParams(query);
  following.set('$skiptoken', String(start + size));
  const next = start + size < items.length ? { '@odata.nextLink': `${url}?${following.toString()}` } : {};
  return { '@odata.context': context, ...counted, ...next, value: items.slice(start, start + size).map(shape) };
}

function pageSize(query: URLSearchParams, usual: number): number {
  const top = query.get('$top');
  if (top === null) return usual;
  const size = Number(top);
  if (!Number.isInteger(size) || size < 1 || size > 999)
    throw badRequest('Invalid page size specified. Must be between 1 and 999 inclusive.');
  return size;
}

/**
 * `$filter` as a test on items: `eq`, `in`, `startsWith`, `ge` and `le` of moments and `any` with `eq`, joined by `and`;
 * with `advanced` also `ne` and `endsWith`. `advanced` is told the property.
 */
export function filter(
  expression: string | null,
  known: ReadonlySet<string>,
  advanced: (needed: 'always' | 'moments') => void,
): (item: Item) => boolean {
  if (expression === null) return () => true;
  const tests = expression.split(/\s+and\s+/i).map((clause) => parseClause(clause.trim(), known, advanced));
  return (item) => tests.every((test) => test(item));
}

type Advanced = (needed: 'always' | 'moments') => void;

function parseClause(clause: string, known: ReadonlySet<string>, advanced: Advanced): (item: Item) => boolean {
  return parseMoment(clause, known, advanced) ?? parseMany(clause, known) ?? parseUsual(clause, known, advanced);
}

/** `employeeHireDate ge 2026-03-01T00:00:00Z` */
function parseMoment(
  clause: string,
  known: ReadonlySet<string>,
  advanced: Advanced,
): ((item: Item) => boolean) | undefined {
  const found = /^([A-Za-z]+)\s+(eq|ge|le|gt|lt)\s+(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?Z)$/.exec(clause);
  const name = found?.[1];
  if (found === null || name === undefined) return undefined;
  if (!known.has(name)) throw unknownProperty(name);
  advanced('moments');
  const wanted = Date.parse(found[3] ?? '');
  const tests: Readonly<Record<string, (at: number) => boolean>> = {
    eq: (at) => at === wanted,
    ge: (at) => at >= wanted,
    le: (at) => at <= wanted,
    gt: (at) => at > wanted,
    lt: (at) => at < wanted,
  };
  const test = tests[found[2] ?? 'eq'];
  return (item) => {
    const value = item[name];
    return typeof value === 'string' && test?.(Date.parse(value)) === true;
  };
}

const mostInList = 15;

/** `id in ('…', '…')` with at most fifteen values, and `methodsRegistered/any(t: t eq 'email')`. */
function parseMany(clause: string, known: ReadonlySet<string>): ((item: Item) => boolean) | undefined {
  const list = /^([A-Za-z]+)\s+in\s+\(((?:\s*'(?:[^']|'')*'\s*,?)+)\)$/.exec(clause);
  const any = /^([A-Za-z]+)\/any\((\w+):\s*\2\s+eq\s+('(?:[^']|'')*')\)$/.exec(clause);
  const name = list?.[1] ?? any?.[1];
  if (name === undefined) return undefined;
  if (!known.has(name)) throw unknownProperty(name);
  if (any !== null) {
    const wanted = literal(any[3] ?? "''");
    return (item) => Array.isArray(item[name]) && item[name].some((value) => same(value, wanted));
  }
  const wanted = [...(list?.[2] ?? '').matchAll(/'(?:[^']|'')*'/g)].map(([text]) => literal(text));
  if (wanted.length > mostInList) throw badRequest(`Too many child clauses specified in search filter expression.`);
  return (item) => wanted.some((value) => same(item[name], value));
}

function parseUsual(clause: string, known: ReadonlySet<string>, advanced: Advanced): (item: Item) => boolean {
  const comparison = /^([A-Za-z]+)\s+(eq|ne)\s+('(?:[^']|'')*'|true|false|null)$/.exec(clause);
  const call = /^(startsWith|endsWith)\(([A-Za-z]+),\s*'((?:[^']|'')*)'\)$/i.exec(clause);
  const name = comparison?.[1] ?? call?.[2];
  if (name === undefined) throw badRequest(`Invalid filter clause: '${clause}'.`, 'BadRequest');
  if (!known.has(name)) throw unknownProperty(name);
  if (comparison) {
    const wanted = literal(comparison[3] ?? 'null');
    if (comparison[2] === 'ne') advanced('always');
    return (item) => same(item[name] ?? null, wanted) === (comparison[2] === 'eq');
  }
  const text = (call?.[3] ?? '').replaceAll("''", "'").toLowerCase();
  const ends = call?.[1]?.toLowerCase() === 'endswith';
  if (ends) advanced('always');
  return (item) => {
    const value = item[name];
    if (typeof value !== 'string') return false;
    return ends ? value.toLowerCase().endsWith(text) : value.toLowerCase().startsWith(text);
  };
}

function literal(text: string): string | boolean | null {
  if (text === 'null') return null;
  if (text === 'true' || text === 'false') return text === 'true';
  return text.slice(1, -1).replaceAll("''", "'");
}

function same(left: unknown, right: unknown): boolean {
  return typeof left === 'string' && typeof right === 'string'
    ? left.toLowerCase() === right.toLowerCase()
    : left === right;
}

function unknownProperty(name: string): Error {
  return badRequest(`Parsing OData Select and Expand failed: Could not find a property named '${name}'.`, 'BadRequest');
}
