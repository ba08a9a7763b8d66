import type { CaseNews } from '../services/helpdesk/desk-messenger.ts';
import { isCaseEnded } from '../services/helpdesk/case-state.ts';
import type { CaseView } from '../services/outcomes/case-outcome.ts';

const endings: ReadonlySet<CaseNews> = new Set(['resolved', 'refused', 'expired', 'closed-in-desk'] as const);

/**
 * Whether a piece of news is still true when it is told: news travel as jobs, and the case may have moved on. What is
 * overtaken is not told; what overtook it is news of its own.
 */
export function isStillNews(news: CaseNews, view: CaseView): boolean {
  if (news === 'not-delivered') return true;
  if (endings.has(news)) return isCaseEnded(view.state);
  if (isCaseEnded(view.state)) return false;
  switch (news) {
    case 'claimed':
    case 'reassigned':
      return view.agentName !== undefined;
    case 'released':
    case 'unclaimed':
      return view.agentName === undefined;
    case 'verify':
      return view.agentName !== undefined && view.verification === 'pending';
    case 'vouched':
      return view.state === 'vouched';
    case 'handed-back':
      return !view.talking;
    case 'frozen':
      return view.frozen;
    default:
      return true;
  }
}
