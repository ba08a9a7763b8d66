import type { AuditLog } from '../audit/audit-log.ts';
import type { Pseudonyms } from '../crypto/pseudonym.ts';
import type { RecentSignIns, SignInLog } from '../directory/sign-in-log.ts';
import { DependencyError } from '../errors/app-error.ts';
import type { Logger } from '../logging/logger.ts';
import type { AccountSaying, DiagnosisService } from '../outcomes/diagnosis-outcome.ts';
import type { Readiness, ReadinessService } from '../outcomes/readiness-outcome.ts';
import type { FlowView } from '../outcomes/reset-outcome.ts';
import type { ResetService } from '../reset-flow/reset-service.ts';
import type { AttemptStore } from '../store/attempt-store.ts';
import { judgeSignIns } from './judge-sign-ins.ts';
import { signInCodesIn, type SignInCodes } from './sign-in-codes.ts';

export type DiagnosisOptions = {
  readonly readiness: ReadinessService;
  readonly resets: Pick<ResetService, 'view'>;
  /** Undefined: the organisation does not let Avain read the log. */
  readonly signIns: SignInLog | undefined;
  readonly codes: () => SignInCodes;
  readonly attempts: Pick<AttemptStore, 'admit'>;
  readonly pseudonyms: Pseudonyms;
  readonly audit: AuditLog;
  readonly auditSubject: (target: string) => Promise<string>;
  readonly log: Logger;
};

/** A day of sign-ins does not change so fast that anybody needs more. */
const perPerson = [{ seconds: 24 * 60 * 60, limit: 5 }];
/**
 * Reports and logs answer an app five requests in ten seconds (https://learn.microsoft.com/graph/throttling-limits); the
 * coverage of registrations reads with the same identity and keeps two of them.
 */
const perTenant = [{ seconds: 10, limit: 3 }];

export function createDiagnosis(options: DiagnosisOptions): DiagnosisService {
  const { readiness, resets, signIns, codes, attempts, pseudonyms, audit, auditSubject } = options;
  return {
    atOnce: async (speaker) => {
      const outcome = await readiness.of(speaker);
      return outcome.kind === 'asked-too-often'
        ? outcome
        : { kind: 'told', saying: sayingOf(outcome.readiness, signIns !== undefined) };
    },
    recent: async (speaker, flowId) => {
      if (signIns === undefined) return { kind: 'not-read' };
      // The record decides whose flow it is, whether it lives and which proofs still count (invariant I7).
      const view = await resets.view(speaker, flowId);
      if (view === undefined || !isProved(view)) return { kind: 'not-proved' };
      const target = pseudonyms(speaker.tenantId, speaker.personId);
      for (const [scope, windows] of [
        [`diagnosis.${target}`, perPerson],
        ['sign-in-log', perTenant],
      ] as const) {
        const admitted = await attempts.admit(scope, windows);
        if (admitted.kind === 'refused') return { kind: 'too-often', retryAt: admitted.retryAt };
      }
      const subject = await auditSubject(target);
      await audit.append({ type: 'sign-ins.read', subject, correlationId: speaker.correlationId, flowId });
      const read = await readOrNot(options, signIns, speaker.personId);
      return read.kind === 'not-available'
        ? { kind: 'not-read' }
        : { kind: 'found', finding: judgeSignIns(read.attempts, codes()) };
    },
    explain: (text) => {
      const { named, worded } = signInCodesIn(text);
      // A number that is not in the table may be of something else, unless it is named as one of these codes.
      const meaning = [...named, ...worded].map((code) => codes().get(code)).find((row) => row !== undefined);
      const code = meaning?.code ?? named[0];
      return code === undefined ? undefined : { code, meaning };
    },
  };
}

function isProved({ state, proved }: FlowView): boolean {
  return (state === 'proving' || state === 'choosing') && proved.length > 0;
}

/** A log that does not answer keeps nobody from a new password: it only explains nothing. */
async function readOrNot({ log }: DiagnosisOptions, signIns: SignInLog, personId: string): Promise<RecentSignIns> {
  try {
    return await signIns.recent(personId);
  } catch (error) {
    if (!(error instanceof DependencyError)) throw error;
    log.warn({ err: error }, 'the sign-in log could not be read');
    return { kind: 'not-available' };
  }
}

/** A flow that would be refused could not bring the proof, so no look is offered. */
function sayingOf({ reasons, way, light, brake }: Readiness, hasLog: boolean): AccountSaying {
  const [reason = 'could-not-check'] = reasons;
  const opens = way === 'avain' && (light === 'green' || light === 'amber') && brake === undefined;
  return { reason, brake, canLook: hasLog && opens };
}
