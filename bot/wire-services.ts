import { createHmac } from 'node:crypto';
import { createNotMeLinks } from '../services/aftercare/not-me-links.ts';
import { createNotMeReports } from '../services/aftercare/not-me-reports.ts';
import { createNotices } from '../services/aftercare/notices.ts';
import { createRecoveryGuards } from '../services/aftercare/create-recovery-guards.ts';
import { createSubjectKeys } from '../services/aftercare/subject-keys.ts';
import type { Config } from '../services/config/config.ts';
import { createKeyring } from '../services/crypto/aes-keyring.ts';
import { createPseudonyms } from '../services/crypto/hmac-pseudonyms.ts';
import { createStoredCaseRepository } from '../services/helpdesk/stored-case-repository.ts';
import { createStoredPersonRepository } from '../services/person/stored-person-repository.ts';
import { createEligibility } from '../services/policy/check-eligibility.ts';
import { defaultProofPolicy } from '../services/policy/proof-policy.ts';
import { withUnregisteredRule } from '../services/policy/unregistered-policy.ts';
import { createStoredFlowRepository } from '../services/reset-flow/stored-flow-repository.ts';
import type { Ports } from './compose.ts';

export type Services = ReturnType<typeof wireServices>;

/** What both roles are made of. */
export function wireServices(config: Config, ports: Ports) {
  const { store, records, clock, random, queue, directory } = ports;
  const pseudonyms = createPseudonyms(config.keys.pseudonym);
  const subjects = createSubjectKeys({ records, random, clock });
  const policy =
    config.helpdesk === undefined
      ? defaultProofPolicy
      : withUnregisteredRule(defaultProofPolicy, config.helpdesk.unregistered);
  const cases = createStoredCaseRepository({ records, store });
  return {
    pseudonyms,
    subjects,
    auditSubject: subjects.auditSubject,
    policy,
    cases,
    ...(config.helpdesk !== undefined && {
      helpdesk: config.helpdesk,
      caseOf: async (target: string) => (await cases.openOf(target))?.record.id ?? null,
    }),
    codeKeys: createKeyring(config.keys.codes),
    flows: createStoredFlowRepository({ store }),
    guards: createRecoveryGuards({ store }),
    persons: createStoredPersonRepository({ records, pseudonyms, clock }),
    notices: createNotices({ records, queue, clock }),
    notMeLinks: createNotMeLinks({ records, random, clock }),
    notMeReports: createNotMeReports({ records, clock }),
    eligibility: createEligibility({
      directory,
      policy,
      blockedGroupIds: config.policy.blockedGroupIds,
    }),
    /** Names a network address without keeping it: keyed, and with a key of its own use. */
    callerScope: (address: string) =>
      `caller:${createHmac('sha256', config.keys.pseudonym).update(`caller\n${address}`).digest('base64url')}`,
  };
}
