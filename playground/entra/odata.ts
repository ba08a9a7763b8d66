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

/** One page of a list with a link to the next, absolute, carrying every option of the request again. */
export function page(
  items: readonly unknown[],
  query: URLSearchParams,
  url: string,
  context: string,
  usual: number,
): Page {
  const size = pageSize(query, usual);
  const start = Number(query.get('$skiptoken') ?? '0');
  if (!Number.isInteger(start) || start < 0) throw badRequest('The skip token is not valid.', 'BadRequest');
  const counted = query.get('$count') === 'true' && start === 0 ? { '@odata.count': items.length } : {};
  const following = new URLSearchParams(query);
  following.set('$skiptoken', String(start + size));
  const next = start + size < items.length ? { '@odata.nextLink': `${url}?${following.toString()}` } : {};
  return { '@odata.context': context, ...counted, ...next, value: items.slice(start, start + size) };
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
 * `$filter` as a test on items: `eq` and `startsWith`, joined by `and`; with `advanced` also `ne` and `endsWith`.
 */
export function filter(
  expression: string | null,
  known: ReadonlySet<string>,
  advanced: () => void,
): (item: Item) => boolean {
  if (expression === null) return () => true;
  const tests = expression.split(/\s+and\s+/i).map((clause) => parseClause(clause.trim(), known, advanced));
  return (item) => tests.every((test) => test(item));
}

function parseClause(clause: string, known: ReadonlySet<string>, advanced: () => void): (item: Item) => boolean {
  const comparison = /^([A-Za-z]+)\s+(eq|ne)\s+('(?:[^']|'')*'|true|false|null)$/.exec(clause);
  const call = /^(startsWith|endsWith)\(([A-Za-z]+),\s*'((?:[^']|'')*)'\)$/i.exec(clause);
  const name = comparison?.[1] ?? call?.[2];
  if (name === undefined) throw badRequest(`Invalid filter clause: '${clause}'.`, 'BadRequest');
  if (!known.has(name)) throw unknownProperty(name);
  if (comparison) {
    const wanted = literal(comparison[3] ?? 'null');
    if (comparison[2] === 'ne') advanced();
    return (item) => same(item[name] ?? null, wanted) === (comparison[2] === 'eq');
  }
  const text = (call?.[3] ?? '').replaceAll("''", "'").toLowerCase();
  const ends = call?.[1]?.toLowerCase() === 'endswith';
  if (ends) advanced();
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
