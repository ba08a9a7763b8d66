import { ConfigError } from '../services/errors/app-error.ts';
import { canonicalServiceUrl, microsoftServiceHosts, type ServiceUrlRules } from './service-url.ts';

/** Where the channel's word is checked against. All of it together: the SDK takes either every value or none. */
export type ChannelSettings = {
  readonly appId: string;
  readonly tenantId: string;
  /** `iss` of the channel's tokens. */
  readonly issuer: string;
  readonly metadataUrl: string;
  readonly channelIds: readonly string[];
  readonly serviceUrls: ServiceUrlRules;
};

export const microsoftChannel = {
  issuer: 'https://api.botframework.com',
  oauthScope: 'https://api.botframework.com',
  /** Scope of the bot's own connector token, for whoever wires `getConnectorToken`. */
  connectorScope: 'https://api.botframework.com/.default',
  metadataUrl: 'https://login.botframework.com/v1/.well-known/openidconfiguration',
  channelIds: ['msteams'],
} as const;

const guid = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** The settings for Microsoft's public cloud. */
export function microsoftChannelSettings(appId: string, tenantId: string): ChannelSettings {
  const { issuer, metadataUrl, channelIds } = microsoftChannel;
  return {
    appId,
    tenantId,
    issuer,
    metadataUrl,
    channelIds,
    serviceUrls: { hosts: microsoftServiceHosts, allowLoopback: false },
  };
}

/**
 * Refuses, with a `ConfigError`, what must not run in production: no app id (the SDK would switch authentication off),
 * metadata or issuer other than Microsoft's, loopback or unknown connectors, other channels.
 */
export function assertProductionChannel(settings: ChannelSettings): void {
  const { issuer, metadataUrl, channelIds } = microsoftChannel;
  const wrong = [
    ...(guid.test(settings.appId) ? [] : ['appId']),
    ...(guid.test(settings.tenantId) ? [] : ['tenantId']),
    ...(settings.issuer === issuer ? [] : ['issuer']),
    ...(settings.metadataUrl === metadataUrl ? [] : ['metadataUrl']),
    ...(settings.channelIds.every((id) => (channelIds as readonly string[]).includes(id)) ? [] : ['channelIds']),
    ...(settings.serviceUrls.allowLoopback ? ['serviceUrls.allowLoopback'] : []),
    ...(settings.serviceUrls.hosts.every((host) => microsoftServiceHosts.includes(host)) ? [] : ['serviceUrls.hosts']),
  ];
  if (wrong.length > 0) throw new ConfigError(`the channel settings are not production settings: ${wrong.join(', ')}`);
}

/**
 * Refuses, with a `ConfigError`, a connector that no message of a campaign could be sent to: better at the start than
 * person by person. Its value is not repeated: it may carry what does not belong into a log.
 */
export function requireKnownConnector(serviceUrl: string, rules: ServiceUrlRules): void {
  if (canonicalServiceUrl(serviceUrl, rules) !== undefined) return;
  const hosts = rules.hosts.join(', ');
  throw new ConfigError(
    `AVAIN_TEAMS_SERVICE_URL: must be https on the default port of one of ${hosts}, without a query`,
  );
}
