import type { PageOpenOutcome } from '../../services/page/page-service.ts';
import type { PageSession } from './page-client.ts';

export type Opened = Extract<PageOpenOutcome, { readonly kind: 'opened' }>;

/** What a reload in the same browser needs to go on: the key (not extractable) and what opening answered. */
export type PageMemory = {
  readonly keys: CryptoKeyPair;
  /** SHA-256 of every handle this page was opened with, so that a reload of the first address is recognised. */
  readonly handleHashes: readonly string[];
  readonly opened: Opened;
  readonly session: PageSession;
  /** By this browser's clock, in ms. */
  readonly endsAt: number;
};

const databaseName = 'avain';
const storeName = 'page';
const entry = 'current';

/** The remembered page, if its time is not over. Undefined also where the browser keeps nothing (private windows). */
export async function recallPage(): Promise<PageMemory | undefined> {
  try {
    const memory = (await run('readonly', (store) => store.get(entry))) as PageMemory | undefined;
    if (memory === undefined || memory.endsAt > Date.now()) return memory;
    await forgetPage();
  } catch {
    // Nothing can be remembered here; the page works without.
  }
  return undefined;
}

/** Returns whether the browser kept it. */
export async function rememberPage(memory: PageMemory): Promise<boolean> {
  try {
    await run('readwrite', (store) => store.put(memory, entry));
    return true;
  } catch {
    return false;
  }
}

export async function forgetPage(): Promise<void> {
  try {
    await run('readwrite', (store) => store.delete(entry));
  } catch {
    // Nothing was remembered.
  }
}

async function run(mode: IDBTransactionMode, act: (store: IDBObjectStore) => IDBRequest): Promise<unknown> {
  const database = await settled(indexedDB.open(databaseName, 1), (request) => {
    request.result.createObjectStore(storeName);
  });
  try {
    return await settled(act(database.transaction(storeName, mode).objectStore(storeName)));
  } finally {
    database.close();
  }
}

function settled<T>(request: IDBRequest<T>, upgrade?: (request: IDBRequest<T>) => void): Promise<T> {
  return new Promise((resolve, reject) => {
    if (upgrade !== undefined && 'onupgradeneeded' in request) request.onupgradeneeded = () => upgrade(request);
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error ?? new Error('the browser database refused'));
  });
}
