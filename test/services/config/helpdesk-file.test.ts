import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { loadConfig } from '../../../services/config/load-config.ts';
import { parseHelpdeskFile } from '../../../services/config/helpdesk-file.ts';
import { ConfigError } from '../../../services/errors/app-error.ts';
import { routeCase } from '../../../services/helpdesk/helpdesk-settings.ts';
import { validSettings } from '../../support/valid-settings.ts';

const team = {
  id: 'service-desk',
  name: 'Service desk',
  groupId: '7e5c0c2e-6f5e-4f0a-9a53-0d6f3f1f2a10',
  channelId: '19:abc123@thread.tacv2',
  fallbackMail: 'desk@example.org',
};
const text = (file: object): string => JSON.stringify(file);

describe('the helpdesk file', () => {
  it('needs a team and fills in the rest', () => {
    const { helpdesk } = parseHelpdeskFile(text({ teams: [team] }));
    expect(helpdesk).toEqual({
      teams: [
        {
          ...team,
          serviceUrl: 'https://smba.trafficmanager.net/teams/',
          language: 'en',
          timeZone: 'UTC',
          languages: [],
          troubles: [],
        },
      ],
      claimMinutes: 30,
      caseDays: 7,
      unregistered: { enabled: false, objectionHours: 24 },
    });
  });

  it.each([
    ['no JSON', 'teams:'],
    ['no team', text({ teams: [] })],
    ['an unknown word', text({ teams: [team], vouchers: 1 })],
    ['a group that is no object id', text({ teams: [{ ...team, groupId: 'helpdesk' }] })],
    ['a personal chat for a channel', text({ teams: [{ ...team, channelId: 'a:1abc' }] })],
    ['two teams in one channel', text({ teams: [team, { ...team, id: 'other' }] })],
    [
      'cases that end before two agents could vouch',
      text({ teams: [team], caseDays: 2, unregistered: { enabled: true, objectionHours: 24 } }),
    ],
    ['a group of ServiceNow by its name', text({ teams: [team], serviceNow: { assignmentGroup: 'Service Desk' } })],
    ['less than a day to object', text({ teams: [team], unregistered: { enabled: true, objectionHours: 23 } })],
  ])('is refused with %s', (_what, file) => {
    expect(() => parseHelpdeskFile(file)).toThrow();
  });

  it('never repeats a value in what it complains about', () => {
    expect(() => parseHelpdeskFile(text({ teams: [{ ...team, fallbackMail: 'hunter2' }] }))).toThrow(
      expect.not.objectContaining({ message: expect.stringContaining('hunter2') }),
    );
  });

  it('routes by language and trouble to the first team that serves both, and the rest to the last', () => {
    const { helpdesk } = parseHelpdeskFile(
      text({
        teams: [
          { ...team, languages: ['fi'], troubles: ['locked'] },
          { ...team, id: 'all', channelId: '19:x@thread.tacv2', languages: ['en'] },
        ],
      }),
    );
    const { teams } = helpdesk;
    expect(routeCase(teams, { language: 'fi', trouble: 'locked' })?.id).toBe('service-desk');
    expect(routeCase(teams, { language: 'en', trouble: 'locked' })?.id).toBe('all');
    expect(routeCase(teams, { language: 'fi', trouble: 'privileged' })?.id).toBe('all');
  });
});

describe('the settings of the helpdesk', () => {
  const path = join(mkdtempSync(join(tmpdir(), 'avain-helpdesk-')), 'helpdesk.json');
  const serviceNow = { closeCode: 'Solved', assignmentGroup: 'a'.repeat(32), caller: 'c'.repeat(32) };
  writeFileSync(path, text({ teams: [team], serviceNow }));
  const withHelpdesk = { ...validSettings(), AVAIN_HELPDESK_FILE: path };

  it('are absent without a file', () => {
    expect(loadConfig(validSettings())).toMatchObject({ helpdesk: undefined, caseDesk: undefined });
  });

  it('name the teams and the ticket system', () => {
    const key = 'k'.repeat(32);
    const webhook = loadConfig({
      ...withHelpdesk,
      AVAIN_CASE_DESK: 'webhook:https://desk.example.org/in',
      AVAIN_CASE_DESK_KEY: key,
    });
    expect(webhook.helpdesk?.teams).toHaveLength(1);
    expect(webhook.caseDesk).toMatchObject({ kind: 'webhook', url: 'https://desk.example.org/in' });
    const instance = loadConfig({
      ...withHelpdesk,
      AVAIN_CASE_DESK: 'servicenow:https://example.service-now.com|avain',
      AVAIN_CASE_DESK_PASSWORD: 'a long password',
    });
    expect(instance.caseDesk).toMatchObject({
      kind: 'servicenow',
      signIn: 'password',
      name: 'avain',
      key: undefined,
      incident: serviceNow,
    });
  });

  it.each([
    ['a file that is not there', { AVAIN_HELPDESK_FILE: '/nowhere/helpdesk.json' }],
    ['a webhook without a key', { AVAIN_CASE_DESK: 'webhook:https://desk.example.org/in' }],
    [
      'a webhook over http',
      { AVAIN_CASE_DESK: 'webhook:http://desk.example.org', AVAIN_CASE_DESK_KEY: 'k'.repeat(32) },
    ],
    [
      'a key whose bytes after whsec_ are none, or few',
      { AVAIN_CASE_DESK: 'webhook:https://desk.example.org/in', AVAIN_CASE_DESK_KEY: `whsec_${'!'.repeat(40)}` },
    ],
    ['ServiceNow without a password', { AVAIN_CASE_DESK: 'servicenow:https://example.service-now.com|avain' }],
    ['something else', { AVAIN_CASE_DESK: 'mail:desk@example.org' }],
    ...['https://', 'https://:443/in', 'https://desk.example.org:port/in', 'https://hunter2@desk.example.org/in'].map(
      (address): [string, object] => [
        `a webhook at ${address}`,
        { AVAIN_CASE_DESK: `webhook:${address}`, AVAIN_CASE_DESK_KEY: 'k'.repeat(32) },
      ],
    ),
    ...['https://x:y', 'https://avain:hunter2@example.service-now.com'].map((address): [string, object] => [
      `ServiceNow at ${address}`,
      { AVAIN_CASE_DESK: `servicenow:${address}|avain`, AVAIN_CASE_DESK_PASSWORD: 'a long password' },
    ]),
  ])('refuse %s', (_what, change) => {
    const load = () => loadConfig({ ...withHelpdesk, ...change });
    expect(load).toThrow(ConfigError);
    expect(load).toThrow(/^ {2}AVAIN_(HELPDESK_FILE|CASE_DESK)/m);
    expect(load).not.toThrow(/hunter2|:\/\//);
  });

  const tickets = {
    AVAIN_CASE_DESK: 'webhook:https://desk.example.org/in',
    AVAIN_CASE_DESK_KEY: 'k'.repeat(32),
    AVAIN_CASE_DESK_PASSWORD: 'p'.repeat(32),
    AVAIN_SMS: 'webhook:https://sms.example.org/in',
    AVAIN_SMS_WEBHOOK_KEY: 's'.repeat(32),
    AVAIN_BOT_APP_PASSWORD: 'b'.repeat(32),
  };
  const encoded = (name: string): string => String(validSettings()[name]).replace(/^.*:/, '');

  it.each([
    ['text messages', 'AVAIN_SMS_WEBHOOK_KEY', tickets.AVAIN_SMS_WEBHOOK_KEY],
    ['the bot', 'AVAIN_BOT_APP_PASSWORD', tickets.AVAIN_BOT_APP_PASSWORD],
    ['the ticket system itself', 'AVAIN_CASE_DESK_PASSWORD', tickets.AVAIN_CASE_DESK_PASSWORD],
    ['the state', 'AVAIN_STATE_KEYS', encoded('AVAIN_STATE_KEYS')],
    ['pseudonyms', 'AVAIN_PSEUDONYM_KEY', `whsec_${encoded('AVAIN_PSEUDONYM_KEY')}`],
  ])('refuse a key of tickets that is the key of %s too', (_what, other, value) => {
    const good = { ...withHelpdesk, ...tickets, AVAIN_BOT_CERTIFICATE_FILE: undefined };
    loadConfig(good);
    const load = () => loadConfig({ ...good, AVAIN_CASE_DESK_KEY: value });
    expect(load).toThrow(/^ {2}AVAIN_[A-Z_]+, AVAIN_[A-Z_]+: one key serves two purposes$/m);
    expect(load).toThrow(other);
  });

  it.each(['https://', 'https://x:port/', 'https://avain:hunter2@sms.example.org/'])(
    'refuse text messages through %s',
    (address) => {
      const sms = { AVAIN_SMS: `webhook:${address}`, AVAIN_SMS_WEBHOOK_KEY: 's'.repeat(32) };
      const load = () => loadConfig({ ...validSettings(), ...sms });
      expect(load).toThrow(/^ {2}AVAIN_SMS:/m);
      expect(load).not.toThrow(/hunter2|:\/\//);
    },
  );

  it.each([
    ['AVAIN_SMS', 'webhook:'],
    ['AVAIN_CASE_DESK', 'webhook:'],
    ['AVAIN_CASE_DESK', 'servicenow:'],
  ])('let %s (%s) be reached in the clear on this machine only, and never in production', (name, kind) => {
    const load = (NODE_ENV: string, origin: string) => () =>
      loadConfig({
        ...withHelpdesk,
        ...tickets,
        NODE_ENV,
        [name]: `${kind}${origin}${kind === 'servicenow:' ? '|avain' : ''}`,
      });
    expect(load('development', 'http://127.0.0.1:4000')).not.toThrow();
    expect(load('development', 'http://desk.example.org')).toThrow(new RegExp(`^  ${name}: must be https`, 'm'));
    expect(load('production', 'http://127.0.0.1:4000')).toThrow(new RegExp(`^  ${name}: must be https`, 'm'));
  });
});
