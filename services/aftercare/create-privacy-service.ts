import type { AdminTraces } from '../admin/admin-traces.ts';
import type { AuditLog } from '../audit/audit-log.ts';
import { callerCheckKind } from '../caller-check/check-repository.ts';
import type { Clock } from '../clock/clock.ts';
import type { Pseudonyms } from '../crypto/pseudonym.ts';
import { createCaseErasure } from '../helpdesk/case-erasure.ts';
import type { PrivacyService, StoredItem, StoredKind } from '../outcomes/privacy-outcome.ts';
import type { Speaker } from '../outcomes/reset-outcome.ts';
import type { PersonRepository } from '../person/person-repository.ts';
import type { FlowRepository } from '../reset-flow/flow-repository.ts';
import type { AttemptStore } from '../store/attempt-store.ts';
import type { RecordStore } from '../store/record-store.ts';
import { notMeLinkKind, notMeLinkLifetimeMs } from './not-me-links.ts';
import { notMeReportKind, type NotMeReport } from './not-me-reports.ts';
import { noticeKind, type NoticeRecord } from './notices.ts';
import { subjectKind, type SubjectKeys } from './subject-keys.ts';

export type PrivacyServiceOptions = {
  readonly persons: PersonRepository;
  /** RecordStore kind of the person records. */
  readonly personKind: string;
  readonly flows: FlowRepository;
  readonly attempts: AttemptStore;
  readonly records: RecordStore;
  readonly subjects: SubjectKeys;
  readonly pseudonyms: Pseudonyms;
  readonly audit: AuditLog;
  readonly clock: Clock;
  /** What admins' campaigns, plan and lists keep; undefined where nobody administrates Avain. */
  readonly traces?: AdminTraces | undefined;
};

const messageKinds = [noticeKind, notMeLinkKind, notMeReportKind];
const day = 24 * 60 * 60 * 1000;

/**
 * "What do you store about me" and "erase". Speaks only of the speaker, whom the channel has named - which may be a thief
 * of the session: warnings of the last days, with their "this wasn't me" links and the name of the person in the audit,
 * outlive an erasure until those links end.
 */
export function createPrivacyService(options: PrivacyServiceOptions): PrivacyService {
  const { persons, flows, attempts, records, subjects, pseudonyms, audit, clock, traces } = options;
  const caseErasure = createCaseErasure({ records });
  const targetOf = (speaker: Speaker): string => pseudonyms(speaker.tenantId, speaker.personId);

  const show = async (target: string, personId: string): Promise<readonly StoredItem[]> => {
    const items: StoredItem[] = [];
    const person = await records.get(options.personKind, target);
    if (person !== undefined) items.push({ kind: 'contact', count: 1, keptUntil: person.keepUntil });
    const flow = await flows.liveOf(target);
    if (flow !== undefined)
      items.push({ kind: 'reset', count: 1, keptUntil: new Date(Date.parse(flow.record.expiresAt) + 2 * day) });
    const { failures, lockedUntil } = await attempts.status(target);
    if (failures > 0 || lockedUntil !== undefined) {
      items.push({
        kind: 'attempts',
        count: failures,
        keptUntil: lockedUntil ?? new Date(clock.now().getTime() + day),
      });
    }
    items.push(...summed('notices', await stored(messageKinds, target)));
    const { cases: count, keptUntil } = await caseErasure.held(target);
    if (count > 0) items.push({ kind: 'cases', count, keptUntil });
    items.push(...summed('checks', await stored([callerCheckKind], target)));
    items.push(...((await traces?.held({ personId, target })) ?? []));
    if ((await records.get(subjectKind, target)) !== undefined)
      items.push({ kind: 'audit', count: 1, keptUntil: undefined });
    return items;
  };

  const stored = async (kinds: readonly string[], target: string): Promise<readonly Stored[]> => {
    const found: Stored[] = [];
    for (const kind of kinds) {
      for (const id of await records.find(kind, 'target', target)) {
        const record = await records.get(kind, id);
        if (record !== undefined) found.push({ kind, id, keepUntil: record.keepUntil, value: record.value });
      }
    }
    return found;
  };

  return {
    show: async (speaker) => {
      const target = targetOf(speaker);
      const items = await show(target, speaker.personId);
      await audit.append({
        type: 'personal-data.shown',
        subject: await subjects.auditSubject(target),
        correlationId: speaker.correlationId,
      });
      return items;
    },
    erase: async (speaker) => {
      const target = targetOf(speaker);
      const live = await flows.liveOf(target);
      if (live !== undefined && Date.parse(live.record.expiresAt) > clock.now().getTime())
        return { kind: 'reset-running' };
      const messages = await stored(messageKinds, target);
      // A report that is still being carried out protects the person; its word comes first.
      const acting = ({ kind, value }: Stored) =>
        kind === notMeReportKind && (JSON.parse(value) as NotMeReport).state !== 'finished';
      if (messages.some(acting)) return { kind: 'reset-running' };
      await audit.append({
        type: 'personal-data.erased',
        subject: await subjects.auditSubject(target),
        correlationId: speaker.correlationId,
      });
      const { failures, lockedUntil } = await attempts.status(target);
      const kept: StoredKind[] = failures > 0 || lockedUntil !== undefined ? ['attempts'] : [];
      // They tell the helpdesk who phoned in this person's name, and end with their day.
      if ((await records.find(callerCheckKind, 'target', target)).length > 0) kept.push('checks');
      kept.push(...((await traces?.erase({ personId: speaker.personId, target })) ?? []));
      const { open } = await caseErasure.erase(target);
      // A human is working for this person: the open case stays, and with it where the person can be reached.
      if (open) kept.push('cases', 'contact');
      else await persons.remove(speaker.tenantId, speaker.personId);
      if (messages.some((message) => isWarning(message, clock.now())))
        return { kind: 'erased', kept: [...kept, 'notices', 'audit'] };
      for (const { kind, id } of messages) await records.remove(kind, id);
      // What the open case still audits has to be the same person's as before.
      if (open) return { kind: 'erased', kept: [...kept, 'audit'] };
      // Last: from here on nobody can tell which audit records were this person's.
      await subjects.forget(target);
      return { kind: 'erased', kept: [...kept, 'audit'] };
    },
  };
}

type Stored = { readonly kind: string; readonly id: string; readonly keepUntil: Date; readonly value: string };

function summed(kind: StoredKind, found: readonly Stored[]): readonly StoredItem[] {
  if (found.length === 0) return [];
  return [{ kind, count: found.length, keptUntil: new Date(Math.max(...found.map(({ keepUntil }) => +keepUntil))) }];
}

/** A link that may still be pressed, or a notice whose link could be. */
function isWarning({ kind, keepUntil, value }: Stored, now: Date): boolean {
  if (kind === notMeLinkKind) return keepUntil > now;
  return (
    kind === noticeKind && Date.parse((JSON.parse(value) as NoticeRecord).at) + notMeLinkLifetimeMs > now.getTime()
  );
}
