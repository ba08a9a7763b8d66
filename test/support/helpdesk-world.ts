import { createDraftBox } from '../../services/feedback/draft-box.ts';
import { createNotices } from '../../services/aftercare/notices.ts';
import { createSealedBox } from '../../services/executor/sealed-box.ts';
import { createResetExecutor } from '../../services/executor/reset-executor.ts';
import type { PasswordWrite } from '../../services/directory/directory-writer.ts';
import type { AgentDesk, CaseRef, VouchForm } from '../../services/helpdesk/agent-desk.ts';
import { createCaseKeeper } from '../../services/helpdesk/case-keeper.ts';
import { createManagerNotice } from '../../services/helpdesk/manager-notice.ts';
import { createManagerNotices } from '../../services/helpdesk/manager-notice-record.ts';
import { createManagerObjection } from '../../services/helpdesk/manager-objection.ts';
import { createObjectionLinks } from '../../services/helpdesk/objection-links.ts';
import { createAgentDesk } from '../../services/helpdesk/create-agent-desk.ts';
import { createPersonDesk } from '../../services/helpdesk/create-person-desk.ts';
import type { HelpdeskSettings, HelpdeskTeam } from '../../services/helpdesk/helpdesk-settings.ts';
import { createStoredCaseRepository } from '../../services/helpdesk/stored-case-repository.ts';
import type { Speaker } from '../../services/outcomes/reset-outcome.ts';
import { createEligibility } from '../../services/policy/check-eligibility.ts';
import { defaultProofPolicy } from '../../services/policy/proof-policy.ts';
import { withUnregisteredRule } from '../../services/policy/unregistered-policy.ts';
import { systemRandom } from '../../services/random/system-random.ts';
import { createCaseProofs } from '../../services/reset-flow/case-side/create-case-proofs.ts';
import { createSteeredClock } from '../../services/clock/steered-clock.ts';
import { createRecordedAudit } from '../fakes/recorded-audit.ts';
import { createRecordedQueue } from '../fakes/recorded-queue.ts';
import { goodPassword, requeue, whileWaking } from '../services/executor/executor.fixture.ts';
import { newSealingKey } from '../services/executor/seal.fixture.ts';
import { aino, createResetWorld, tenantId } from './reset-world.ts';
import { silentLog } from './silent-log.ts';
import { createSmallCompany, deskGroup, people, type Colleague } from './small-company.ts';

const deskTeam: HelpdeskTeam = {
  id: 'service-desk',
  name: 'Service desk',
  groupId: deskGroup,
  channelId: '19:desk@thread.tacv2',
  serviceUrl: 'https://smba.example/',
  language: 'en',
  timeZone: 'UTC',
  languages: [],
  troubles: [],
  fallbackMail: 'desk@contoso.example',
};
export const seen: VouchForm = { evidence: 'in-person', reference: 'badge 4711', confirmed: true };

/** Making a key pair for every world would cost more than the world. */
const sharedBox = newSealingKey('k1').then((key) => createSealedBox([key]));

export type HelpdeskWorld = Awaited<ReturnType<typeof createHelpdeskWorld>>;

/** Reset service, helpdesk and executor over the same embedded stores and one small company; nothing of Teams. */
export async function createHelpdeskWorld({ twoAgents = false }: { readonly twoAgents?: boolean } = {}) {
  const clock = createSteeredClock(new Date('2026-11-23T08:00:00Z'));
  const company = createSmallCompany();
  const { directory } = company;
  const unregistered = { enabled: twoAgents, objectionHours: 24 };
  const policy = withUnregisteredRule(defaultProofPolicy, unregistered);
  const queued = createRecordedQueue(clock);
  const recorded = createRecordedAudit(clock);
  const eligibility = createEligibility({ directory, policy, blockedGroupIds: [] });
  const given = { policy, eligibility, queue: queued.queue, audit: recorded.audit };
  const caseOf = async (target: string) => (await cases.openOf(target))?.record.id ?? null;
  const resets = createResetWorld({ clock, options: { ...given, caseOf } });
  const { records, store, persons, options } = resets;
  const cases = createStoredCaseRepository({ records, store });
  const settings: HelpdeskSettings = { teams: [deskTeam], claimMinutes: 30, caseDays: 14, unregistered };
  const proofs = createCaseProofs({ ...options, directory, persons, objectionHours: unregistered.objectionHours });
  const said: string[] = [];
  const relay = {
    append: async (_: unknown, from: string, name: string, text: string) => said.push(`${from} ${name}: ${text}`),
  };
  const core = { ...options, cases, settings };
  const person = createPersonDesk({ ...core, directory, persons, proofs, relay });
  const drafts = createDraftBox({ ...options, records, clock, tenantId: 'tenant' });
  const desk: AgentDesk = createAgentDesk({
    ...core,
    drafts,
    directory,
    managerOf: directory.readManager,
    proofs,
    relay,
    lifetimes: { vouch: 3600, earlierVouch: 72 * 3600 },
    figures: async () => Promise.reject(new Error('no figures here')),
    figuresLink: async () => 'https://avain.example/figures',
  });
  const keeper = createCaseKeeper(core);
  const links = createObjectionLinks({ records, store, random: options.random });
  const tellManager = createManagerNotice({
    ...{ cases, keeper, links, directory, persons, store, log: silentLog, queue: queued.queue },
    notices: createManagerNotices({ records, store }),
    sender: options.sender,
    baseUrl: options.baseUrl,
    organisation: { name: 'Contoso', helpdeskContact: '+358 9 1234' },
    objectionHours: unregistered.objectionHours,
  });
  const objection = createManagerObjection({ cases, keeper, links, queue: queued.queue, store });
  const writes: PasswordWrite[] = [];
  const executor = createResetExecutor({
    ...{ flows: resets.flows, store, attempts: resets.attempts, records, guards: resets.guards, clock, directory },
    ...{ eligibility, policy, queue: queued.queue, audit: recorded.audit, journal: recorded.journal, log: silentLog },
    sealedBox: await sharedBox,
    writer: {
      setPassword: async (write) => {
        writes.push(write);
        const aino = company.of('aino');
        aino.user = { ...aino.user, lastPasswordChangeDateTime: clock.now() };
        return { kind: 'written', requestId: 'r' };
      },
      revokeSessions: async () => undefined,
    },
    passwordRules: { minLength: 12, organisationWords: [], isCommon: () => false },
    random: systemRandom,
    notices: createNotices({ records, queue: queued.queue, clock }),
    auditSubject: options.auditSubject,
    revokeDelaySeconds: 20,
    helpdesk: { teams: [deskTeam], unregistered },
  });

  /** How the person sees it: their own chat. */
  const openCase = async (speaker: Speaker = aino) =>
    person.open(speaker, { language: 'en', trouble: 'asked-for-human', flowId: undefined });
  const caseId = async () => (await cases.openOf(resets.target))?.record.id ?? '';
  const refOf = async (name: Colleague, nonce?: string, channelId = deskTeam.channelId): Promise<CaseRef> => ({
    agent: { tenantId, agentId: people[name], correlationId: `turn-${name}`, channelId },
    caseId: await caseId(),
    nonce,
  });
  /** What the page does with a password, without its browser: sealed, and the flow queued. */
  const choosePassword = async (flowId: string): Promise<boolean> => {
    const flow = await resets.flows.load(flowId);
    if (flow?.record.state !== 'choosing') return false;
    const moved = await resets.flows.move(flow, 'password-sealed', { pageHandleHash: 'handle' });
    if (moved.kind !== 'moved') return false;
    await requeue({ store, sealedBox: await sharedBox, jobs: queued }, moved.flow.record, goodPassword);
    return true;
  };
  /** The executor's jobs that are due. */
  const carryOut = async (): Promise<void> => {
    for (let entry = queued.next('executor'); entry !== undefined; entry = queued.next('executor')) {
      if (entry.at > clock.now().getTime()) return;
      await whileWaking(clock, executor.handle(entry.job as Parameters<typeof executor.handle>[0]));
      queued.done(entry);
    }
  };
  return {
    ...resets,
    /** Where the next delivery is steered. */
    resets,
    ...{ company, queued, recorded, cases, person, desk, proofs, tellManager, objection, writes, said },
    ...{ openCase, caseId, refOf, choosePassword, carryOut },
  };
}
