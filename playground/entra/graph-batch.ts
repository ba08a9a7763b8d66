import type { GraphReply, GraphRequestIn } from './graph-request.ts';
import { badRequest } from './graph-failure.ts';

export const batchPath = '/v1.0/$batch';
const mostInBatch = 20;

type Ask = (request: GraphRequestIn) => Promise<GraphReply>;
type Part = { readonly id: string; readonly request: GraphRequestIn };

/**
 * JSON batching (https://learn.microsoft.com/graph/json-batching): every request is judged by itself, under the caller
 * of the whole, and answered in an order that nobody may lean on. `drop` when one of them was to break the connection.
 * Throws 400 when the batch as such is malformed; none of it is carried out then. `dependsOn` is not offered.
 */
export async function answerBatch(outer: GraphRequestIn, body: unknown, ask: Ask): Promise<object | 'drop'> {
  const parts = partsOf(outer, body);
  const replies = await Promise.all(parts.map(async ({ id, request }) => ({ id, reply: await ask(request) })));
  const responses: object[] = [];
  for (const { id, reply } of replies.reverse()) {
    if (reply.kind === 'drop') return 'drop';
    const empty = reply.body === null || reply.body === undefined;
    // The id of a request is the outer answer's; inside, only the body of an error names one.
    const { 'request-id': _outer, ...own } = reply.headers;
    const headers = {
      ...capitalised(own),
      ...(empty ? {} : { 'Content-Type': 'application/json;odata.metadata=minimal;charset=utf-8' }),
    };
    responses.push({ id, status: reply.status, headers, ...(empty ? {} : { body: reply.body }) });
  }
  return { responses };
}

function partsOf(outer: GraphRequestIn, body: unknown): readonly Part[] {
  const requests = isObject(body) ? body['requests'] : undefined;
  if (!Array.isArray(requests)) throw badRequest('Invalid batch payload format.', 'BadRequest');
  if (requests.length === 0 || requests.length > mostInBatch) {
    throw badRequest(`The number of requests in a batch must be from 1 to ${String(mostInBatch)}.`, 'BadRequest');
  }
  const parts = requests.map((request) => partOf(outer, request));
  if (new Set(parts.map(({ id }) => id.toLowerCase())).size !== parts.length)
    throw badRequest('Request Id has to be unique in a batch.', 'BadRequest');
  return parts;
}

const known: ReadonlySet<string> = new Set(['id', 'method', 'url', 'headers', 'body']);

function partOf(outer: GraphRequestIn, request: unknown): Part {
  if (!isObject(request)) throw badRequest('Invalid batch payload format.', 'BadRequest');
  const { id, method, url, headers = {}, body } = request;
  const unknownName = Object.keys(request).find((name) => !known.has(name));
  if (unknownName !== undefined) throw badRequest(`The member '${unknownName}' is not offered.`, 'BadRequest');
  if (typeof id !== 'string' || id === '') throw badRequest('Request Id cannot be null or empty.', 'BadRequest');
  if (typeof method !== 'string' || !['GET', 'POST', 'PUT', 'PATCH', 'DELETE'].includes(method))
    throw badRequest(`Request ${id} has no known method.`, 'BadRequest');
  if (typeof url !== 'string' || !/^\/(?!\/)\S*$/.test(url) || /^\/\$batch/i.test(url))
    throw badRequest(`Request ${id} has no relative url.`, 'BadRequest');
  if (!isObject(headers) || !Object.values(headers).every((value) => typeof value === 'string'))
    throw badRequest(`Request ${id} has malformed headers.`, 'BadRequest');
  const own = Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), String(value)]));
  if (body !== undefined && own['content-type'] === undefined)
    throw badRequest(`Write request id : ${id} does not contain Content-Type header or body.`, 'BadRequest');
  return {
    id,
    request: {
      method,
      url: new URL(`/v1.0${url}`, outer.url),
      headers: { ...own, authorization: outer.headers.authorization },
      text: body === undefined ? '' : JSON.stringify(body),
    },
  };
}

function capitalised(headers: Readonly<Record<string, string>>): Record<string, string> {
  const upper = (name: string): string => name.replace(/(^|-)[a-z]/g, (letter) => letter.toUpperCase());
  return Object.fromEntries(Object.entries(headers).map(([name, value]) => [upper(name), value]));
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
