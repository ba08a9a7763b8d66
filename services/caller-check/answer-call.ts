import { untilSettled } from '../reset-flow/flow-keeper.ts';
import type { CallerPage, CallerPageState } from './caller-page.ts';
import { enterPage, isConfirmed, type CallerPageParts, type PageCheck } from './caller-page-options.ts';
import { isSent } from './check-record.ts';
import { showCall } from './show-call.ts';

/** "Yes, I am calling now", or "No". */
export function answerCall(parts: CallerPageParts): CallerPage['answer'] {
  return async (call, yes) => {
    const page = await enterPage(parts, call, 'answer');
    if (page === undefined) return { kind: 'dead' };
    return untilSettled(async () => {
      const check = await parts.keeper.load(page.record.id);
      if (check === undefined || !isSent(check.record)) return { kind: 'dead' };
      const current = { check, record: check.record, now: page.now };
      return yes ? sayYes(parts, current) : sayNo(parts, current);
    });
  };
}

/**
 * Confirms first, with the flow's id drawn, and comes round again to open that flow: of two presses at once one opens it
 * and the other finds it.
 */
async function sayYes(parts: CallerPageParts, page: PageCheck): Promise<CallerPageState | 'lost-race'> {
  const { options, keeper, openFlow } = parts;
  const { record, now } = page;
  if (record.state === 'opened') {
    const least = now.getTime() + options.checkLimits.proveSeconds * 1000;
    const expiresAt = new Date(Math.max(Date.parse(record.expiresAt), least)).toISOString();
    const flowId = `${record.target}.${options.random.id()}`;
    const moved = await keeper.advance(page.check, 'said-yes', { flowId, expiresAt });
    if (moved.kind === 'moved') await keeper.planEnd(moved.check.record, now);
    return 'lost-race';
  }
  if (!isConfirmed(record)) return showCall(parts, page);
  const opening = await openFlow(record);
  if (opening.kind === 'open') return showCall(parts, page);
  const moved = await keeper.advance(page.check, 'not-proved', { endedBecause: 'refused' });
  return moved.kind === 'lost-race' ? 'lost-race' : { kind: 'refused' };
}

/** Stops everything that the link began. The helpdesk is alarmed by the job that every end of a check names. */
async function sayNo(parts: CallerPageParts, page: PageCheck): Promise<CallerPageState | 'lost-race'> {
  const { keeper } = parts;
  if (page.record.state === 'passed') return takeBack(parts, page);
  const moved = await keeper.advance(page.check, 'said-no', { endedBecause: 'other' });
  if (moved.kind === 'lost-race') return 'lost-race';
  const check = moved.kind === 'moved' ? moved.check : page.check;
  const { record } = check;
  if (!isSent(record)) return { kind: 'dead' };
  if (record.state === 'denied') {
    await keeper.endFlow(record, 'caller-denied');
    // Named once more: a "No" that comes again may follow one that died before it was named.
    await keeper.tellTeam(record);
  }
  return showCall(parts, { ...page, check, record });
}

/** "No" after everything was proved: the check stays ended as it is, and what was proved opens nothing any more. */
async function takeBack(
  { keeper }: CallerPageParts,
  { check, record }: PageCheck,
): Promise<CallerPageState | 'lost-race'> {
  await keeper.endFlow(record, 'caller-denied');
  if (!record.takenBack) {
    await keeper.note(record, 'denied');
    if ((await keeper.patch(check, { takenBack: true })) === 'lost-race') return 'lost-race';
  }
  await keeper.tellTeam({ ...record, takenBack: true });
  return { kind: 'over' };
}
