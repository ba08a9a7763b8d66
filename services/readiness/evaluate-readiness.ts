import type { RegisteredMethods } from '../directory/user-directory.ts';
import type {
  Addable,
  NeverReset,
  Readiness,
  ReadinessReason,
  RegisterAt,
  WayBack,
} from '../outcomes/readiness-outcome.ts';
import type { Refusal, RefusalReason } from '../outcomes/refusal.ts';
import { judgeAccount, type AccountFacts } from '../policy/judge-account.ts';
import { canPass } from '../policy/proof-evaluation.ts';
import { codeMethods, type CodeMethod, type ProofPolicy } from '../policy/proof-policy.ts';
import { homeDomainOf } from './home-domain.ts';
import {
  countingMethods,
  hasApp,
  lastingAtMicrosoft,
  registeredKinds,
  standingAtMicrosoft,
  standingHere,
  type RegisteredAccount,
} from './method-standing.ts';
import { hasCome, phoneCodesEnd, phoneCodesEndForGlobalAdmins } from './microsoft-dates.ts';

export type ReadinessQuestion = {
  readonly userId: string;
  readonly facts: AccountFacts;
  readonly policy: ProofPolicy;
  /** Whether Avain has a provider of text messages of its own. */
  readonly smsDelivered: boolean;
  readonly today: Date;
  /** What holds recovery of this account right now: locked, frozen, paused. */
  readonly brake: Refusal | undefined;
};

type Verdict = Omit<Readiness, 'microsoftCodes' | 'brake'>;

/**
 * Could this account get back in today? Pure and deterministic. What was not read is `unknown`, never green; `green` and
 * `amber` with the way `avain` are said of no account that a reset would refuse.
 */
export function evaluateReadiness(question: ReadinessQuestion): Readiness {
  const { today } = question;
  const verdict = verdictOf(question);
  const brake = verdict.way === 'avain' || verdict.way === 'helpdesk' ? question.brake : undefined;
  return {
    ...verdict,
    light: brake === undefined ? verdict.light : heldBack(verdict, brake.reason),
    microsoftCodes: {
      on: phoneCodesEnd.on,
      globalAdminsOn: phoneCodesEndForGlobalAdmins.on,
      ended: hasCome(phoneCodesEnd, today),
    },
    brake: brake && { reason: brake.reason, until: brake.until },
  };
}

function verdictOf(question: ReadinessQuestion): Verdict {
  const { userId, facts, today } = question;
  const judged = judgeAccount(userId, facts);
  if (judged.kind === 'own') {
    if (facts.methods.kind === 'unread') return notChecked;
    return withAvain(question, { user: judged.user, tenant: judged.tenant, methods: facts.methods.value });
  }
  const { reason } = judged;
  if (reason === 'guest') return asGuest(facts);
  if (reason === 'disabled' || reason === 'unsupported-account') return onlyHelpdesk(reason);
  if (reason !== 'synced' && reason !== 'federated' && reason !== 'privileged') return notChecked;
  const ended = hasCome(phoneCodesEnd, today);
  if (facts.methods.kind === 'unread')
    return { ...notChecked, reasons: [reason, 'could-not-check'], way: 'entra-sspr' };
  return atMicrosoft(reason, facts.methods.value, ended);
}

const notChecked: Verdict = {
  light: 'unknown',
  reasons: ['could-not-check'],
  methods: undefined,
  add: [],
  way: 'helpdesk',
  registerAt: undefined,
};

const securityInfo: RegisterAt = { kind: 'security-info' };

function onlyHelpdesk(reason: NeverReset): Verdict {
  return { ...notChecked, light: 'red', reasons: [reason] };
}

/** What a guest has registered at home cannot be seen from here. */
function asGuest({ user }: AccountFacts): Verdict {
  const domain = user.kind === 'read' && user.value !== undefined ? homeDomainOf(user.value) : undefined;
  return {
    ...notChecked,
    light: 'amber',
    reasons: ['guest'],
    way: 'home-tenant',
    registerAt: { kind: 'home-tenant', domain },
  };
}

function withAvain({ policy, smsDelivered }: ReadinessQuestion, account: RegisteredAccount): Verdict {
  const counting = countingMethods(policy, account, smsDelivered);
  const said = { methods: standingHere(policy, account, smsDelivered), registerAt: securityInfo };
  if (canPass(policy, counting)) return { ...said, ...passing(account.methods, counting), way: 'avain' };
  const missing = codeMethods.filter(
    (method) => policy.methods[method].enabled && (method !== 'sms-code' || smsDelivered) && !counting.includes(method),
  );
  if (!canPass(policy, [...counting, ...missing])) {
    return { ...said, light: 'red', reasons: ['no-way-here'], add: [], way: 'helpdesk', registerAt: undefined };
  }
  const registered = registeredKinds(account.methods).length > 0;
  const nothing = registered ? 'nothing-counts' : 'nothing-registered';
  const reason: ReadinessReason = counting.length > 0 ? 'one-missing' : nothing;
  return { ...said, light: 'red', reasons: [reason], add: missing.map((method) => addableOf[method]), way: 'helpdesk' };
}

const addableOf: Readonly<Record<CodeMethod, Addable>> = { 'email-code': 'email', 'sms-code': 'mobile' };

/** Enough for Avain. Amber where Microsoft's own page would lack its second proof without codes to the phone. */
function passing(
  methods: RegisteredMethods,
  counting: readonly CodeMethod[],
): Pick<Verdict, 'light' | 'reasons' | 'add'> {
  if (!counting.includes('sms-code') || lastingAtMicrosoft(methods) >= 2) {
    return { light: 'green', reasons: ['ready'], add: [] };
  }
  return {
    light: 'amber',
    reasons: ['ready', 'phone-at-microsoft'],
    add: [hasApp(methods) ? 'email' : 'authenticator'],
  };
}

/**
 * Accounts whose way back is Microsoft's page. Whether the organisation has opened it for them cannot be read, so this is
 * never green. It asks for one proof or two; of administrators for two
 * (https://learn.microsoft.com/entra/identity/authentication/concept-sspr-policy).
 */
function atMicrosoft(
  reason: 'synced' | 'federated' | 'privileged',
  methods: RegisteredMethods,
  phoneCodesEnded: boolean,
): Verdict {
  const lasting = lastingAtMicrosoft(methods);
  const phone = methods.mobile !== undefined;
  const proofs = lasting + Number(phone && !phoneCodesEnded);
  const notes: ReadinessReason[] = [];
  if (proofs === 0) notes.push('nothing-for-microsoft');
  if (proofs === 1) notes.push('one-for-microsoft');
  if (phone && lasting < 2) notes.push('phone-for-microsoft');
  const add: readonly Addable[] = [
    ...(hasApp(methods) ? [] : (['authenticator'] as const)),
    ...(methods.email === undefined ? (['email'] as const) : []),
  ];
  const way: WayBack = 'entra-sspr';
  return {
    light: proofs === 0 || (reason === 'privileged' && proofs === 1) ? 'red' : 'amber',
    reasons: [reason, ...notes],
    methods: standingAtMicrosoft(methods, phoneCodesEnded),
    add,
    way,
    registerAt: securityInfo,
  };
}

/** A brake on recovery takes the green away; a frozen account needs a human. */
function heldBack({ light, way }: Verdict, reason: RefusalReason): Readiness['light'] {
  if (way !== 'avain') return light;
  return reason === 'frozen' ? 'red' : 'amber';
}
