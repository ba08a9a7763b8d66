import type { AuditEvent } from '../audit/audit-log.ts';
import { DependencyError } from '../errors/app-error.ts';
import type { CaseCoreOptions } from './case-core.ts';
import { createCaseNewsroom, type CaseNewsroom } from './case-newsroom.ts';
import type { CaseRecord, TimelineEntry } from './case-record.ts';
import type { CasePatch, LoadedCase } from './case-repository.ts';
import { isCaseEnded, nextCaseState, type CaseEvent } from './case-state.ts';
import { withEntry } from './timeline.ts';

export type CaseActor =
  | { readonly by: 'person' | 'bot' | 'desk' }
  | { readonly by: 'agent'; readonly id: string; readonly name: string; readonly correlationId: string };

/** One change of a case: what is audited, where it moves, what is written. */
export type CaseChange = {
  readonly actor: CaseActor;
  /** Undefined: the case stays in its state. */
  readonly event: CaseEvent | undefined;
  readonly what: TimelineEntry['what'];
  readonly detail?: string | null;
  /** Why, in the audit; the `detail` where it is not given. */
  readonly reason?: string | null;
  readonly patch: CasePatch;
  /** `quiet`: audited and written without a line of its own, because the last one says the same. */
  readonly line?: 'quiet';
  /** The caller audited it, before an effect that comes before this write. */
  readonly audited?: true;
};

export type ChangeResult = LoadedCase | 'lost-race' | 'not-allowed';

export type CaseKeeper = {
  /**
   * Audits, then writes in one swap, then has it told (card, news, ticket). A job planned before the write does the
   * telling where the process dies after it. `lost-race`: load again.
   */
  readonly change: (found: LoadedCase, change: CaseChange) => Promise<ChangeResult>;
  /** Loads, and runs a step again while it loses races against other changes of the same case. */
  readonly settled: <T>(
    caseId: string,
    step: (found: LoadedCase | undefined) => Promise<T | 'lost-race'>,
  ) => Promise<T>;
  readonly audit: (record: CaseRecord, actor: CaseActor, event: CaseAudit) => Promise<void>;
  readonly news: CaseNewsroom;
};

type OfCase = Extract<AuditEvent, { readonly caseId: string }>;
type Without<E> = E extends OfCase ? Omit<E, 'subject' | 'correlationId' | 'caseId' | 'by'> : never;
export type CaseAudit = Without<OfCase>;

export function createCaseKeeper(options: CaseCoreOptions): CaseKeeper {
  const { cases, store, audit: log, auditSubject, pseudonyms } = options;
  const news = createCaseNewsroom(options);

  const audit: CaseKeeper['audit'] = async (record, actor, event) => {
    const agent = actor.by === 'agent' ? await auditSubject(pseudonyms(record.tenantId, actor.id)) : undefined;
    await log.append({
      ...event,
      subject: await auditSubject(record.target),
      caseId: record.id,
      correlationId: actor.by === 'agent' ? actor.correlationId : record.correlationId,
      by: actor.by === 'agent' ? `agent:${agent ?? ''}` : actor.by,
    });
  };

  const change: CaseKeeper['change'] = async (found, { actor, event, what, detail = null, ...rest }) => {
    const { record } = found;
    const state = event === undefined ? record.state : nextCaseState(record.state, event);
    if (state === undefined || isCaseEnded(record.state)) return 'not-allowed';
    if (rest.audited !== true)
      await audit(record, actor, { type: 'case.changed', what, state, reason: rest.reason ?? detail });
    const at = entryTime(record, await store.now());
    const name = actor.by === 'agent' ? actor.name : null;
    const line = { at, by: actor.by, name, what, detail };
    const timeline = rest.line === 'quiet' ? record.timeline : withEntry(record.timeline, line);
    const patch = { ...rest.patch, timeline };
    await news.plan(record.id);
    const written = event === undefined ? await cases.patch(found, patch) : await cases.move(found, event, patch);
    if (written === 'lost-race') return 'lost-race';
    if ('kind' in written && written.kind !== 'moved') return written.kind;
    const after = 'kind' in written ? written.found : written;
    await news.tellSafely(after);
    return after;
  };

  return {
    change,
    audit,
    news,
    settled: async (caseId, step) => {
      for (let round = 0; round < 10; round += 1) {
        const result = await step(await cases.load(caseId));
        if (result !== 'lost-race') return result;
      }
      throw new DependencyError('store_unavailable', 'a case was changed by others ten times in a row');
    },
  };
}

/** Later than every line before it, so that lines can be told apart by their time. */
export function entryTime({ timeline }: Pick<CaseRecord, 'timeline'>, now: Date): string {
  const last = Math.max(0, ...timeline.map(({ at }) => Date.parse(at)));
  return new Date(Math.max(now.getTime(), last + 1)).toISOString();
}
