import { sealingContext } from '../executor/sealed-intent.ts';
import { passwordLength } from '../policy/password-policy.ts';
import { passwordWords } from '../policy/password-words.ts';
import type { FlowKeeper } from '../reset-flow/flow-keeper.ts';
import type { FlowRecord } from '../reset-flow/flow-record.ts';
import type { LoadedFlow } from '../reset-flow/flow-repository.ts';
import { hashHandle, type FoundHandle, type PageHandles } from './page-handles.ts';
import type { PageServiceOptions } from './page-options.ts';
import type { PageOpenOutcome, PageOpenRequest } from './page-service.ts';
import { readBrowserKey, type PageSession, type PageSessions } from './page-session.ts';

export type PageParts = {
  readonly options: PageServiceOptions;
  readonly keeper: FlowKeeper;
  readonly handles: PageHandles;
  readonly sessions: PageSessions;
};

/**
 * Opens the page once. Whoever comes second with the same handle ends it for both, because one of the two is a thief; so
 * does whoever opens it signed in as somebody else. The same browser key again is one browser whose answer was lost: it
 * gets the same session, which is worth nothing to anybody without that key.
 */
export async function openPage(parts: PageParts, request: PageOpenRequest): Promise<PageOpenOutcome> {
  const { options, handles } = parts;
  if (!/^[A-Za-z0-9_-]{43}$/.test(request.handle)) return { kind: 'dead' };
  const browserKey = await readBrowserKey(request.browserKey);
  if (browserKey === undefined) return { kind: 'dead' };
  const handle = await handles.find(hashHandle(request.handle));
  const flow = handle === undefined ? undefined : await liveFlow(parts, handle);
  if (handle === undefined || flow === undefined) return { kind: 'dead' };
  const person = await signedInPerson(options, flow.record, request.ssoToken);
  if (person === 'another') {
    options.log.warn({ flowId: flow.record.id }, 'a page was opened with the sign-in of another person');
    // The link is in other hands: without this, the next try would simply come without a token.
    await killPage(parts, handle, flow);
  }
  if (person !== 'same-or-unknown') return { kind: 'wrong-person' };
  if (handle.sessionId !== null) {
    const mine = isSameKey(await parts.sessions.find(handle.sessionId), browserKey);
    if (mine) return opened(parts, { sessionId: handle.sessionId, handle, flow });
    await killPage(parts, handle, flow);
    return { kind: 'opened-twice' };
  }
  const sessionId = options.random.token();
  // The session is there before the handle names it: whoever kills the handle finds what to kill.
  await parts.sessions.store(sessionId, newSession(handle, flow.record, browserKey));
  // Audited before the handle is spent: without an audit the person can open the same link again.
  await parts.keeper.note(flow.record, { type: 'page.opened' });
  if (await handles.claim(handle, sessionId)) return opened(parts, { sessionId, handle, flow });
  await parts.sessions.kill(sessionId);
  return openPage(parts, request);
}

/** The flow behind a handle while it may be chosen for: newest handle, in time, not expired. */
async function liveFlow({ options, keeper }: PageParts, handle: FoundHandle): Promise<LoadedFlow | undefined> {
  const [loaded, now] = await Promise.all([options.flows.load(handle.flowId), options.store.now()]);
  if (loaded === undefined || loaded.record.pageHandleHash !== handle.handleHash) return undefined;
  const flow = await keeper.refresh(loaded, now);
  const inTime = now.getTime() < Date.parse(handle.expiresAt);
  return flow.record.state === 'choosing' && inTime ? flow : undefined;
}

/** A token is an extra check, never needed: whoever has none, or an organisation without single sign-on, goes on. */
async function signedInPerson(
  { verifySsoToken }: PageServiceOptions,
  record: FlowRecord,
  token: string | undefined,
): Promise<'same-or-unknown' | 'another' | 'unreadable'> {
  if (token === undefined || verifySsoToken === undefined) return 'same-or-unknown';
  const named = await verifySsoToken(token);
  if (named === undefined) return 'unreadable';
  const same =
    named.oid.toLowerCase() === record.requesterId.toLowerCase() &&
    named.tid.toLowerCase() === record.tenantId.toLowerCase();
  return same ? 'same-or-unknown' : 'another';
}

function isSameKey(session: PageSession | undefined, key: PageSession['browserKey']): boolean {
  return session?.browserKey.x === key.x && session.browserKey.y === key.y;
}

function newSession(handle: FoundHandle, record: FlowRecord, browserKey: PageSession['browserKey']): PageSession {
  return {
    flowId: record.id,
    handleHash: handle.handleHash,
    browserKey,
    expiresAt: handle.expiresAt,
    attemptsAtOpen: record.writeAttempts,
    nextHandleIssued: false,
  };
}

async function killPage(
  { options, keeper, handles, sessions }: PageParts,
  handle: FoundHandle,
  flow: LoadedFlow,
): Promise<void> {
  if (handle.sessionId !== null) await sessions.kill(handle.sessionId);
  await handles.kill(handle.handleHash);
  const { id } = flow.record;
  for (let current: LoadedFlow | undefined = flow; current?.record.pageHandleHash === handle.handleHash;) {
    const patched = await options.flows.patch(current, { pageKilled: true, pageHandleHash: null });
    if (patched !== 'lost-race') break;
    current = await options.flows.load(id);
  }
  await keeper.note(flow.record, { type: 'page.opened-twice' });
  const job = `flow-changed.${id}.killed-${handle.handleHash.slice(0, 12)}`;
  await options.queue.add('bot', { kind: 'flow-changed', flowId: id }, { id: job });
}

type Opening = { readonly sessionId: string; readonly handle: FoundHandle; readonly flow: LoadedFlow };

async function opened({ options }: PageParts, { sessionId, handle, flow }: Opening): Promise<PageOpenOutcome> {
  const { record } = flow;
  const { keyId, publicKey } = options.sealingKey;
  const { names, organisationWords } = passwordWords(record.account);
  const now = await options.store.now();
  const context = { flowId: record.id, target: record.target, handleHash: handle.handleHash, keyId };
  return {
    kind: 'opened',
    sessionId,
    sealing: { keyId, publicKey, context: sealingContext(context) },
    displayName: record.account.displayName,
    maskedUpn: record.account.maskedUpn,
    names,
    organisationWords: [...organisationWords, ...options.organisationWords],
    minLength: options.minPasswordLength,
    maxLength: passwordLength.greatest,
    secondsLeft: secondsUntil(handle.expiresAt, now),
    attemptsLeft: Math.max(0, options.limits.writeAttempts - record.writeAttempts),
    lastRejection: record.lastRejection ?? undefined,
  };
}

export function secondsUntil(instant: string, now: Date): number {
  return Math.max(0, Math.floor((Date.parse(instant) - now.getTime()) / 1000));
}
