import type { Config } from '../../config/config.ts';
import { InvariantError } from '../../errors/app-error.ts';
import { isLoopback } from '../addresses.ts';
import type { Check } from '../check.ts';
import type { DoctorViews, GroupSight } from '../doctor-views.ts';
import { green, judge, red, seen, warning, type Looked, type Sight } from '../finding.ts';

const groupDocs = 'https://learn.microsoft.com/entra/fundamentals/how-to-manage-groups';
const hasHelpdesk = ({ role, helpdesk }: Config): boolean => role !== 'executor' && helpdesk !== undefined;

/** The groups, channels and mailboxes that the settings name: who may act, and who is told. */
export const peopleChecks: readonly Check[] = [
  {
    id: 'helpdesk-groups',
    topic: 'helpdesk-groups',
    source: groupDocs,
    concerns: hasHelpdesk,
    look: async (views, { helpdesk }) => {
      const teams = helpdesk?.teams ?? [];
      const found = await groups(
        views,
        teams.map(({ groupId }) => groupId),
      );
      return judge(found, (sights) => {
        const named = (wanted: (sight: GroupSight | undefined) => boolean): string =>
          teams
            .filter((_team, index) => wanted(sights[index]))
            .map(({ id }) => id)
            .join(', ');
        const absent = named((sight) => sight === undefined);
        const empty = named((sight) => sight?.hasMembers === false);
        if (absent !== '') return red('helpdesk-groups.absent', { teams: absent });
        if (empty !== '') return red('helpdesk-groups.empty', { teams: empty });
        const list = teams.map(({ id }, index) => `${id}: ${sights[index]?.name ?? ''}`).join(', ');
        return green('helpdesk-groups.good', { groups: list });
      });
    },
  },
  {
    id: 'helpdesk-channels',
    topic: 'helpdesk-channels',
    source: 'https://learn.microsoft.com/microsoftteams/platform/bots/how-to/conversations/send-proactive-messages',
    concerns: hasHelpdesk,
    look: async ({ connectorHosts }, { helpdesk }) => {
      const teams = helpdesk?.teams ?? [];
      const urls = teams.map(({ serviceUrl }) => serviceUrl);
      const known = (url: string): boolean =>
        url.startsWith('https:') && connectorHosts.includes(URL.parse(url)?.hostname ?? '');
      const foreign = urls.filter((url) => !known(url));
      const hosts = [...new Set(foreign.map((url) => URL.parse(url)?.host ?? '?'))].join(', ');
      if (foreign.length === 0) return green('helpdesk-channels.good', { teams: teams.length });
      return foreign.every(isLoopback)
        ? warning('helpdesk-channels.local', { hosts })
        : red('helpdesk-channels.foreign', { hosts });
    },
  },
  {
    id: 'helpdesk-mail',
    topic: 'helpdesk-mail',
    source: 'https://learn.microsoft.com/entra/identity/authentication/howto-sspr-customization',
    concerns: ({ role }) => role !== 'executor',
    look: judgeHelpdeskMail,
  },
  {
    id: 'admin-group',
    topic: 'admin-group',
    source: groupDocs,
    concerns: ({ role, admins }) => role !== 'executor' && admins !== undefined,
    look: judgeAdminGroups,
  },
  {
    id: 'blocked-groups',
    topic: 'blocked-groups',
    source: groupDocs,
    concerns: ({ policy }) => policy.blockedGroupIds.length > 0,
    look: async (views, { policy: { blockedGroupIds: ids } }) =>
      judge(await groups(views, ids), (sights) => {
        const absent = ids.filter((_id, index) => sights[index] === undefined);
        const there = sights.filter((sight) => sight !== undefined);
        const empty = there.filter(({ hasMembers }) => !hasMembers);
        if (absent.length > 0) return red('blocked-groups.absent', { ids: absent.join(', ') });
        const names = (list: readonly GroupSight[]): string => list.map(({ name }) => name).join(', ');
        if (empty.length > 0) return warning('blocked-groups.empty', { groups: names(empty) });
        return green('blocked-groups.good', { groups: names(there) });
      }),
  },
];

/** All of them, or why one could not be looked at. */
async function groups(
  { tenant }: DoctorViews,
  ids: readonly string[],
): Promise<Looked<readonly (GroupSight | undefined)[]>> {
  const looked = await Promise.all(ids.map((id) => tenant.group(id)));
  const sights: (GroupSight | undefined)[] = [];
  for (const one of looked) {
    if (one.kind === 'blind') return one;
    sights.push(one.value);
  }
  return seen(sights);
}

/** The group of administrators first: without it nobody sees what the watched groups would show. */
async function judgeAdminGroups(views: DoctorViews, { admins }: Config): Promise<Sight> {
  if (admins === undefined) throw new InvariantError('administrators are not configured');
  const { groupId: id, watchedGroupIds } = admins;
  return judge(await groups(views, [id, ...watchedGroupIds]), ([own, ...watched]) => {
    if (own === undefined) return red('admin-group.absent', { id });
    const group = own.name;
    if (!own.hasMembers) return red('admin-group.empty', { group });
    const absent = watchedGroupIds.filter((_id, index) => watched[index] === undefined);
    if (absent.length > 0) return red('admin-group.watched-absent', { group, ids: absent.join(', ') });
    const there = watched.filter((sight) => sight !== undefined);
    const names = (list: readonly GroupSight[]): string => list.map(({ name }) => name).join(', ');
    const empty = there.filter(({ hasMembers }) => !hasMembers);
    if (empty.length > 0) return warning('admin-group.watched-empty', { group, groups: names(empty) });
    if (there.length > 0) return green('admin-group.watched-good', { group, groups: names(there) });
    return green('admin-group.good', { group });
  });
}

async function judgeHelpdeskMail({ tenant }: DoctorViews, config: Config): Promise<Sight> {
  const { helpdeskMail } = config.organisation;
  if (helpdeskMail === undefined) return warning('helpdesk-mail.none');
  const fallbacks = config.helpdesk?.teams.map(({ fallbackMail }) => fallbackMail) ?? [];
  const addresses = [...new Set([helpdeskMail, ...fallbacks].map((address) => address.toLowerCase()))];
  const self = addresses.filter((address) => address === config.mail?.sender.toLowerCase());
  if (self.length > 0) return warning('helpdesk-mail.self', { addresses: self.join(', ') });
  return judge(await tenant.domains(), (domains) => {
    const ours = new Set(domains.map(({ name }) => name.toLowerCase()));
    const outside = addresses.filter((address) => !ours.has(address.split('@').at(-1) ?? ''));
    return outside.length > 0
      ? warning('helpdesk-mail.outside', { addresses: outside.join(', ') })
      : green('helpdesk-mail.good', { addresses: addresses.join(', ') });
  });
}
