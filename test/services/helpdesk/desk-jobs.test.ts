import { describe, expect, it } from '@jest/globals';
import { createDeskJobHandler } from '../../../services/helpdesk/desk-jobs.ts';
import type { DeskJob } from '../../../services/queue/job-queue.ts';

const caseId = '4K7M2QXR';
const jobs: readonly (readonly [DeskJob, readonly string[]])[] = [
  [{ kind: 'case-changed', caseId }, ['paint', caseId]],
  [{ kind: 'case-digest', teamId: 'it' }, ['digest', 'it']],
  [{ kind: 'case-news', caseId, news: 'claimed', newsId: 'n1' }, ['news', caseId, 'claimed', 'n1']],
  [{ kind: 'relay', caseId }, ['relay', caseId]],
  [{ kind: 'ticket', caseId }, ['ticket', caseId]],
  [{ kind: 'case-due', caseId }, ['due', caseId]],
  [{ kind: 'case-flow', caseId, flowId: 'f1' }, ['flow', caseId, 'f1']],
  [{ kind: 'manager-notice', caseId }, ['managerNotice', caseId]],
  [{ kind: 'caller-check', checkId: 'c1', step: 'due' }, ['callerCheck', 'c1', 'due']],
];

function recorded(change: { readonly ticket?: undefined } = {}) {
  const calls: string[][] = [];
  const part =
    (name: string) =>
    async (...args: readonly string[]): Promise<void> =>
      void calls.push([name, ...args]);
  const handle = createDeskJobHandler({
    paint: part('paint'),
    digest: part('digest'),
    news: part('news'),
    relay: part('relay'),
    ticket: part('ticket'),
    due: part('due'),
    flow: part('flow'),
    managerNotice: part('managerNotice'),
    callerCheck: part('callerCheck'),
    ...change,
  });
  return { calls, handle };
}

describe("the helpdesk's jobs", () => {
  it.each(jobs)('%p goes to its part', async (job, call) => {
    const { calls, handle } = recorded();
    await handle(job);
    expect(calls).toEqual([call]);
  });

  it('of tickets are over at once where no ticket system is configured', async () => {
    const { calls, handle } = recorded({ ticket: undefined });
    await handle({ kind: 'ticket', caseId });
    expect(calls).toEqual([]);
  });
});
