import type { KeyValueStore } from '../store/key-value-store.ts';
import type { Arrivals } from './kit.ts';

/** A campaign is over long before. */
const keptSeconds = 400 * 24 * 3600;

/** One plain counter a tag. `count` expects a tag that our own links carry (`KitLinkMaker.tagIn`). */
export function createArrivals({ store }: { readonly store: KeyValueStore }): Arrivals {
  return {
    count: async (tag) => {
      await store.increment(arrivalsKey(tag), keptSeconds);
    },
    of: async (tag) => (await store.counts([arrivalsKey(tag)]))[0] ?? 0,
  };
}

function arrivalsKey(tag: string): string {
  return `avain:arrivals:${tag}`;
}
