import type { Middleware } from 'botbuilder';
import type { Logger } from '../../services/logging/logger.ts';
import { answerInvoke } from '../invoke-answer.ts';

export type TenantGuardOptions = { readonly tenantId: string; readonly log: Logger };

/**
 * Both places in which Teams names the tenant must name ours; anybody else gets silence, so that a foreign tenant
 * learns nothing, not even a language. A missing one counts as foreign.
 */
export function createTenantGuard({ tenantId, log }: TenantGuardOptions): Middleware {
  const ours = tenantId.toLowerCase();
  const isOurs = (named: unknown): boolean => typeof named === 'string' && named.toLowerCase() === ours;
  return {
    onTurn: async (context, next) => {
      const { conversation, type } = context.activity;
      const tenant = (context.activity.channelData as { tenant?: { id?: unknown } | null } | null | undefined)?.tenant;
      if (isOurs(conversation.tenantId) && isOurs(tenant?.id)) {
        await next();
        return;
      }
      log.warn({ activityType: type }, 'an activity of another tenant was dropped');
      await answerInvoke(context);
    },
  };
}
