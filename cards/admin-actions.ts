import { z } from 'zod';
import { adminCommandIds } from '../services/i18n/admin-commands.ts';
import { adminViews } from '../services/admin/admin-desk.ts';
import { planTaskStatuses } from '../services/planner/plan.ts';

export const campaignCardActs = ['preview', 'schedule', 'pause', 'resume', 'cancel', 'retry'] as const;

const gapActs = ['draft', 'dismiss'] as const;

const id = z.string().regex(/^[\w.-]{3,64}$/u);
const typed = (most: number) => z.string().max(most).optional();
const verb = z.literal('admin');

/**
 * What a press on an admin's card sends back. It authorises nothing: the right is read at the press. Unknown keys are
 * dropped.
 */
const adminPayload = z.union([
  z.object({ verb, wish: z.enum(adminCommandIds), view: z.enum(adminViews).optional() }),
  z.object({ verb, wish: z.literal('campaign'), id }),
  z.object({ verb, wish: z.literal('campaign-act'), id, act: z.enum(campaignCardActs) }),
  z.object({ verb, wish: z.literal('gap-act'), id, act: z.enum(gapActs) }),
  z.object({ verb, wish: z.literal('guide-step'), id }),
  z.object({ verb, wish: z.literal('task'), id }),
  z.object({
    verb,
    ...{ wish: z.literal('change-task'), id, status: z.enum(planTaskStatuses).optional() },
    ...{ owner: typed(256), due: typed(32), answer: typed(500) },
  }),
]);
export type AdminPayload = z.infer<typeof adminPayload>;
export type AdminWish = AdminPayload extends infer Each ? (Each extends unknown ? Omit<Each, 'verb'> : never) : never;

/** Undefined for anything that no card for admins sends. Never throws. */
export function parseAdminPayload(value: unknown): AdminPayload | undefined {
  // Nearly every press is of somebody else's card: those are told by one word, and not by failing nine shapes.
  if (typeof value !== 'object' || value === null || !('verb' in value) || value.verb !== 'admin') return undefined;
  const parsed = adminPayload.safeParse(value);
  return parsed.success ? parsed.data : undefined;
}
