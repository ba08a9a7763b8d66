import { readBrowserKey, type PageSession } from '../page/page-session.ts';
import type { CallerOpenOutcome, CallerPage } from './caller-page.ts';
import { sessionName, standing, type CallerPageParts, type PageCheck } from './caller-page-options.ts';
import type { FoundLink } from './call-links.ts';
import { checkViewOf, type SentCheck } from './check-record.ts';
import type { LoadedCheck } from './check-repository.ts';
import { isCheckEnded } from './check-state.ts';
import { oneLine } from '../i18n/one-line.ts';

type Open = CallerPage['open'];

/**
 * Opens the link once. Whoever comes second with another browser ends the check for both, because one of the two is a
 * thief; the same browser key again is one browser whose answer was lost. Nothing about the account is answered.
 */
export function openCall(parts: CallerPageParts): Open {
  const { options, keeper, links, sessions } = parts;
  const open: Open = async (request) => {
    const browserKey = await readBrowserKey(request.browserKey);
    const link = browserKey === undefined ? undefined : await links.find(request.handle);
    const live = link === undefined ? undefined : await liveCheck(parts, link);
    if (browserKey === undefined || link === undefined || live === undefined) return { kind: 'dead' };
    const { sessionId } = link;
    if (sessionId !== null) {
      const session = await sessions.find(sessionId);
      const mine = session?.browserKey.x === browserKey.x && session.browserKey.y === browserKey.y;
      return mine ? opened(parts, live, sessionId) : killCall(parts, live, link);
    }
    const fresh = options.random.token();
    // The session is there before the link names it: whoever kills the link finds what to kill.
    await sessions.store(fresh, newSession(link, live.record, browserKey));
    if (await links.claim(link, fresh)) return opened(parts, live, fresh);
    await sessions.kill(fresh);
    return open(request);
  };
  return open;

  async function opened(own: CallerPageParts, live: PageCheck, sessionId: string): Promise<CallerOpenOutcome> {
    // Audited before anything is shown. Also at a second opening by the same browser: the first may have died here.
    let { check } = live;
    while (check.record.state === 'pending') {
      const moved = await keeper.advance(check, 'link-opened');
      // Lost to a change of something else, such as the place of the team's card: looked at again.
      const current = moved.kind === 'moved' ? moved.check : await keeper.load(check.record.id);
      if (current === undefined) return { kind: 'dead' };
      check = current;
    }
    if (isCheckEnded(check.record.state)) return { kind: 'dead' };
    const { words, agentName, expiresAt } = checkViewOf(check.record, live.now);
    return {
      kind: 'opened',
      sessionId,
      agentName: oneLine(agentName, 120),
      organisation: own.options.organisationName,
      words,
      secondsLeft: Math.max(0, Math.floor((expiresAt.getTime() - live.now.getTime()) / 1000)),
    };
  }
}

async function liveCheck({ options, keeper }: CallerPageParts, { checkId }: FoundLink): Promise<PageCheck | undefined> {
  const live = await standing(keeper, await keeper.load(checkId), await options.store.now());
  return live === undefined || isCheckEnded(live.record.state) ? undefined : live;
}

async function killCall(
  { keeper, links, sessions }: CallerPageParts,
  { check, record }: PageCheck,
  link: FoundLink,
): Promise<CallerOpenOutcome> {
  if (link.sessionId !== null) await sessions.kill(link.sessionId);
  await links.kill(link);
  await keeper.endFlow(record, 'link-opened-twice');
  let current: LoadedCheck | undefined = check;
  while (current !== undefined) {
    // Claimed by one browser a moment ago and not moved on yet: first that, then its end.
    const event = current.record.state === 'pending' ? 'link-opened' : 'opened-twice';
    const moved = await keeper.advance(current, event, event === 'opened-twice' ? { endedBecause: 'other' } : {});
    if (moved.kind === 'not-allowed') break;
    current = moved.kind === 'moved' ? moved.check : await keeper.load(record.id);
  }
  return { kind: 'opened-twice' };
}

function newSession(link: FoundLink, record: SentCheck, browserKey: PageSession['browserKey']): PageSession {
  return {
    flowId: sessionName(record.id),
    handleHash: link.handleHash,
    browserKey,
    expiresAt: record.expiresAt,
    attemptsAtOpen: 0,
    nextHandleIssued: false,
  };
}
