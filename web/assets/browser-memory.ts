/** One page's memory in the browser. Works without: where nothing can be kept (private windows), nothing is. */
export type BrowserMemory<T> = {
  /** What was remembered, if its time is not over. */
  readonly recall: () => Promise<T | undefined>;
  /** Returns whether the browser kept it. */
  readonly remember: (memory: T) => Promise<boolean>;
  readonly forget: () => Promise<void>;
};

const databaseName = 'avain';
const storeName = 'page';

/** `endsAt` is by this browser's clock, in ms. Keys that are not extractable can be kept, and stay so. */
export function createBrowserMemory<T extends { readonly endsAt: number }>(entry: string): BrowserMemory<T> {
  const forget = async (): Promise<void> => {
    try {
      await run('readwrite', (store) => store.delete(entry));
    } catch {
      // Nothing was remembered.
    }
  };
  return {
    forget,
    recall: async () => {
      try {
        const memory = (await run('readonly', (store) => store.get(entry))) as T | undefined;
        if (memory === undefined || memory.endsAt > Date.now()) return memory;
        await forget();
      } catch {
        // Nothing can be remembered here; the page works without.
      }
      return undefined;
    },
    remember: async (memory) => {
      try {
        await run('readwrite', (store) => store.put(memory, entry));
        return true;
      } catch {
        return false;
      }
    },
  };
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
