import { DependencyError } from '../errors/app-error.ts';
import type { Readiness, ReadinessReason } from '../outcomes/readiness-outcome.ts';
import type { Speaker } from '../outcomes/reset-outcome.ts';
import type { Refusal } from '../outcomes/refusal.ts';
import { judgeAccount, readAccount, type AccountFacts } from '../policy/judge-account.ts';
import { evaluateReadiness } from '../readiness/evaluate-readiness.ts';
import type { ReadinessOptions } from '../readiness/create-readiness.ts';
import { findBrake } from '../reset-flow/brakes.ts';
import type { CheckOutcome, LiveChecks } from './checks.ts';

export type PersonChecksOptions = ReadinessOptions;

type PersonCheck = Extract<
  Parameters<LiveChecks['look']>[0],
  `account.${string}` | `methods.${string}` | `recovery.${string}`
>;

/** Each look costs five reads of the directory; one walk through a tree needs one or two. */
const perPerson = [{ seconds: 60 * 60, limit: 20 }];
/** A turn has 8 seconds. */
const patienceMs = 4000;

type Sight = {
  readonly facts: AccountFacts;
  readonly brake: Refusal | undefined;
  readonly readiness: Readiness;
  readonly userId: string;
};

/**
 * Looks at the account of the person who speaks, once a turn. What it finds leads to what is shown, so it tells as much
 * as "am I ready?" does: like that it is counted first, and audited before anything is said.
 */
export function createPersonChecks(options: PersonChecksOptions): (speaker: Speaker) => LiveChecks {
  return (speaker) => {
    let sight: Promise<Sight | undefined> | undefined;
    let late: Promise<undefined> | undefined;
    return {
      look: async (check) => {
        if (!isPersonCheck(check)) return undefined;
        // One patience for a whole walk, however many looks it takes.
        late ??= options.clock.wait(patienceMs).then(() => undefined);
        const seen = await Promise.race([(sight ??= lookOnce(options, speaker)), late]);
        return seen && outcomes[check](seen);
      },
    };
  };
}

function isPersonCheck(check: Parameters<LiveChecks['look']>[0]): check is PersonCheck {
  return Object.hasOwn(outcomes, check);
}

async function lookOnce(options: PersonChecksOptions, speaker: Speaker): Promise<Sight | undefined> {
  const { attempts, pseudonyms, audit, auditSubject, policy, smsDelivered, clock } = options;
  const { tenantId, personId: userId, correlationId } = speaker;
  const target = pseudonyms(tenantId, userId);
  try {
    const admitted = await attempts.admit(`troubleshooter.${target}`, perPerson);
    if (admitted.kind === 'refused') return undefined;
    const [facts, brake, subject] = await Promise.all([
      readAccount(options, userId),
      findBrake(options, target, 'codes'),
      auditSubject(target),
    ]);
    await audit.append({ type: 'troubleshooter.looked', subject, correlationId });
    const question = { userId, facts, policy, smsDelivered, today: clock.now(), brake };
    return { facts, brake, readiness: evaluateReadiness(question), userId };
  } catch (error) {
    if (error instanceof DependencyError) return undefined;
    throw error;
  }
}

type Outcomes = { readonly [C in PersonCheck]: (sight: Sight) => CheckOutcome<C> | undefined };

const outcomes: Outcomes = {
  'account.state': ({ facts: { user } }) => {
    if (user.kind === 'unread' || user.value === undefined) return undefined;
    return user.value.accountEnabled ? 'enabled' : 'disabled';
  },
  'account.kind': accountKind,
  'methods.count': ({ readiness }) => {
    const { reasons, methods } = readiness;
    const found = reasons.map((reason) => counts[reason]).find((each) => each !== undefined);
    if (found !== undefined || reasons.includes('could-not-check') || methods === undefined) return found;
    // On Microsoft's page nothing is missing: no reason says so.
    return readiness.way === 'entra-sspr' ? 'enough' : undefined;
  },
  'methods.phone': ({ facts: { methods } }) =>
    methods.kind === 'unread' ? undefined : methods.value.mobile === undefined ? 'no' : 'yes',
  'methods.email': ({ facts: { methods } }) =>
    methods.kind === 'unread' ? undefined : methods.value.email === undefined ? 'no' : 'yes',
  'recovery.lock': ({ brake }) => {
    if (brake === undefined) return 'free';
    // Paused for everybody, or cooling down: neither free nor this person's lock.
    return brake.reason === 'locked' || brake.reason === 'frozen' ? brake.reason : undefined;
  },
};

const counts: Readonly<Partial<Record<ReadinessReason, CheckOutcome<'methods.count'>>>> = {
  ready: 'enough',
  'one-missing': 'one',
  'nothing-registered': 'none',
  'nothing-counts': 'none',
  'nothing-for-microsoft': 'none',
  'one-for-microsoft': 'one',
};

/** What the account is, whether it is enabled or not. */
function accountKind({ facts, userId }: Sight): CheckOutcome<'account.kind'> | undefined {
  const { user } = facts;
  if (user.kind === 'unread' || user.value === undefined) return undefined;
  const judged = judgeAccount(userId, {
    ...facts,
    user: { kind: 'read', value: { ...user.value, accountEnabled: true } },
  });
  if (judged.kind === 'own') return 'cloud';
  const { reason } = judged;
  if (reason === 'privileged') return 'admin';
  return reason === 'synced' || reason === 'federated' || reason === 'guest' ? reason : undefined;
}
