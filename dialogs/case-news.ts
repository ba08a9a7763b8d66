import type { CaseNews } from '../services/outcomes/case-news.ts';
import { isCaseEnded } from '../services/helpdesk/case-state.ts';
import type { CaseView } from '../services/outcomes/case-outcome.ts';

/**
 * Whether a piece of news is still true when it is told: news travel as jobs, and the case may have moved on. What is
 * overtaken is not told; what overtook it is news of its own.
 */
export function isStillNews(news: CaseNews, view: CaseView): boolean {
  const open = !isCaseEnded(view.state);
  switch (news) {
    case 'not-delivered':
      return true;
    case 'resolved':
    case 'refused':
    case 'expired':
    case 'closed-in-desk':
      return !open;
    case 'claimed':
    case 'reassigned':
      return open && view.agentName !== undefined;
    case 'released':
    case 'unclaimed':
      return open && view.agentName === undefined;
    case 'verify':
      return open && view.agentName !== undefined && view.verification === 'pending';
    case 'vouched':
      return view.state === 'vouched';
    case 'handed-back':
      return open && !view.talking;
    case 'frozen':
      return open && view.frozen;
    case 'vouch-waiting':
    case 'vouch-lapsed':
    case 'objected':
      return open;
  }
}
