import type { ProofPolicy } from '../policy/proof-policy.ts';
import type { FlowRecord } from './flow-record.ts';
import { judgeProofs } from './judge-proofs.ts';

/**
 * Why the flow's time is over at `now`, or undefined. A write that has begun never expires; a sealed password waits for
 * the executor a little beyond the flow's own end; a flow whose proofs ran out while choosing cannot be mended. Pure.
 */
export function overdue(record: FlowRecord, policy: ProofPolicy, now: Date): string | undefined {
  const time = now.getTime();
  const [absolute, idle] = [Date.parse(record.expiresAt), Date.parse(record.idleAt)];
  switch (record.state) {
    case 'identified':
    case 'proving':
      return time >= absolute ? 'time-over' : time >= idle ? 'idle' : undefined;
    case 'choosing':
      if (time >= absolute) return 'time-over';
      if (time >= idle) return 'idle';
      return judgeProofs(record, policy, now).passed ? undefined : 'proofs-expired';
    case 'queued':
      return time >= Math.max(absolute, idle) ? 'time-over' : undefined;
    case 'with-helpdesk':
      return time >= absolute ? 'time-over' : undefined;
    case 'writing':
    case 'unknown':
    case 'done':
    case 'refused':
    case 'failed':
    case 'cancelled':
    case 'expired':
    case 'locked':
      return undefined;
  }
}
