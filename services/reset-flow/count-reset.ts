import type { FlowRecord } from './flow-record.ts';
import type { ResetServiceOptions } from './reset-options.ts';

/** False: too often. */
export type CountReset = (record: FlowRecord) => Promise<boolean>;

/**
 * How often a day one account may be brought as far as the pass mark; counted there because each such flow could set a
 * password. A flow that was counted once is not counted again when it comes back from a pause. One of these serves one
 * act: it counts a flow once, however many races against other writers of that flow the act loses.
 */
export function createResetCount({ attempts, limits }: Pick<ResetServiceOptions, 'attempts' | 'limits'>): CountReset {
  const asked = new Map<string, Promise<boolean>>();
  const ask = async (target: string): Promise<boolean> =>
    (await attempts.admit(`resets.${target}`, limits.resetsPerTarget)).kind === 'admitted';
  return async ({ id, target, countedReset }) => {
    if (countedReset === true) return true;
    const known = asked.get(id) ?? ask(target);
    asked.set(id, known);
    return known;
  };
}
