/** An answer as it came over the wire, or out of a batch. `body`: bytes, or what a batch had parsed already. */
export type GraphAnswer = {
  readonly status: number;
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer | { readonly parsed: unknown } | undefined;
};

/**
 * A `Response` as far as the SDK and our own middleware look: `status`, `ok`, `headers.get`, `json`, `text`. The real one
 * pipes every body through streams, which for a small JSON answer cost more than parsing it. `body` is null: nobody
 * streams, and there is nothing to cancel.
 */
export function toResponse({ status, headers, body }: GraphAnswer): Response {
  const lean = {
    status,
    ok: status >= 200 && status < 300,
    headers: { get: (name: string) => headers[name.toLowerCase()] ?? null },
    body: null,
    text: async () => textOf(body),
    json: async () => (body !== undefined && 'parsed' in body ? body.parsed : (JSON.parse(textOf(body)) as unknown)),
  };
  return lean as unknown as Response;
}

function textOf(body: GraphAnswer['body']): string {
  if (body === undefined) return '';
  return 'parsed' in body ? JSON.stringify(body.parsed) : body.toString('utf8');
}
