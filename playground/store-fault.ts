import type { StatePorts } from '../bot/compose.ts';
import type { Clock } from '../services/clock/clock.ts';
import { DependencyError } from '../services/errors/app-error.ts';
import type { FaultBoard } from './api/fault-board.ts';

/**
 * State that can be made to fail, and be replaced while the product runs. Every operation of the three stores first asks
 * the fault board: a delay is waited for, a status fails it as a lost Redis would.
 */
export function createSwitchableState(first: StatePorts, faults: FaultBoard, clock: Clock) {
  let current = first;
  const guarded = <K extends 'store' | 'attempts' | 'records' | 'ledger'>(part: K): StatePorts[K] =>
    Object.fromEntries(
      Object.keys(first[part]).map((operation) => [
        operation,
        async (...parameters: unknown[]) => {
          await strike(operation);
          const target = current[part] as unknown as Record<string, (...args: unknown[]) => Promise<unknown>>;
          return target[operation]?.(...parameters);
        },
      ]),
    ) as unknown as StatePorts[K];

  const strike = async (operation: string): Promise<void> => {
    const fault = faults.take({ method: operation, path: operation });
    if (fault === undefined) return;
    if (fault.delayMs !== undefined) await clock.wait(fault.delayMs);
    if (fault.delayMs === undefined || fault.status !== undefined) {
      throw new DependencyError('store_unavailable', 'the store does not answer (a fault of the playground)');
    }
  };

  const state: StatePorts = {
    store: guarded('store'),
    attempts: guarded('attempts'),
    records: guarded('records'),
    ledger: guarded('ledger'),
    queue: first.queue,
    storeReady: async () => {
      await strike('now');
      await current.storeReady();
    },
    close: () => current.close(),
  };
  return {
    state,
    replace: (next: StatePorts) => {
      current = next;
    },
  };
}
