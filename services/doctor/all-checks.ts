import type { Check } from './check.ts';
import { auditChecks } from './checks/audit-checks.ts';
import { deliveryChecks } from './checks/delivery-checks.ts';
import { identityChecks } from './checks/identity-checks.ts';
import { machineChecks } from './checks/machine-checks.ts';
import { pageChecks } from './checks/page-checks.ts';
import { peopleChecks } from './checks/people-checks.ts';
import { storeChecks } from './checks/store-checks.ts';
import { tenantChecks } from './checks/tenant-checks.ts';

/** Every check of the doctor, in the order of a report. */
export const allChecks: readonly Check[] = [
  ...machineChecks,
  ...identityChecks,
  ...tenantChecks,
  ...pageChecks,
  ...storeChecks,
  ...auditChecks,
  ...deliveryChecks,
  ...peopleChecks,
];
