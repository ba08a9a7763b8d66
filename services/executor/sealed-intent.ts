import type { SealedPassword } from '../page/page-service.ts';

/** What the page service stores for the executor under `avain:{target}:sealed:<flow suffix>:<handle hash>`. */
export type SealedIntent = {
  readonly flowId: string;
  readonly target: string;
  readonly handleHash: string;
  readonly sealed: SealedPassword;
};

/**
 * Name of the KeyValueStore entry that holds what one page of a flow sealed. Each page has an entry of its own: a call of
 * an older page that comes late can then not put its password in the place of the newer one's.
 */
export function sealedIntentKey(flowId: string, handleHash: string): string {
  const [target = '', suffix = ''] = flowId.split('.');
  return `avain:{${target}}:sealed:${suffix}:${handleHash}`;
}

/**
 * What the ciphertext is bound to. The browser uses it as associated data of AES-256-GCM and, behind the label
 * `avain/sealed-password/v1\n`, as HKDF info; salt is the raw ephemeral public key.
 */
export function sealingContext(parts: {
  readonly flowId: string;
  readonly target: string;
  readonly handleHash: string;
  readonly keyId: string;
}): string {
  return [parts.flowId, parts.target, parts.handleHash, parts.keyId].join('\n');
}
