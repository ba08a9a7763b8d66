import { z } from 'zod';
import type { Clock } from '../clock/clock.ts';
import { DependencyError } from '../errors/app-error.ts';
import type { Language } from '../i18n/language.ts';
import type { RecordStore } from '../store/record-store.ts';
import type { KitTextKey } from './kit-texts.ts';

export type OwnTexts = Readonly<Partial<Record<KitTextKey, string>>>;

/** An organisation's own words for the kit, one record a language. */
export type KitTextStore = {
  readonly load: (language: Language) => Promise<OwnTexts>;
  /** null puts the original back. Two changes at once both hold, the later one where they meet. */
  readonly change: (language: Language, changes: Readonly<Record<string, string | null>>) => Promise<void>;
};

/** Kind of the record; kept three years after the last change. */
export const kitTextKind = 'kit-text';
const keptMs = 3 * 365 * 24 * 3600 * 1000;
const mostRaces = 5;

const stored = z.record(z.string(), z.string());

export function createKitTextStore({ records, clock }: { records: RecordStore; clock: Clock }): KitTextStore {
  const read = async (language: Language) => {
    const found = await records.get(kitTextKind, language);
    return { version: found?.version ?? 0, texts: found === undefined ? {} : stored.parse(JSON.parse(found.value)) };
  };
  return {
    load: async (language) => (await read(language)).texts,
    change: async (language, changes) => {
      for (let races = 0; races < mostRaces; races += 1) {
        const { version, texts } = await read(language);
        const next = Object.entries({ ...texts, ...changes }).filter(([, text]) => text !== null);
        const result = await records.put(kitTextKind, language, {
          value: JSON.stringify(Object.fromEntries(next)),
          keepUntil: new Date(clock.now().getTime() + keptMs),
          indexes: {},
          expectedVersion: version,
        });
        if (result.ok) return;
      }
      throw new DependencyError('store_unavailable', 'the texts of the kit kept changing under the hand');
    },
  };
}
