import { describe, expect, it } from '@jest/globals';
import { wireBot } from '../../bot/wire-bot.ts';
import { loadConfig } from '../../services/config/load-config.ts';
import { validSettings } from '../support/valid-settings.ts';

describe('a process with the bot role', () => {
  it('does not start with a connector that no message could be sent to', () => {
    const AVAIN_TEAMS_SERVICE_URL = 'https://connector.contoso.example/teams/';
    const config = loadConfig({ ...validSettings(), AVAIN_TEAMS_SERVICE_URL });
    const start = () => wireBot(config, {} as never, {} as never, {} as never);
    expect(start).toThrow(expect.objectContaining({ code: 'config_invalid' }));
    expect(start).toThrow(/AVAIN_TEAMS_SERVICE_URL/);
  });
});
