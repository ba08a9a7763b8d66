import { inspect } from 'node:util';
import { describe, expect, it } from '@jest/globals';
import { loadConfig } from '../../../services/config/load-config.ts';
import { ConfigError } from '../../../services/errors/app-error.ts';
import { validSettings } from '../../support/valid-settings.ts';

function problemsOf(changes: Record<string, string | undefined>): string {
  try {
    loadConfig({ ...validSettings(), ...changes });
  } catch (error) {
    if (error instanceof ConfigError) return error.message;
    throw error;
  }
  return '';
}

describe('loadConfig', () => {
  it('accepts a complete production environment', () => {
    const config = loadConfig(validSettings());
    expect(config.production).toBe(true);
    expect(config.bot?.credential.kind).toBe('certificate');
  });

  it('counts every environment but development and test as production', () => {
    expect(loadConfig({ ...validSettings(), NODE_ENV: 'staging' }).production).toBe(true);
    expect(loadConfig({ ...validSettings(), NODE_ENV: 'development' }).production).toBe(false);
  });

  it('reports all problems at once, by name and never by value', () => {
    const message = problemsOf({ AVAIN_TENANT_ID: 'nonsense-tenant', PORT: '99999', AVAIN_STATE_KEYS: 'k1:c2hvcnQ=' });
    for (const name of ['AVAIN_TENANT_ID', 'PORT']) expect(message).toContain(name);
    expect(message).not.toContain('nonsense-tenant');
    expect(problemsOf({ AVAIN_STATE_KEYS: 'k1:c2hvcnQ=' })).toContain('AVAIN_STATE_KEYS: a key must be 32 bytes');
  });

  it('shows no secret when a config is printed or serialised', () => {
    const config = loadConfig({ ...validSettings(), REDIS_URL: 'rediss://avain:hunter2secret@redis.example.org:6380' });
    expect(inspect(config, { depth: 9 })).not.toContain('hunter2secret');
    expect(JSON.stringify(config.redis)).not.toContain('hunter2secret');
  });

  const repeated = Buffer.alloc(32, 7).toString('base64');
  it.each([
    ['no Redis', { REDIS_URL: undefined }, 'REDIS_URL'],
    ['Redis elsewhere without TLS', { REDIS_URL: 'redis://redis.example.org:6379' }, 'rediss://'],
    ['a Redis whose address cannot be read', { REDIS_URL: 'rediss://:hunter2@' }, 'REDIS_URL'],
    ['a Redis without a scheme', { REDIS_URL: 'redis.example.org' }, 'REDIS_URL'],
    ['an empty place in the list of Redis', { REDIS_URL: 'rediss://a.example.org,' }, 'REDIS_URL'],
    ['a password in an address', { AVAIN_AUDIT_COPY_TO: 'https://a:hunter2@log.example.org' }, 'AVAIN_AUDIT_COPY_TO'],
    ['an audit copy to nowhere', { AVAIN_AUDIT_COPY_TO: 'https://' }, 'AVAIN_AUDIT_COPY_TO'],
    ['a mail server that cannot be read', { AVAIN_MAIL: 'smtp://x:port|avain@example.org' }, 'AVAIN_MAIL'],
    ['no bot identity', { AVAIN_BOT_APP_ID: undefined }, 'AVAIN_BOT_APP_ID'],
    ['no bot credential', { AVAIN_BOT_CERTIFICATE_FILE: undefined }, 'AVAIN_BOT_CERTIFICATE_FILE'],
    ['a managed identity with a password', { AVAIN_BOT_APP_TYPE: 'UserAssignedMSI' }, 'managed identity has neither'],
    ['pages over http', { AVAIN_BASE_URL: 'http://avain.example.org' }, 'AVAIN_BASE_URL'],
    ['a base address with a path', { AVAIN_BASE_URL: 'https://avain.example.org/x' }, 'AVAIN_BASE_URL'],
    ['another channel', { AVAIN_CHANNEL_METADATA_URL: 'http://127.0.0.1:1/m' }, 'speaks to Microsoft only'],
    ['another Graph', { AVAIN_GRAPH_BASE_URL: 'https://127.0.0.1:1/' }, 'speaks to Microsoft only'],
    ['a patterned key', { AVAIN_CODE_KEYS: `k1:${repeated}` }, 'too regular'],
    ['one key for two purposes', { AVAIN_CODE_KEYS: validSettings()['AVAIN_STATE_KEYS'] }, 'two purposes'],
    ['the write identity in the bot role', { AVAIN_ROLE: 'bot' }, 'must not be given the right to write'],
    [
      'private sealing keys in the bot role',
      { AVAIN_ROLE: 'bot', AVAIN_EXECUTOR_IDENTITY: undefined },
      'public keys only',
    ],
    [
      'an executor without identity',
      { AVAIN_ROLE: 'executor', AVAIN_EXECUTOR_IDENTITY: undefined },
      'AVAIN_EXECUTOR_IDENTITY',
    ],
    ['no mail', { AVAIN_MAIL: undefined }, 'AVAIN_MAIL'],
    [
      'an SMS webhook over http',
      { AVAIN_SMS: 'webhook:http://sms.example.org/', AVAIN_SMS_WEBHOOK_KEY: 'k'.repeat(32) },
      'AVAIN_SMS',
    ],
    ['an SMS webhook without a key', { AVAIN_SMS: 'webhook:https://sms.example.org/' }, 'AVAIN_SMS_WEBHOOK_KEY'],
    ['a password length below the bound', { AVAIN_MIN_PASSWORD_LENGTH: '7' }, 'AVAIN_MIN_PASSWORD_LENGTH'],
    ['a sentinel without a master', { AVAIN_REDIS_MODE: 'sentinel' }, 'AVAIN_REDIS_SENTINEL_MASTER'],
  ])('refuses to start with %s', (_what, changes, part) => {
    expect(problemsOf(changes)).toContain(part);
  });

  it('lets development use this machine, and only this machine, instead of Microsoft', () => {
    const local = { NODE_ENV: 'development', AVAIN_CHANNEL_METADATA_URL: 'http://127.0.0.1:3978/m' };
    expect(problemsOf(local)).toBe('');
    expect(problemsOf({ ...local, AVAIN_CHANNEL_METADATA_URL: 'https://evil.example.org/m' })).toContain(
      'this machine',
    );
  });

  it('lets nobody but the playground do without Redis', () => {
    const without = { ...validSettings(), REDIS_URL: undefined };
    expect(() => loadConfig(without, { embeddedStore: true })).toThrow('REDIS_URL');
    expect(loadConfig({ ...without, NODE_ENV: 'development' }, { embeddedStore: true }).redis.urls).toEqual([]);
  });
});
