import { describe, expect, it } from '@jest/globals';
import { assertProductionChannel, microsoftChannelSettings } from '../../bot/channel-settings.ts';

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
