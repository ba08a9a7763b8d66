import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { groupId } from '../playground/company/create-company.ts';
import { createTicketDesk } from '../playground/tickets/ticket-desk.ts';
import { startTicketServer } from '../playground/tickets/ticket-server.ts';
import { systemClock } from '../services/clock/system-clock.ts';
import { systemRandom } from '../services/random/system-random.ts';
import type { HelpdeskTeam } from '../services/helpdesk/helpdesk-settings.ts';

/** What the bot needs for a helpdesk beyond a bench world: a file of teams, and a ticket system that answers at once. */
export type HelpdeskSide = {
  readonly settings: Readonly<Record<string, string>>;
  readonly tickets: () => number;
  readonly stop: () => Promise<void>;
};

export type BenchTeam = Pick<HelpdeskTeam, 'id' | 'language' | 'languages' | 'troubles'>;

export const channelOf = (teamId: string): string => `19:${teamId}@thread.tacv2`;

export async function startHelpdeskSide(teams: readonly BenchTeam[], serviceUrl: string): Promise<HelpdeskSide> {
  const directory = mkdtempSync(join(tmpdir(), 'avain-bench-helpdesk-'));
  const file = join(directory, 'helpdesk.json');
  const whole = teams.map((team) => ({
    ...team,
    name: team.id,
    groupId: groupId('helpdesk'),
    channelId: channelOf(team.id),
    serviceUrl,
    fallbackMail: 'helpdesk@kuusama.example',
  }));
  writeFileSync(file, JSON.stringify({ teams: whole }));
  const key = Buffer.from(systemRandom.bytes(32)).toString('hex');
  const desk = createTicketDesk({
    key,
    clock: systemClock,
    linkTo: (id) => `https://tickets.kuusama.example/${id}`,
    tells: () => ({ url: 'http://127.0.0.1:9/', source: 'https://tickets.kuusama.example' }),
  });
  const server = await startTicketServer(desk);
  return {
    settings: {
      AVAIN_HELPDESK_FILE: file,
      AVAIN_CASE_DESK: `webhook:${server.url}`,
      AVAIN_CASE_DESK_KEY: key,
    },
    tickets: () => desk.tickets().length,
    stop: async () => {
      await server.stop();
      rmSync(directory, { recursive: true, force: true });
    },
  };
}
