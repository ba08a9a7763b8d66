import type { CodeMethod } from '../policy/proof-policy.ts';

/** Eight digits: with ten wrong tries a day on each of 10 000 accounts, one hit in about a thousand days. */
export const codeDigits = 8;

/** Where a code belongs; a code is worth nothing anywhere else. */
export type CodeScope = {
  readonly tenantId: string;
  readonly flowId: string;
  readonly target: string;
  readonly method: CodeMethod;
};

/** What is hashed with the code keys: the fields cannot run into one another, for none may hold a line break. */
export function codeMessage(scope: CodeScope, code: string): string {
  return ['avain/code/1', scope.tenantId, scope.flowId, scope.target, scope.method, code].join('\n');
}

/** The AttemptStore's name of the one live code of a flow and method. */
export function codeIdOf(flowId: string, method: CodeMethod): string {
  return `${flowId.split('.')[1] ?? ''}:${method}`;
}

/**
 * "1234 5678", "1234-5678" or full-width digits → "12345678"; undefined when it is not eight digits. What is undefined
 * is neither counted nor compared: a sentence typed by mistake costs no try.
 */
export function normaliseCode(typed: string): string | undefined {
  if (typed.length > 64) return undefined;
  const bare = typed.normalize('NFKC').replaceAll(/[\s\p{Pd}.\u200b-\u200f\u2060\ufeff]/gu, '');
  return /^[0-9]{8}$/.test(bare) ? bare : undefined;
}

/** 12345678 → "1234 5678", as it is sent and shown. */
export function spellCode(code: string): string {
  return `${code.slice(0, 4)} ${code.slice(4)}`;
}
