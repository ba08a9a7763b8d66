import type { CallerOpenOutcome, CallerPageState } from '../../services/caller-check/caller-page.ts';
import { call, openWith, signCall, type PageSession } from './page-client.ts';

export type CallerAct =
  | { readonly path: 'answer'; readonly body: { readonly yes: boolean } }
  | { readonly path: 'send'; readonly body: { readonly method: string } }
  | { readonly path: 'type'; readonly body: { readonly code: string } }
  | { readonly path: 'look'; readonly body: Readonly<Record<string, never>> };

/** Spends the link and binds this browser's key to the session that begins. */
export async function openCaller(
  keys: CryptoKeyPair,
  handle: string,
): Promise<{ readonly outcome: CallerOpenOutcome; readonly clockOffset: number }> {
  const { value, clockOffset } = await openWith(keys, '/page/api/call/open', { handle });
  return { outcome: value as CallerOpenOutcome, clockOffset };
}

/** One signed act. Throws `Unreachable` where no outcome came back; the act may have had its effect. */
export async function actAsCaller(keys: CryptoKeyPair, session: PageSession, act: CallerAct): Promise<CallerPageState> {
  const path = `/page/api/call/${act.path}`;
  const body = JSON.stringify(act.body);
  const headers = await signCall(keys, session, { method: 'POST', path, body });
  return (await call('POST', path, headers, body)).value as CallerPageState;
}
