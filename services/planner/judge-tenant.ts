import type {
  DomainSight,
  MethodsPolicySight,
  OrganisationSight,
  ServicePlanSight,
  WritebackSigns,
} from '../doctor/doctor-views.ts';
import type { Looked } from '../doctor/finding.ts';
import { hasCome, phoneCodesEnd } from '../readiness/microsoft-dates.ts';
import { attention, dayValue, good, unclear, type FactSight } from './fact-sight.ts';

/** The service plans of Microsoft Entra ID P1 and P2 (https://learn.microsoft.com/entra/identity/users/licensing-service-plan-reference). */
const premium = { p1: 'AAD_PREMIUM', p2: 'AAD_PREMIUM_P2' } as const;

/** `people`: how many the latest coverage counts; undefined where there is none. */
export function judgeLicences(subscriptions: readonly ServicePlanSight[], people: number | undefined): FactSight {
  const seats = (names: readonly string[]): number =>
    subscriptions
      .filter(({ plans }) => names.some((name) => plans.includes(name)))
      .reduce((sum, { units }) => sum + units, 0);
  const all = seats([premium.p1, premium.p2]);
  if (all === 0) return attention('plan.live.licences.none');
  const found = { seats: all, p2: seats([premium.p2]) };
  return people !== undefined && people > all
    ? attention('plan.live.licences.few', { ...found, people })
    : good('plan.live.licences.good', found);
}

/**
 * Whether Microsoft's rule of two proofs for administrators holds for certain. Without a domain of its own and without
 * synchronisation it depends on the age of the trial, which no interface tells.
 */
export function judgeTwoProofs(
  domains: Looked<readonly DomainSight[]>,
  organisation: Looked<OrganisationSight>,
): FactSight {
  if (domains.kind === 'seen' && domains.value.some(({ name }) => !name.endsWith('.onmicrosoft.com')))
    return good('guide.admin-rule.applies', { why: 'domain' });
  if (organisation.kind === 'seen' && organisation.value.synchronised)
    return good('guide.admin-rule.applies', { why: 'sync' });
  return unclear('guide.admin-rule.applies', { why: 'unknown' });
}

const mostNames = 5;

export function judgeDomains(domains: readonly DomainSight[]): FactSight {
  if (domains.length === 0) return unclear('plan.live.not-told');
  const federated = domains.filter((domain) => domain.federated).map(({ name }) => name);
  if (federated.length === 0) return good('plan.live.domains.good', { count: domains.length });
  const names = federated.slice(0, mostNames).join(', ');
  return attention('plan.live.domains.federated', { names, more: Math.max(0, federated.length - mostNames) });
}

export function judgeMigration({ migration }: MethodsPolicySight): FactSight {
  switch (migration) {
    case 'migrationComplete':
      return good('plan.live.migration.done');
    case 'preMigration':
      return attention('plan.live.migration.not-begun');
    case 'migrationInProgress':
      return attention('plan.live.migration.under-way');
    default:
      return unclear('plan.live.not-told');
  }
}

/** The methods that Avain's codes need, and those that outlast Microsoft's own text messages. */
const wanted = ['Email', 'Sms', 'MicrosoftAuthenticator', 'SoftwareOath'] as const;

export function judgeMethods({ enabled }: MethodsPolicySight): FactSight {
  if (wanted.some((method) => enabled[method] === undefined)) return unclear('plan.live.not-told');
  const off = wanted.filter((method) => enabled[method] === false);
  return off.length === 0
    ? good('plan.live.methods.good')
    : attention('plan.live.methods.off', { methods: off.join(', ') });
}

export function judgePhoneCodes({ enabled }: MethodsPolicySight, now: Date): FactSight {
  const { Sms: sms, Voice: voice } = enabled;
  if (sms === undefined || voice === undefined) return unclear('plan.live.not-told');
  if (!sms && !voice) return good('plan.live.phone-codes.off');
  const ended = hasCome(phoneCodesEnd, now) ? 'yes' : 'no';
  return attention('plan.live.phone-codes.on', { ended, on: dayValue(phoneCodesEnd.on) });
}

export function judgeTemporaryPass({ enabled, temporaryPass }: MethodsPolicySight): FactSight {
  const on = enabled['TemporaryAccessPass'];
  if (on === undefined) return unclear('plan.live.not-told');
  if (!on) return attention('plan.live.temporary-pass.off');
  if (temporaryPass === undefined) return good('plan.live.temporary-pass.on');
  const { once, defaultMinutes, longestMinutes } = temporaryPass;
  return good('plan.live.temporary-pass.detail', { once: once ? 'yes' : 'no', defaultMinutes, longestMinutes });
}

/** The log reaches back 30 days at most: silence in it says nothing. */
export function judgeWriteback({ switchedOn, switchedOff, agent, failed }: WritebackSigns): FactSight {
  const latest = Math.max(switchedOn?.getTime() ?? 0, agent?.at.getTime() ?? 0);
  if (switchedOff !== undefined && switchedOff.getTime() > latest)
    return attention('plan.live.writeback.switched-off', { on: switchedOff });
  if (agent !== undefined) return good('plan.live.writeback.at-work', { agent: agent.name, on: agent.at });
  // One that failed among others may have broken a password rule; where none got through, the way is closed.
  if (failed !== undefined) return attention('plan.live.writeback.fails', { on: failed });
  if (switchedOn !== undefined) return good('plan.live.writeback.switched-on', { on: switchedOn });
  return unclear('plan.live.writeback.silent');
}
