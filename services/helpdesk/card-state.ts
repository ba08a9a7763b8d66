import { createHash } from 'node:crypto';
import { DependencyError } from '../errors/app-error.ts';
import type { DeskView } from '../outcomes/case-outcome.ts';
import type { KeyValueStore } from '../store/key-value-store.ts';
import { requireKeyPart } from '../store/store-key.ts';
import type { CaseRecord } from './case-record.ts';
import type { CaseRepository, LoadedCase } from './case-repository.ts';

/** Longer than a case may be open. A mark that is gone costs one repaint. */
const markSeconds = 45 * 24 * 60 * 60;

/**
 * Longer than one call to Teams may take with its repetitions, so that whoever finds the lease free and a card `sending`
 * knows that its sender died.
 */
const leaseSeconds = 120;

/** What is known of a case's card beside the record. */
export type CardState = {
  /** One painter at a time: two would leave the older picture. False: another one is at work. */
  readonly lease: (caseId: string) => Promise<boolean>;
  readonly release: (caseId: string) => Promise<void>;
  /** Whether the card in the channel shows this view. */
  readonly shows: (view: DeskView) => Promise<boolean>;
  readonly painted: (view: DeskView) => Promise<void>;
  /** What the card shows counts as unknown: the next painting happens. */
  readonly forget: (caseId: string) => Promise<void>;
  /** Writes where the card stands, whoever else writes the record meanwhile. Undefined: the case is gone. */
  readonly setPost: (
    caseId: string,
    change: (post: CaseRecord['post']) => CaseRecord['post'] | undefined,
  ) => Promise<LoadedCase | undefined>;
};

export function createCardState(options: {
  readonly cases: Pick<CaseRepository, 'load' | 'patch'>;
  readonly store: Pick<KeyValueStore, 'get' | 'set' | 'swap' | 'delete'>;
}): CardState {
  const { cases, store } = options;
  const leaseKey = (caseId: string): string => `avain:case-painting:${requireKeyPart(caseId)}`;
  const markKey = (caseId: string): string => `avain:case-painted:${requireKeyPart(caseId)}`;
  return {
    lease: async (caseId) => (await store.swap(leaseKey(caseId), 0, '1', leaseSeconds)).ok,
    release: (caseId) => store.delete(leaseKey(caseId)),
    shows: async (view) => (await store.get(markKey(view.caseId)))?.value === markOf(view),
    painted: async (view) => {
      await store.set(markKey(view.caseId), markOf(view), markSeconds);
    },
    forget: (caseId) => store.delete(markKey(caseId)),
    setPost: async (caseId, change) => {
      for (let round = 0; round < 20; round += 1) {
        const found = await cases.load(caseId);
        const post = found === undefined ? undefined : change(found.record.post);
        if (found === undefined || post === undefined) return found;
        const patched = await cases.patch(found, { post });
        if (patched !== 'lost-race') return patched;
      }
      throw new DependencyError('store_unavailable', 'a case changed twenty times in a row');
    },
  };
}

function markOf(view: DeskView): string {
  return createHash('sha256').update(JSON.stringify(view)).digest('base64url');
}
