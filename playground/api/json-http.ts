import type { IncomingMessage, ServerResponse } from 'node:http';
import type { z } from 'zod';

/** One request, taken apart. */
export type JsonCall = {
  readonly method: string;
  readonly path: string;
  readonly query: URLSearchParams;
  readonly headers: IncomingMessage['headers'];
  /** The body as text; empty when there is none. */
  readonly text: string;
  /** The body as JSON; undefined when it is none. */
  readonly json: unknown;
};

export type JsonAnswer = {
  readonly status: number;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
};

const maxBodyBytes = 1024 * 1024;

/** Reads the whole request; `too-large` above 1 MB. */
export async function readCall(request: IncomingMessage): Promise<JsonCall | 'too-large'> {
  const url = new URL(request.url ?? '/', 'http://playground');
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > maxBodyBytes) return 'too-large';
    chunks.push(chunk);
  }
  const text = Buffer.concat(chunks).toString('utf8');
  return {
    method: request.method ?? 'GET',
    path: url.pathname,
    query: url.searchParams,
    headers: request.headers,
    text,
    json: parse(text),
  };
}

/** Sends JSON (or nothing) and ends the response. */
export function sendAnswer(response: ServerResponse, { status, body, headers = {} }: JsonAnswer): void {
  const text = body === undefined ? '' : JSON.stringify(body);
  response.writeHead(status, {
    'content-type': 'application/json; charset=utf-8',
    'cache-control': 'no-store',
    ...headers,
  });
  response.end(text);
}

function parse(text: string): unknown {
  try {
    return text === '' ? undefined : (JSON.parse(text) as unknown);
  } catch {
    return undefined;
  }
}

/** Answers 400 in words when the body does not fit. */
export async function withBody<Body>(
  call: JsonCall,
  schema: z.ZodType<Body>,
  answer: (body: Body) => Promise<JsonAnswer>,
): Promise<JsonAnswer> {
  const parsed = schema.safeParse(call.json);
  if (parsed.success) return answer(parsed.data);
  return bad(parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`).join('; '));
}

export const ok = (body: unknown): JsonAnswer => ({ status: 200, body });
export const bad = (message: string): JsonAnswer => ({ status: 400, body: { error: { code: 'BadRequest', message } } });
export const missing = (message: string): JsonAnswer => ({
  status: 404,
  body: { error: { code: 'NotFound', message } },
});
