import { describe, expect, it } from '@jest/globals';
import {
  assertProductionChannel,
  microsoftChannelSettings,
  requireKnownConnector,
} from '../../bot/channel-settings.ts';
import { ConfigError } from '../../services/errors/app-error.ts';

const good = microsoftChannelSettings('5f0c0f8e-5a43-4a51-9a1c-0f5c1f0f0a01', '7b0d0e2a-0b6a-4c53-8f5d-3f0a1b2c3d4e');

describe('the settings of the channel', () => {
  it('are accepted in production as Microsoft publishes them', () => {
    expect(() => assertProductionChannel(good)).not.toThrow();
  });

  it.each([
    ['appId', { appId: '' }],
    ['tenantId', { tenantId: 'common' }],
    ['issuer', { issuer: 'https://sts.windows.net/' }],
    ['metadataUrl', { metadataUrl: 'http://127.0.0.1:1/metadata' }],
    ['metadataUrl', { metadataUrl: 'https://login.botframework.com.evil.example/v1/.well-known/openidconfiguration' }],
    ['channelIds', { channelIds: ['msteams', 'emulator'] }],
    ['allowLoopback', { serviceUrls: { ...good.serviceUrls, allowLoopback: true } }],
    ['hosts', { serviceUrls: { ...good.serviceUrls, hosts: ['evil.example'] } }],
  ])('refuse to start in production with another %s', (name, change) => {
    expect(() => assertProductionChannel({ ...good, ...change })).toThrow(name);
  });
});

describe('the connector for people whom the bot has not met', () => {
  const local = { ...good.serviceUrls, allowLoopback: true };

  it.each([
    'https://smba.trafficmanager.net/teams/',
    'https://smba.infra.gcc.teams.microsoft.com/teams',
    'https://smba.infra.gov.teams.microsoft.us/teams/',
  ])('may be %s', (url) => {
    expect(() => requireKnownConnector(url, good.serviceUrls)).not.toThrow();
  });

  it.each([
    'https://smba.trafficmanager.net.evil.example/teams/',
    'http://smba.trafficmanager.net/teams/',
    'https://smba.trafficmanager.net:444/teams/',
    'https://smba.trafficmanager.net/teams/?to=evil',
    'http://127.0.0.1:3978/connector/',
  ])('is refused at the start where it is %s, by the name of the setting and without its value', (url) => {
    const start = () => requireKnownConnector(url, good.serviceUrls);
    expect(start).toThrow(ConfigError);
    expect(start).toThrow(/^AVAIN_TEAMS_SERVICE_URL: .*smba\.infra\.gcc\.teams\.microsoft\.com/);
    expect(start).not.toThrow(/evil|444|3978/);
  });

  it('may be on this machine where the channel is pretended', () => {
    expect(() => requireKnownConnector('http://127.0.0.1:3978/connector/', local)).not.toThrow();
  });
});
