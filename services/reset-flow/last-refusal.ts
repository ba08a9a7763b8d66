import { caseTroubles, type CaseTrouble } from '../outcomes/case-reasons.ts';
import type { RefusalReason } from '../outcomes/refusal.ts';
import type { KeyValueStore } from '../store/key-value-store.ts';

/** Who asks for a human later than this probably does so for another reason. */
export const troubleCountsSeconds = 30 * 60;

/** `reason`: why a start was refused; a trouble by the same name. */
export type LastRefusal = { readonly reason: CaseTrouble; readonly at: string };

/**
 * Remembers why somebody's own start was refused, so that the case they then open says so, whether they pressed the
 * refusal's button or typed. A refused start leaves no flow that could tell.
 */
export async function rememberRefusal(
  store: Pick<KeyValueStore, 'set'>,
  target: string,
  { reason, at }: { readonly reason: RefusalReason; readonly at: Date },
): Promise<void> {
  const last = { reason, at: at.toISOString() } satisfies LastRefusal;
  await store.set(keyOf(target), JSON.stringify({ schema: 1, ...last }), troubleCountsSeconds);
}

export async function recentRefusal(
  store: Pick<KeyValueStore, 'get'>,
  target: string,
  now: Date,
): Promise<LastRefusal | undefined> {
  const stored = await store.get(keyOf(target));
  if (stored === undefined) return undefined;
  const { schema, reason, at } = JSON.parse(stored.value) as LastRefusal & { readonly schema: number };
  if (schema !== 1 || !caseTroubles.includes(reason)) return undefined;
  return now.getTime() - Date.parse(at) < troubleCountsSeconds * 1000 ? { reason, at } : undefined;
}

function keyOf(target: string): string {
  return `avain:{${target}}:refused`;
}
