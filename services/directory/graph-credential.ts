import {
  ClientCertificateCredential,
  ClientSecretCredential,
  ManagedIdentityCredential,
  WorkloadIdentityCredential,
} from '@azure/identity';
import type { TokenCredential } from '@azure/identity';
import type { GraphIdentity } from '../config/config.ts';

export type GraphCredentialSettings = {
  readonly identity: GraphIdentity;
  readonly tenantId: string;
  /** Where tokens come from, https only, e.g. `https://login.microsoftonline.com`. */
  readonly authorityHost: string;
};

const publicAuthority = 'login.microsoftonline.com';

/**
 * The credential of one Avain identity towards Microsoft Graph. Does no I/O: the first `getToken` does. Tokens are
 * cached by the credential for as long as they live, so make one per identity and process.
 */
export function createGraphCredential({ identity, tenantId, authorityHost }: GraphCredentialSettings): TokenCredential {
  const shared = {
    authorityHost,
    // Instance discovery asks Microsoft's public cloud whether the authority is real; another authority is not listed there.
    disableInstanceDiscovery: new URL(authorityHost).hostname !== publicAuthority,
    // A turn has 8 seconds: the library's own three patient retries would outlive it.
    retryOptions: { maxRetries: 1, retryDelayInMs: 200, maxRetryDelayInMs: 1000 },
  };
  switch (identity.kind) {
    case 'managed-identity':
      return new ManagedIdentityCredential({ clientId: identity.clientId, retryOptions: shared.retryOptions });
    case 'federated':
      return new WorkloadIdentityCredential({
        ...shared,
        tenantId,
        clientId: identity.clientId,
        tokenFilePath: identity.tokenFile,
      });
    case 'certificate':
      return new ClientCertificateCredential(tenantId, identity.clientId, { certificatePath: identity.path }, shared);
    case 'secret':
      return new ClientSecretCredential(tenantId, identity.clientId, identity.secret.reveal(), shared);
  }
}
