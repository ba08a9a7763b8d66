import type { FlowRecord } from './flow-record.ts';
import type { ResetServiceOptions } from './reset-options.ts';

/**
 * How often a day one account may be brought as far as the pass mark; counted there because each such flow could set a
 * password. A flow that was counted once is not counted again when it comes back from a pause. False: too often.
 */
export async function countReset(
  { attempts, limits }: Pick<ResetServiceOptions, 'attempts' | 'limits'>,
  record: FlowRecord,
): Promise<boolean> {
  if (record.countedReset === true) return true;
  return (await attempts.admit(`resets.${record.target}`, limits.resetsPerTarget)).kind === 'admitted';
}
