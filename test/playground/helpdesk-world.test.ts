import { mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { groupId, createCompany } from '../../playground/company/create-company.ts';
import { settingsOfRole } from '../../playground/settings-of-role.ts';
import { startWorld, type World } from '../../playground/world.ts';
import { systemClock } from '../../services/clock/system-clock.ts';
import { loadConfig } from '../../services/config/load-config.ts';
import { routeCase } from '../../services/helpdesk/helpdesk-settings.ts';
import { systemRandom } from '../../services/random/system-random.ts';

let world: World;
let auditDirectory: string;
beforeAll(async () => {
  auditDirectory = await mkdtemp(join(tmpdir(), 'avain-audit-'));
  world = await startWorld({
    port: 0,
    company: createCompany(),
    clock: systemClock,
    random: systemRandom,
    auditDirectory,
    redisUrl: undefined,
    storeFault: () => undefined,
    onRestore: () => Promise.resolve(),
    helpdesk: { claimMinutes: 5, unregistered: { enabled: true, objectionHours: 24 } },
  });
});
afterEach(async () => {
  await api('restore', {});
});
afterAll(async () => {
  await world.stop();
  await rm(auditDirectory, { recursive: true, force: true });
});

async function api(path: string, body?: object): Promise<{ readonly status: number; readonly body: unknown }> {
  const init = body && { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) };
  const response = await fetch(`${world.url}/playground/api/${path}`, init);
  return { status: response.status, body: (await response.json()) as unknown };
}
const account = async (id: string) => (await api(`directory/accounts/${id}`)).body as Record<string, unknown>;

describe('the settings of a world', () => {
  it('name two teams that route by language, on the pretend Teams’ own channels', () => {
    const { helpdesk, caseDesk } = loadConfig(world.settings, { embeddedStore: true });
    const team = (language: 'en' | 'fi') => routeCase(helpdesk!.teams, { language, trouble: 'half-registered' });
    for (const [language, key] of [
      ['fi', 'servicedesk-fi'],
      ['en', 'it-helpdesk'],
    ] as const) {
      expect(team(language)).toMatchObject({
        id: key,
        language,
        channelId: world.front.teams.rooms.named(key)?.id,
        serviceUrl: world.front.serviceUrl,
        groupId: groupId('helpdesk'),
      });
    }
    expect(helpdesk).toMatchObject({ claimMinutes: 5, caseDays: 7, unregistered: { enabled: true } });
    expect(caseDesk).toMatchObject({ kind: 'webhook', url: expect.stringMatching(/^http:\/\/127\.0\.0\.1:/) });
  });

  it('keep the ticket system’s key from the executor', () => {
    expect(Object.keys(settingsOfRole('executor', world.settings))).not.toContain('AVAIN_CASE_DESK_KEY');
    expect(Object.keys(settingsOfRole('bot', world.settings))).toContain('AVAIN_CASE_DESK_KEY');
    expect(settingsOfRole('executor', world.settings)['AVAIN_HELPDESK_FILE']).toBeDefined();
  });

  it('leave their file in the run’s own folder', async () => {
    expect((await stat(world.settings['AVAIN_HELPDESK_FILE'] ?? '')).isFile()).toBe(true);
  });
});

describe('the company', () => {
  it('has agents with one manager, and one of them manages somebody', async () => {
    expect(await account('henna')).toMatchObject({ manager: 'mikael', groups: ['everybody', 'helpdesk', 'offices'] });
    expect(await account('hugo')).toMatchObject({ manager: 'mikael', groups: ['everybody', 'helpdesk', 'offices'] });
    expect(await account('tess')).toMatchObject({ manager: 'hugo', department: 'IT' });
    expect(await account('eero')).toMatchObject({ department: 'Logistiikka', accountEnabled: true });
  });

  it('has a team owner who sees the channels and is no agent', async () => {
    expect((await account('mikael'))['groups']).not.toContain('helpdesk');
    expect(world.front.teams.rooms.named('it-helpdesk')?.roster).toContain('mikael');
  });
});

describe('what changes in the directory meanwhile', () => {
  it('disables and renames an account, and takes it from its manager', async () => {
    const change = { accountEnabled: false, displayName: '**Eero** @everybody', department: null, manager: null };
    expect((await api('directory/accounts/eero', change)).status).toBe(200);
    expect(await account('eero')).toMatchObject({ ...change, department: null });
    const { upn, password } = world.company.personas.find(({ id }) => id === 'eero')!;
    expect((await api('sign-in', { upn, password })).body).toEqual({ ok: false, code: 'AADSTS50057' });
  });

  it('removes an account for good', async () => {
    expect((await api('directory/accounts/eero', { deleted: true })).status).toBe(200);
    expect((await api('directory/accounts/eero')).status).toBe(404);
  });

  it('takes an agent out of the group and puts them back, each once', async () => {
    await api('directory/groups/helpdesk', { remove: 'hugo' });
    expect((await account('hugo'))['groups']).toEqual(['everybody', 'offices']);
    await api('directory/groups/helpdesk', { add: 'hugo' });
    await api('directory/groups/helpdesk', { add: 'hugo' });
    await api('directory/groups/helpdesk', { remove: 'hugo' });
    expect((await account('hugo'))['groups']).toEqual(['everybody', 'offices']);
  });

  it.each([
    ['directory/accounts/nobody', { accountEnabled: false }, 404],
    ['directory/accounts/eero', { manager: 'nobody' }, 404],
    ['directory/accounts/eero', { passwordProfile: {} }, 400],
    ['directory/accounts/eero', { accountEnabled: 'no' }, 400],
    ['directory/groups/nothing', { add: 'eero' }, 404],
    ['directory/groups/helpdesk', { add: 'nobody' }, 404],
  ])('answers %s with %j in words', async (path, body, status) => {
    expect((await api(path, body)).status).toBe(status);
  });

  it('is undone by a restore, with the channels, the tickets and the switches', async () => {
    await api('directory/groups/helpdesk', { remove: 'hugo' });
    await api('directory/accounts/tess', { deleted: true });
    await api('tickets/switch', { off: true });
    await api('channels/it-helpdesk', { deleted: true });
    await api('restore', {});
    expect((await account('hugo'))['groups']).toContain('helpdesk');
    expect(await account('tess')).toMatchObject({ manager: 'hugo' });
    expect((await api('tickets')).body).toEqual({ off: false, tickets: [] });
    expect(((await api('channels')).body as object[])[1]).toMatchObject({ deleted: false, messages: [] });
  });
});

describe('the ticket desk’s JSON calls', () => {
  it('know no ticket that is not there', async () => {
    expect((await api('tickets/KU-1/close', {})).status).toBe(404);
    expect((await api('tickets/switch', {})).status).toBe(400);
  });

  it('take faults of their own', async () => {
    await api('faults', { target: 'desk', status: 429, times: 1 });
    const address = world.settings['AVAIN_CASE_DESK']?.replace('webhook:', '') ?? '';
    expect((await fetch(address)).status).toBe(429);
    expect((await fetch(address)).status).toBe(401);
  });
});
