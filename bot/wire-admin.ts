import { kitPostCard } from '../cards/kit-post-card.ts';
import type { AdminDesk } from '../services/admin/admin-desk.ts';
import { createAdminDoctor, doctorLookKind } from '../services/admin/create-admin-doctor.ts';
import { createAdminTraces, type AdminTraces } from '../services/admin/admin-traces.ts';
import { adminsToTell } from '../services/admin/admins-to-tell.ts';
import { createAdminRights } from '../services/admin/create-admin-rights.ts';
import { createAdminSessions } from '../services/admin/create-admin-sessions.ts';
import { createAccountLocks } from '../services/admin/locks.ts';
import { createOperations } from '../services/aftercare/operations.ts';
import { createRecordAct, type RecordAct } from '../services/admin/create-record-act.ts';
import { createRefusalAudit, type RefusalAudit } from '../services/admin/create-refusal-audit.ts';
import { createAudienceReader } from '../services/campaign/create-audience-reader.ts';
import { createCampaignErasure } from '../services/campaign/campaign-erasure.ts';
import { createCampaignEars } from '../services/campaign/create-campaign-ears.ts';
import { createCampaignGreetings } from '../services/campaign/campaign-greetings.ts';
import { createCampaignOptOuts } from '../services/campaign/campaign-opt-outs.ts';
import { createCampaignRunner } from '../services/campaign/create-campaign-runner.ts';
import { createCampaignService } from '../services/campaign/create-campaign-service.ts';
import type { CampaignEars } from '../services/campaign/campaign-service.ts';
import { campaignInstallsPerSecond } from '../services/campaign/campaign-pace.ts';
import { campaignKinds } from '../services/campaign/record-kinds.ts';
import { createStoredAudienceRows } from '../services/campaign/stored-audience-rows.ts';
import { createStoredCampaignRepository } from '../services/campaign/stored-campaign-repository.ts';
import type { Config } from '../services/config/config.ts';
import { coverageKinds } from '../services/coverage/coverage-kinds.ts';
import { createCoverage } from '../services/coverage/create-coverage.ts';
import { createGapDesk } from '../services/feedback/create-gap-desk.ts';
import { createGuide } from '../services/guide/create-guide.ts';
import { createArrivals } from '../services/kit/create-arrivals.ts';
import { createKit } from '../services/kit/create-kit.ts';
import { createKitLinks } from '../services/kit/kit-links.ts';
import { createKitTextStore, kitTextKind } from '../services/kit/kit-text-store.ts';
import { createLiveFindings } from '../services/planner/live-findings.ts';
import { createPlanErasure } from '../services/planner/plan-erasure.ts';
import { createPlanService } from '../services/planner/create-plan-service.ts';
import type { Answers } from '../services/outcomes/answer-outcome.ts';
import { planKinds } from '../services/planner/plan-record.ts';
import type { TellPerson } from '../services/planner/plan.ts';
import type { AdminJob } from '../services/queue/job-queue.ts';
import type { DayCounters } from '../services/statistics/day-counters.ts';
import type { PageDeps } from '../web/page-deps.ts';
import { createCampaignMessenger } from './campaign-messenger.ts';
import type { AdminPorts, Ports } from './compose.ts';
import type { Connector } from './connector-client.ts';
import type { Feedback } from './wire-feedback.ts';
import type { Services } from './wire-services.ts';

/** Records of the admins' side, for the retention job. */
export const adminKinds: readonly string[] = [
  ...campaignKinds,
  ...coverageKinds,
  ...planKinds,
  kitTextKind,
  doctorLookKind,
];

export type AdminParts = {
  readonly config: Config;
  readonly admins: NonNullable<Config['admins']>;
  readonly outside: AdminPorts;
  readonly ports: Ports;
  readonly services: Services;
  readonly counters: Pick<DayCounters, 'read'>;
  readonly answers: Answers;
  readonly feedback: Feedback;
  readonly connector: Connector;
  readonly appId: string;
  /** Words to a person's own chat, from outside a turn. */
  readonly tell: TellPerson;
};

export type AdminSide = {
  readonly desk: AdminDesk;
  readonly record: RecordAct;
  readonly refused: RefusalAudit;
  readonly ears: CampaignEars;
  /** For "what do you store about me". */
  readonly traces: AdminTraces;
  readonly pages: Pick<PageDeps, 'admin' | 'kit'>;
  readonly handleJob: (job: AdminJob) => Promise<void>;
  /** Plans what runs by itself; call at start. */
  readonly schedule: () => Promise<void>;
};

/** Everything for admins, from the ports: rights, kit, campaigns, coverage, plan, guide, doctor, page. */
export function wireAdmin(parts: AdminParts): AdminSide {
  const { config, ports, services, outside, tell } = parts;
  const { http, organisation, tenantId, teamsAppId, keys } = config;
  const { clock, random, log } = ports;
  const shared = { ...ports, ...services, tenantId };
  const links = createKitLinks({ baseUrl: http.baseUrl, teamsAppId, tenantId, key: keys.pseudonym });
  const rights = createAdminRights({ ...shared, adminGroupId: parts.admins.groupId });
  const refused = createRefusalAudit(shared);
  const arrivals = createArrivals(ports);
  const coverage = createCoverage({
    ...shared,
    source: outside.people,
    smsDelivered: config.sms !== undefined,
    watchedGroupIds: parts.admins.watchedGroupIds,
  });
  const findings = createLiveFindings({ openTenant: outside.openTenant, coverage, clock, log });
  const plan = createPlanService({ ...shared, findings, tell });
  const doctor = createAdminDoctor({
    ...{ ...shared, examine: outside.examine, tell },
    admins: () => adminsToTell({ people: outside.people, rights, tenantId, groupId: parts.admins.groupId }),
  });
  const campaigns = wireCampaigns(parts, { rights, coverage, arrivals });
  const kit = createKit({
    ...{ organisation, links, postCard: kitPostCard, audit: ports.audit, random },
    own: createKitTextStore(ports),
  });
  const sessions = createAdminSessions({
    ...{ ...ports, rights, verifySso: ports.verifySsoToken, auditRefusal: refused, baseUrl: http.baseUrl },
  });
  const record = createRecordAct(ports);
  const desk: AdminDesk = {
    ...{ rights, kit, arrivals, coverage, plan, doctor, campaigns: campaigns.service },
    guide: createGuide({ findings }),
    gaps: createGapDesk({ ...parts.feedback, ...parts, record }),
    pageLink: (admin, view) => sessions.invite(admin, view),
  };
  const { chat, install } = links.of('start') ?? { chat: '', install: '' };
  const locks = createAccountLocks({ ...shared, operations: createOperations(shared) });
  return {
    desk,
    record,
    refused,
    ears: campaigns.ears,
    traces: createAdminTraces({
      ...{ ...ports, coverage, campaigns: campaigns.erasure },
      plan: createPlanErasure({ records: ports.records, tenantId }),
    }),
    pages: {
      admin: { ...desk, sessions, locks, counters: parts.counters, audit: ports.audit, random },
      kit: { links, teams: { chat, install }, arrivals },
    },
    handleJob: (job) => {
      switch (job.kind) {
        case 'campaign':
          return campaigns.run(job.campaignId);
        case 'coverage':
          return coverage.run();
        case 'doctor':
          return doctor.daily();
        case 'plan-reminders':
          return plan.remind();
      }
    },
    schedule: async () => {
      await Promise.all([campaigns.wake(), coverage.schedule(), doctor.schedule(), plan.schedule()]);
    },
  };
}

type CampaignNeeds = Pick<AdminDesk, 'rights' | 'coverage' | 'arrivals'>;

function wireCampaigns(parts: AdminParts, { rights, coverage, arrivals }: CampaignNeeds) {
  const { config, ports, services, outside, connector, appId } = parts;
  const { store, clock, log } = ports;
  const repository = createStoredCampaignRepository(ports);
  const rows = createStoredAudienceRows(ports);
  const optOuts = createCampaignOptOuts(ports);
  const greetings = createCampaignGreetings(store);
  const { serviceUrl, sendsPerSecond } = config.channel;
  const messenger = createCampaignMessenger({ appId, connector, serviceUrl, clock, log });
  const organisation = (): Promise<string> => Promise.resolve(config.organisation.name);
  const common = {
    ...{ ...ports, ...services, tenantId: config.tenantId, rights, organisation, messenger },
    ...{ campaigns: repository, rows, optOuts, greetings },
  };
  const runner = createCampaignRunner({
    ...common,
    audience: createAudienceReader({ ...ports, people: outside.people, coverage, rows }),
    installer: outside.installer,
    defaultLanguage: 'en',
    rates: { installsPerSecond: campaignInstallsPerSecond, sendsPerSecond: sendsPerSecond / 2 },
  });
  return {
    run: runner.run,
    wake: runner.wake,
    service: createCampaignService({ ...common, arrivals, people: outside.people }),
    ears: createCampaignEars(common),
    erasure: createCampaignErasure(common),
  };
}
