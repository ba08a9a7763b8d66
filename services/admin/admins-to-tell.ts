import type { PeopleSource } from '../coverage/people-source.ts';
import { DependencyError } from '../errors/app-error.ts';
import type { AdminRights } from './admin.ts';

export type AdminsToTellOptions = {
  readonly people: Pick<PeopleSource, 'members'>;
  readonly rights: AdminRights;
  readonly tenantId: string;
  readonly groupId: string;
};

/** One more than are told of anything one by one, so that the teller sees that there are more. */
const mostLookedFor = 51;

/**
 * Object ids of those who are administrators now, for words that the bot sends by itself: what is said of a set-up's
 * weaknesses must not reach a frozen account ("this wasn't me"). Reads one page of the group, and the right of each
 * until 51 are found. Throws `directory_unavailable` where a right cannot be read.
 */
export async function adminsToTell(options: AdminsToTellOptions): Promise<readonly string[]> {
  const { people, rights, tenantId, groupId } = options;
  const admins: string[] = [];
  for (const { id, accountEnabled, guest } of (await people.members(groupId))?.rows ?? []) {
    if (admins.length === mostLookedFor) break;
    if (!accountEnabled || guest) continue;
    const right = await rights.check({ tenantId, personId: id });
    if (right.kind === 'admin') admins.push(id);
    else if (right.reason === 'could-not-check')
      throw new DependencyError('directory_unavailable', 'whether somebody is an administrator could not be read');
  }
  return admins;
}
