import type { CastMember, GroupName } from './cast.ts';
import type { CompanyGroup } from './company.ts';
import { stableGuid } from './stable-ids.ts';

/** Object id of one of the company's groups. */
export function groupId(name: GroupName): string {
  return stableGuid(`group:${name}`);
}

/** Who belongs to a group by where they work. */
const byDepartment: Readonly<Partial<Record<GroupName, readonly string[]>>> = {
  production: ['Tuotanto', 'Kunnossapito', 'Plant', 'Operations'],
  logistics: ['Logistiikka', 'Logistics'],
  offices: ['IT', 'Myynti', 'Sales', 'Talous', 'Hallinto', 'Lakiasiat', 'Purchasing', 'Research and development'],
};

/** `plants` has nobody of its own: it holds two other groups. */
export function groupsOf(people: readonly CastMember[]): readonly CompanyGroup[] {
  const members = (name: GroupName): readonly string[] =>
    people.filter((member) => isIn(member, name)).map((member) => stableGuid(`user:${member.id}`));
  const group = (
    name: GroupName,
    displayName: string,
    isAssignableToRole: boolean | null,
    inside: readonly GroupName[] = [],
  ): CompanyGroup => ({
    id: groupId(name),
    key: name,
    displayName,
    isAssignableToRole,
    memberIds: [...members(name), ...inside.map(groupId)],
  });
  return [
    group('everybody', 'All of Kuusama', null),
    group('helpdesk', 'Service desk', null),
    group('vip', 'Board and management', false),
    group('tier-0', 'Identity operators', true),
    group('admins', 'Avain administrators', null),
    group('plants', 'Plants and logistics', null, ['production', 'logistics']),
    group('production', 'Production', null),
    group('logistics', 'Logistics', null),
    group('offices', 'Offices', null),
  ];
}

function isIn({ groups, department }: CastMember, name: GroupName): boolean {
  if (name === 'everybody' || groups?.includes(name) === true) return true;
  return department !== undefined && byDepartment[name]?.includes(department) === true;
}
