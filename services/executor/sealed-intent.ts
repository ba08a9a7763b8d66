import type { SealedPassword } from '../page/page-service.ts';

/** What the page service stores for the executor under `avain:{target}:sealed:<flow suffix>` (taken once). */
export type SealedIntent = {
  readonly flowId: string;
  readonly target: string;
  readonly handleHash: string;
  readonly sealed: SealedPassword;
};

/** Name of the KeyValueStore entry that holds the sealed intent of a flow. */
export function sealedIntentKey(flowId: string): string {
  const [target = '', suffix = ''] = flowId.split('.');
  return `avain:{${target}}:sealed:${suffix}`;
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
