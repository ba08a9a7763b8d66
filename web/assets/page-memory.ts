import type { PageOpenOutcome } from '../../services/page/page-service.ts';
import { createBrowserMemory } from './browser-memory.ts';
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

const memory = createBrowserMemory<PageMemory>('current');

export const recallPage = memory.recall;
export const rememberPage = memory.remember;
export const forgetPage = memory.forget;
