import { execFileSync } from 'node:child_process';
import { describe, expect, it } from '@jest/globals';
import { loadConfig } from '../../services/config/load-config.ts';
import { validSettings } from '../support/valid-settings.ts';

describe('npm run keys', () => {
  it('prints settings that every role accepts', () => {
    const printed = execFileSync(process.execPath, ['deploy/new-keys.mjs'], { encoding: 'utf8' });
    const [everyRole = '', executor = '', bot = ''] = printed.split(/^# .*\n/m).slice(1);
    const settings = (text: string): Record<string, string> =>
      Object.fromEntries(
        text
          .trim()
          .split('\n')
          .map((line): [string, string] => [line.slice(0, line.indexOf('=')), line.slice(line.indexOf('=') + 1)]),
      );
    const base = { ...validSettings(), ...settings(everyRole) };
    expect(loadConfig({ ...base, ...settings(executor), AVAIN_ROLE: 'executor' }).keys.sealing).toHaveLength(1);
    const role = { AVAIN_ROLE: 'bot', AVAIN_EXECUTOR_IDENTITY: undefined };
    expect(loadConfig({ ...base, ...settings(bot), ...role }).keys.sealing[0]?.jwk.d).toBeUndefined();
  });
});
