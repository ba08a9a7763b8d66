import type { JobQueue } from '../queue/job-queue.ts';
import type { LoadedFlow } from './flow-repository.ts';

/**
 * Tells the case that watches a flow that the flow reached its pass mark, ended or came back from a write. The job holds
 * ids only; whoever takes it reads the flow's record, so a repetition does no harm. Throws `queue_unavailable`.
 */
export async function tellCase(
  queue: Pick<JobQueue, 'add'>,
  { record: { id: flowId, caseId }, version }: LoadedFlow,
): Promise<void> {
  if (caseId === null) return;
  await queue.add('bot', { kind: 'case-flow', caseId, flowId }, { id: `case-flow.${flowId}.${version}` });
}
