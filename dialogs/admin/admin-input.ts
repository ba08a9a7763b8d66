import type { Activity } from 'botbuilder';
import { parseAdminPayload, type AdminWish } from '../../cards/admin-actions.ts';
import { parseAdminCommand } from '../../services/i18n/admin-commands.ts';

/** `pressed`: on a card of ours. Typed words mean it only from somebody who is an admin. */
export type AdminInput = { readonly wish: AdminWish; readonly pressed: boolean };

/** What an admin wants, if this is anything of the kind; undefined for everything else. */
export function readAdminInput(activity: Activity): AdminInput | undefined {
  if (activity.type !== 'message') return undefined;
  const value: unknown = activity.value;
  if (value !== undefined && value !== null) {
    const wish = parseAdminPayload(value);
    return wish === undefined ? undefined : { wish, pressed: true };
  }
  const text: unknown = activity.text;
  const command = typeof text === 'string' ? parseAdminCommand(text) : undefined;
  return command === undefined ? undefined : { wish: { wish: command }, pressed: false };
}
