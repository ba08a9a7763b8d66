import type { FlowRecord } from '../reset-flow/flow-record.ts';

/** The words of an account that its password may not contain; the page and the executor take them from here. */
export function passwordWords(account: FlowRecord['account']): {
  readonly names: readonly string[];
  readonly organisationWords: readonly string[];
} {
  const names = [account.givenName, account.surname, account.displayName, account.upnLocalPart];
  return {
    names: names.filter((name): name is string => name !== null && name !== ''),
    organisationWords: [account.tenantName],
  };
}
