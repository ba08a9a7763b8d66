import type { Client, GraphRequest } from '@microsoft/microsoft-graph-client';
import { DependencyError } from '../errors/app-error.ts';

/** A person is in hundreds of groups at most; a directory that never ends its list must not hold a turn. */
const mostPages = 20;

/**
 * All items of a collection, following `@odata.nextLink` as it is given. Headers do not carry over to the next page, so
 * `headers` are sent again (https://learn.microsoft.com/graph/paging).
 */
export async function readAll<T>(
  first: GraphRequest,
  client: Client,
  headers: Readonly<Record<string, string>> = {},
): Promise<readonly T[]> {
  const items: T[] = [];
  let request = first.headers({ ...headers });
  for (let page = 0; page < mostPages; page += 1) {
    const { value, nextLink } = parsePage(await request.get());
    items.push(...(value as T[]));
    if (nextLink === undefined) return items;
    request = client.api(nextLink).headers({ ...headers });
  }
  throw new DependencyError('directory_unavailable', 'a list of the directory does not end');
}

function parsePage(body: unknown): { readonly value: readonly unknown[]; readonly nextLink: string | undefined } {
  if (typeof body !== 'object' || body === null || !('value' in body) || !Array.isArray(body.value)) {
    throw new DependencyError('directory_unavailable', 'the directory answered with something that is no list');
  }
  const link = '@odata.nextLink' in body ? body['@odata.nextLink'] : undefined;
  return { value: body.value, nextLink: typeof link === 'string' && link !== '' ? link : undefined };
}
