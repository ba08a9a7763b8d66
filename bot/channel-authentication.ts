import { ConfigurationBotFrameworkAuthentication } from 'botbuilder';
import {
  AuthenticationConfiguration,
  AuthenticationError,
  BotFrameworkAuthentication,
  ConnectorFactory,
  ServiceClientCredentialsFactory,
  UserTokenClient,
  type AuthenticateRequestResult,
  type Claim,
  type ConnectorClient,
} from 'botframework-connector';
import type { Activity } from 'botframework-schema';
import type { Clock } from '../services/clock/clock.ts';
import { InvariantError } from '../services/errors/app-error.ts';
import { microsoftChannel, type ChannelSettings } from './channel-settings.ts';
import type { Connector } from './connector-client.ts';
import { createKeptVerdicts, type KeptVerdicts } from './kept-verdicts.ts';

/**
 * The SDK's own check of a request, kept behind the token gate, with two parts replaced: what it would send with (the
 * connector client) and what it would build for every turn without need (the client of the token service). Each token is
 * checked by the SDK once in a few minutes, by the gate at every request.
 */
export class ChannelAuthentication extends BotFrameworkAuthentication {
  readonly #inner: ConfigurationBotFrameworkAuthentication;
  readonly #connectors: ConnectorFactory;
  readonly #verdicts: KeptVerdicts;

  constructor(settings: ChannelSettings, connector: Connector, clock: Clock) {
    super();
    this.#verdicts = createKeptVerdicts(clock);
    this.#inner = sdkAuthentication(settings);
    this.#connectors = new LeanConnectorFactory(connector);
  }

  override async authenticateRequest(activity: Activity, authHeader: string): Promise<AuthenticateRequestResult> {
    const result = await this.#verdicts.recall(activity, authHeader, () =>
      this.#inner.authenticateRequest(activity, authHeader),
    );
    return { ...result, connectorFactory: this.#connectors };
  }

  /** Web sockets and named pipes are not offered. */
  override async authenticateStreamingRequest(): Promise<AuthenticateRequestResult> {
    throw new AuthenticationError('streaming is not offered', unauthorized);
  }

  override createConnectorFactory(): ConnectorFactory {
    return this.#connectors;
  }

  override async createUserTokenClient(): Promise<UserTokenClient> {
    return noUserTokens;
  }
}

const unauthorized = 401;

function sdkAuthentication(settings: ChannelSettings): ConfigurationBotFrameworkAuthentication {
  const nowhere = 'https://localhost.invalid/';
  return new ConfigurationBotFrameworkAuthentication(
    {
      MicrosoftAppId: settings.appId,
      MicrosoftAppTenantId: settings.tenantId,
      MicrosoftAppType: 'SingleTenant',
      ValidateAuthority: true,
      ToChannelFromBotLoginUrl: `https://login.microsoftonline.com/${settings.tenantId}`,
      ToChannelFromBotOAuthScope: microsoftChannel.oauthScope,
      ToBotFromChannelTokenIssuer: settings.issuer,
      ToBotFromChannelOpenIdMetadataUrl: settings.metadataUrl,
      // Nothing is published there: Entra-signed "Emulator" tokens have no keys to be checked with.
      ToBotFromEmulatorOpenIdMetadataUrl: nowhere,
      OAuthUrl: nowhere,
      CallerId: 'urn:botframework:azure',
    },
    new InboundOnlyCredentials(settings.appId),
    new AuthenticationConfiguration([], async (claims) => requireChannelClaims(claims, settings.issuer)),
  );
}

/** Throws an `AuthenticationError`; the SDK turns anything else into a 500. */
function requireChannelClaims(claims: readonly Claim[], issuer: string): void {
  const value = (type: string): string | undefined => claims.find((claim) => claim.type === type)?.value;
  if (value('iss') !== issuer) throw new AuthenticationError('not issued by the channel', unauthorized);
  if (!value('serviceurl')) throw new AuthenticationError('no serviceurl claim', unauthorized);
}

/** Says which app id is ours. Outbound tokens are the connector client's, so there is no credential to hand out. */
class InboundOnlyCredentials extends ServiceClientCredentialsFactory {
  readonly #appId: string;

  constructor(appId: string) {
    super();
    if (appId === '') throw new InvariantError('an empty app id would switch authentication off');
    this.#appId = appId;
  }

  override async isValidAppId(appId: string): Promise<boolean> {
    return appId === this.#appId;
  }

  override async isAuthenticationDisabled(): Promise<boolean> {
    return false;
  }

  override async createCredentials(): Promise<never> {
    throw new InvariantError('the SDK asked for credentials that it never needs');
  }
}

class LeanConnectorFactory extends ConnectorFactory {
  readonly #connector: Connector;

  constructor(connector: Connector) {
    super();
    this.#connector = connector;
  }

  override async create(serviceUrl: string): Promise<ConnectorClient> {
    // CloudAdapter calls `conversations` and nothing else of this class.
    return this.#connector.at(serviceUrl) as unknown as ConnectorClient;
  }
}

/** There is no sign-in through the token service. */
class NoUserTokens extends UserTokenClient {
  override getUserToken = refuse;
  override getSignInResource = refuse;
  override signOutUser = refuse;
  override getTokenStatus = refuse;
  override getAadTokens = refuse;
  override exchangeToken = refuse;
}

async function refuse(): Promise<never> {
  throw new InvariantError('the token service is not used');
}

const noUserTokens = new NoUserTokens();
