import type { Request, Response, Server } from 'restify';
import { answerCall } from '../call-gate.ts';
import { send } from '../http-exchange.ts';
import type { PageDeps } from '../page-deps.ts';
import { createRecordAct } from '../../services/admin/create-record-act.ts';
import { createAdminCaller, type AdminCalls } from './admin-caller.ts';
import type { AdminPageDeps } from './admin-deps.ts';
import { answerFile, createFileCaller, type AdminDownloads } from './admin-files.ts';
import { createCampaignCalls, createCampaignFiles } from './campaign-calls.ts';
import { createCoverageCalls, createCoverageFiles } from './coverage-calls.ts';
import { createDoctorCalls } from './doctor-calls.ts';
import { createKitCalls, createKitFiles } from './kit-calls.ts';
import { createLockCalls } from './lock-calls.ts';
import { createOverviewCalls } from './overview-calls.ts';
import { createPlanCalls, createPlanFiles } from './plan-calls.ts';
import { createSessionCalls } from './session-calls.ts';
import { answerUpload } from './upload-rows.ts';

/** Texts of the kit and of campaigns in every language; still nothing to fill a memory with. */
const bodyBytes = 128 * 1024;

type MountDeps = PageDeps & { readonly admin: AdminPageDeps };

/** Everything below `/admin/api/`: JSON in and out, but for files, which come out, and the one that goes in. */
export function mountAdminCalls(server: Server, deps: MountDeps, headers: Readonly<Record<string, string>>): void {
  const { admin } = deps;
  // Counted by themselves: a page that looks every few seconds must not use up what the same office resets passwords with.
  const callerScope: PageDeps['callerScope'] = (request) => `admin.${deps.callerScope(request)}`;
  const own = { ...deps, callerScope, limits: { ...deps.limits, bodyBytes } };
  const { calls, files } = roomsOf(deps);
  for (const [path, act] of Object.entries(calls))
    server.post(`/admin/api/${path}`, async (request: Request, response: Response) => {
      send(response, headers, await answerCall(own, act, request, response));
    });
  for (const [path, download] of Object.entries(files))
    server.post(`/admin/api/${path}`, async (request: Request, response: Response) => {
      await answerFile(own, headers, download, request, response);
    });
  server.post('/admin/api/campaigns/rows', async (request: Request, response: Response) => {
    send(response, headers, await answerUpload({ ...deps, callerScope, admin }, request, response));
  });
}

function roomsOf({ admin, translator }: Pick<MountDeps, 'admin' | 'translator'>): {
  readonly calls: AdminCalls;
  readonly files: AdminDownloads;
} {
  const call = createAdminCaller(admin.sessions);
  const file = createFileCaller(admin.sessions);
  const record = createRecordAct(admin);
  return {
    calls: {
      ...createSessionCalls(admin),
      ...createOverviewCalls(admin, call),
      ...createCoverageCalls(admin, call, record),
      ...createCampaignCalls({ ...admin, translator }, call),
      ...createKitCalls(admin, call),
      ...createPlanCalls(admin, call),
      ...createDoctorCalls(admin, call, record),
      ...createLockCalls(admin, call),
    },
    files: {
      ...createCoverageFiles(admin, file, record),
      ...createCampaignFiles(admin, file),
      ...createKitFiles(admin, file, record),
      ...createPlanFiles(admin, file),
    },
  };
}
