import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { HelpdeskSettings } from '../services/helpdesk/helpdesk-settings.ts';
import { groupId } from './company/create-company.ts';
import type { PlaygroundServer } from './api/playground-server.ts';
import { companyTimeZone } from './teams/activity-shape.ts';

/** Rules of a run that differ from the product's defaults. */
export type HelpdeskRules = Partial<Pick<HelpdeskSettings, 'claimMinutes' | 'caseDays' | 'unregistered'>>;

/**
 * Writes AVAIN_HELPDESK_FILE for this run: the Finnish channel takes cases in Finnish, the other one takes the rest. Both
 * are worked by the members of one Entra group.
 */
export async function writeHelpdeskFile(front: Pick<PlaygroundServer, 'teams' | 'serviceUrl'>, rules: HelpdeskRules) {
  const { serviceUrl } = front;
  const common = { groupId: groupId('helpdesk'), serviceUrl, timeZone: companyTimeZone, troubles: [] };
  const channelId = (key: string): string => front.teams.rooms.named(key)?.id ?? '';
  const teams: HelpdeskSettings['teams'] = [
    {
      ...common,
      id: 'servicedesk-fi',
      name: 'Servicedesk',
      channelId: channelId('servicedesk-fi'),
      language: 'fi',
      languages: ['fi'],
      fallbackMail: 'servicedesk@kuusama.example',
    },
    {
      ...common,
      id: 'it-helpdesk',
      name: 'IT Helpdesk',
      channelId: channelId('it-helpdesk'),
      language: 'en',
      languages: [],
      fallbackMail: 'helpdesk@kuusama.example',
    },
  ];
  const directory = await mkdtemp(join(tmpdir(), 'avain-helpdesk-'));
  const path = join(directory, 'helpdesk.json');
  await writeFile(path, JSON.stringify({ teams, ...rules }, null, 2));
  return { path, remove: () => rm(directory, { recursive: true, force: true }) };
}
