/** The session is over: whatever the page shows leads to a new one. */
export class SessionOver extends Error {
  override readonly name = 'SessionOver';
}

/** The right does not hold (any more), or could not be read. */
export class NotAllowed extends Error {
  override readonly name = 'NotAllowed';
  readonly reason: string;
  constructor(reason: string) {
    super(reason);
    this.reason = reason;
  }
}

/** No outcome came back; the act may have had its effect. `requestId`: what the log knows it by. */
export class Unreachable extends Error {
  override readonly name = 'Unreachable';
  readonly requestId: string | undefined;
  readonly busy: boolean;
  constructor({ requestId, busy = false }: { readonly requestId?: string | undefined; readonly busy?: boolean } = {}) {
    super('no outcome');
    this.requestId = requestId;
    this.busy = busy;
  }
}

/** Every answer names what became of the call. */
export type Outcome = { readonly kind: string };
export type SavedFile = { readonly kind: 'file'; readonly name: string; readonly blob: Blob };

export type AdminClient = {
  /** `byItself`: nobody pressed anything, so it does not keep the session alive. */
  readonly call: <T extends Outcome>(path: string, body?: object, byItself?: boolean) => Promise<T>;
  /** A file, or why there is none. */
  readonly file: (path: string, body: object) => Promise<SavedFile | Outcome>;
  readonly upload: <T extends Outcome>(path: string, file: Blob) => Promise<T>;
  /** The bearer of all later calls; undefined: none. */
  readonly use: (token: string | undefined) => void;
};

/** A doctor's look and a file of ten thousand rows take their time. */
const patienceMs = 60_000;
const uploadPatienceMs = 5 * 60_000;

/** Calls to our own origin with the session in a header, never in an address and never in a cookie. */
export function createAdminClient(): AdminClient {
  let token: string | undefined;
  const ask = async (path: string, init: RequestInit, headers: Record<string, string>, ms: number) => {
    const authorization = token === undefined ? {} : { authorization: `Bearer ${token}` };
    try {
      const response = await fetch(`/admin/api/${path}`, {
        ...init,
        method: 'POST',
        headers: { ...headers, ...authorization },
        credentials: 'omit',
        cache: 'no-store',
        signal: AbortSignal.timeout(ms),
      });
      if (response.ok) return response;
      const said = (await response.json().catch(() => ({}))) as { readonly requestId?: string };
      throw new Unreachable({ requestId: said.requestId, busy: response.status === 429 });
    } catch (error) {
      throw error instanceof Unreachable ? error : new Unreachable();
    }
  };
  const json = { 'content-type': 'application/json' };
  return {
    use: (given) => (token = given),
    call: async (path, body = {}, byItself = false) => {
      const headers = byItself ? { ...json, 'x-avain-by-itself': '1' } : json;
      return outcomeOf(await ask(path, { body: JSON.stringify(body) }, headers, patienceMs));
    },
    file: async (path, body) => {
      const response = await ask(path, { body: JSON.stringify(body) }, json, uploadPatienceMs);
      const name = /filename="([^"]+)"/.exec(response.headers.get('content-disposition') ?? '')?.[1];
      if (name === undefined) return outcomeOf(response);
      try {
        return { kind: 'file', name, blob: await response.blob() };
      } catch {
        // It broke off: half a list is no list.
        throw new Unreachable();
      }
    },
    upload: async (path, file) => {
      const [body, encoding] = await packed(file);
      return outcomeOf(await ask(path, { body }, { 'content-type': 'text/csv', ...encoding }, uploadPatienceMs));
    },
  };
}

async function outcomeOf<T extends Outcome>(response: Response): Promise<T> {
  let outcome: T & { readonly reason?: string };
  try {
    outcome = (await response.json()) as T;
  } catch {
    throw new Unreachable();
  }
  if (outcome.kind === 'over') throw new SessionOver();
  if (outcome.kind === 'refused') throw new NotAllowed(outcome.reason ?? 'not-admin');
  return outcome;
}

/** Lists of people shrink to a fraction, and a slow line has only so much time: gzipped where the browser can. */
async function packed(file: Blob): Promise<readonly [Blob, Record<string, string>]> {
  if (!('CompressionStream' in globalThis)) return [file, {}];
  try {
    const stream = file.stream().pipeThrough(new CompressionStream('gzip'));
    return [await new Response(stream).blob(), { 'content-encoding': 'gzip' }];
  } catch {
    // The file changed or vanished since it was chosen: the sending says so.
    return [file, {}];
  }
}
