import type { Admin } from '../../services/admin/admin.ts';
import { createSteeredClock, type SteeredClock } from '../../services/clock/steered-clock.ts';
import type { DirectoryUser } from '../../services/directory/user-directory.ts';
import type { Language } from '../../services/i18n/language.ts';
import { createPlanService } from '../../services/planner/create-plan-service.ts';
import { createLiveFindings } from '../../services/planner/live-findings.ts';
import type { PlanTaskView, PlanView, TellPerson } from '../../services/planner/plan.ts';
import { systemRandom } from '../../services/random/system-random.ts';
import { createMemoryRecordStore } from '../../services/store/memory-record-store.ts';
import type { RecordStore } from '../../services/store/record-store.ts';
import { createRecordedAudit } from '../fakes/recorded-audit.ts';
import { createRecordedQueue } from '../fakes/recorded-queue.ts';
import { coverageDay } from './coverage-day.ts';
import { createDirectoryStub } from './directory-answers.ts';
import { goodViews } from './doctor-world.ts';
import { silentLog } from './silent-log.ts';

export const planTenant = '99999999-9999-4999-8999-999999999999';

export function admin(displayName: string): Admin {
  const personId = '22222222-2222-4222-8222-222222222222';
  return { tenantId: planTenant, personId, displayName, language: 'en', subject: `subject-of-${displayName}` };
}

type Message = {
  readonly personId: string;
  readonly language: Language;
  readonly title: string;
  readonly lines: readonly string[];
};

export type Person = Partial<DirectoryUser> & { readonly id: string };

/**
 * A plan over the memory store or a given one. `people` by user principal name; who is in `silent` has no chat, and a
 * message to whom is in `unsure` ends in nobody knows what.
 */
export function createPlanWorld(
  people: Readonly<Record<string, Person>> = {},
  records?: (clock: SteeredClock) => RecordStore,
) {
  const clock = createSteeredClock(new Date('2026-11-22T06:00:00Z'));
  const { audit, state: audited } = createRecordedAudit(clock);
  const queue = createRecordedQueue(clock);
  const store = records?.(clock) ?? createMemoryRecordStore({ clock });
  const messages: Message[] = [];
  const state = { silent: new Set<string>(), unsure: new Set<string>(), language: 'en' as Language };
  const tell: TellPerson = async ({ tenantId, personId }, words) => {
    if (tenantId !== planTenant) throw new RangeError('another tenant');
    if (state.silent.has(personId)) return false;
    messages.push({ personId, language: state.language, ...words(state.language) });
    if (state.unsure.has(personId)) throw new Error('the connection broke');
    return true;
  };
  const findings = createLiveFindings({
    openTenant: () => goodViews().tenant,
    coverage: { latest: async () => coverageDay() },
    clock,
    log: silentLog,
  });
  const directory = {
    findUserByName: (name: string) => {
      const user = people[name];
      return createDirectoryStub({ user: user ?? null }).findUser(user?.id ?? 'nobody');
    },
  };
  const plan = (): ReturnType<typeof createPlanService> =>
    createPlanService({
      ...{ records: store, directory, findings, tell, queue: queue.queue, audit, clock },
      ...{ random: systemRandom, log: silentLog, tenantId: planTenant },
    });
  return { clock, audited, queue, store, messages, state, plan: plan(), another: plan };
}

export function taskOf(view: PlanView, id: string): PlanTaskView {
  const found = view.phases.flatMap(({ tasks }) => tasks).find((task) => task.id === id);
  if (found === undefined) throw new RangeError(`no task ${id}`);
  return found;
}
