import { createPageHandles } from '../page/page-handles.ts';
import { createPageSessions } from '../page/page-session.ts';
import { answerCall } from './answer-call.ts';
import { createCallLinks } from './call-links.ts';
import type { CallerPage } from './caller-page.ts';
import { enterPage, type CallerPageOptions, type CallerPageParts } from './caller-page-options.ts';
import { createCheckKeeper } from './check-keeper.ts';
import { openCall } from './open-call.ts';
import { createCallerFlowOpening } from './open-caller-flow.ts';
import { createCallProving } from './prove-call.ts';
import { showCall } from './show-call.ts';

/** The side of the person who is said to be calling. */
export function createCallerPage(options: CallerPageOptions): CallerPage {
  const parts: CallerPageParts = {
    options,
    keeper: createCheckKeeper(options),
    links: createCallLinks(options),
    sessions: createPageSessions(options.store),
    handles: createPageHandles(options),
    openFlow: createCallerFlowOpening(options),
  };
  return {
    open: openCall(parts),
    answer: answerCall(parts),
    ...createCallProving(parts),
    look: async (call) => {
      const page = await enterPage(parts, call, 'look');
      return page === undefined ? { kind: 'dead' } : showCall(parts, page);
    },
  };
}
