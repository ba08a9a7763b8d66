import { createFlowKeeper } from '../reset-flow/flow-keeper.ts';
import { openPage } from './open-page.ts';
import { createPageHandles } from './page-handles.ts';
import type { PageServiceOptions } from './page-options.ts';
import type { PageService } from './page-service.ts';
import { createPageSessions } from './page-session.ts';
import { pageStatus } from './page-status.ts';
import { submitPassword } from './submit-password.ts';

/** The password page's side of a flow. */
export function createPageService(options: PageServiceOptions): PageService {
  const parts = {
    options,
    keeper: createFlowKeeper(options),
    handles: createPageHandles(options),
    sessions: createPageSessions(options.store),
  };
  return {
    open: (request) => openPage(parts, request),
    status: (call) => pageStatus(parts, call),
    submit: (call, sealed) => submitPassword(parts, call, sealed),
  };
}
