import type { AuditEvent, AuditLog } from '../../services/audit/audit-log.ts';
import type { IntentJournal, OpenIntent } from '../../services/audit/intent-journal.ts';
import type { Clock } from '../../services/clock/clock.ts';
import { DependencyError } from '../../services/errors/app-error.ts';

/** The audit and its journal in memory, for runs by the thousand; `full` is a full disk. */
export function createRecordedAudit(clock: Clock) {
  const state = { events: [] as AuditEvent[], times: [] as Date[], full: false };
  const audit: AuditLog = {
    append: (event) => {
      if (state.full) return Promise.reject(new DependencyError('audit_unavailable', 'no space left on device'));
      state.events.push(event);
      state.times.push(clock.now());
      return Promise.resolve();
    },
    close: () => Promise.resolve(),
  };
  const journal: IntentJournal = { openIntents: () => Promise.resolve(openIn(state.events, state.times)) };
  return { audit, journal, state, types: () => state.events.map((event) => event.type) };
}

const outcomes = /^(password-reset|wasnt-me)\.(completed|not-done|unresolved)$/;

export function openIn(events: readonly AuditEvent[], times: readonly Date[] = []): readonly OpenIntent[] {
  const open = new Map<string, OpenIntent>();
  for (const [place, event] of events.entries()) {
    const at = times[place] ?? new Date(0);
    if (event.type === 'password-reset.intended') {
      const { subject, correlationId, flowId } = event;
      open.set(flowId, { kind: 'reset', flowId, subject, correlationId, at });
    } else if (event.type === 'wasnt-me.intended') {
      const { subject, correlationId, reportId } = event;
      open.set(reportId, { kind: 'wasnt-me', reportId, subject, correlationId, at });
    } else if (outcomes.test(event.type)) {
      if ('flowId' in event) open.delete(event.flowId);
      if ('reportId' in event) open.delete(event.reportId);
    }
  }
  return [...open.values()];
}
