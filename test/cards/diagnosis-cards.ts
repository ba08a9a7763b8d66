import type { AdaptiveCard } from '../../cards/adaptive-card.ts';
import { accountSayingCard, explanationCard, findingCard, type FindingModel } from '../../cards/diagnosis-card.ts';
import type { HelpContact } from '../../cards/doors.ts';
import { loadSignInCodes } from '../../services/diagnosis/load-sign-in-codes.ts';
import type { Translator } from '../../services/i18n/translator.ts';
import type { AccountSaying, Finding } from '../../services/outcomes/diagnosis-outcome.ts';
import type { FlowView } from '../../services/outcomes/reset-outcome.ts';

const { codes } = loadSignInCodes(undefined);
const help: HelpContact = { helpdesk: '+358 9 123 456' };
const inChat: HelpContact = { ...help, inChat: true };
const page: HelpContact = { helpdesk: 'https://help.contoso.example/avain', inChat: true };

const looked = (code: number): Finding['verdict'] => ({ kind: 'code', meaning: codes.get(code)! });

/** "Why can't I sign in?", with the product's own table of codes. */
export function diagnosisCards(t: Translator, view: FlowView): readonly (readonly [string, AdaptiveCard])[] {
  const account = (reason: AccountSaying['reason'], more: Partial<AccountSaying> = {}, contact = help): AdaptiveCard =>
    accountSayingCard({ saying: { reason, brake: undefined, canLook: false, ...more }, help: contact }, t);
  const found = (finding: Finding, more: Partial<FindingModel> = {}): AdaptiveCard => {
    const ended = finding.reset === 'useless';
    return findingCard({ outcome: { kind: 'found', finding }, view, ended, help: inChat, ...more }, t);
  };
  const retryAt = new Date('2026-03-02T08:10:00Z');
  const meaning = (code: number) => codes.get(code);
  return [
    ['diagnosis-open', account('ready', { canLook: true }, page)],
    ['diagnosis-open-no-log', account('ready')],
    ['diagnosis-locked-here', account('ready', { brake: { reason: 'locked', until: retryAt } }, inChat)],
    ['diagnosis-half', account('one-missing', {}, inChat)],
    ['diagnosis-no-way', account('no-way-here')],
    ['diagnosis-synced', account('synced', {}, page)],
    ['diagnosis-federated', account('federated')],
    ['diagnosis-guest', account('guest')],
    ['diagnosis-disabled', account('disabled', {}, inChat)],
    ['diagnosis-privileged', account('privileged')],
    ['diagnosis-unsupported', account('unsupported-account')],
    ['diagnosis-unknown', account('could-not-check')],
    ...(['mail', 'app', 'browser', 'other'] as const).map((client): readonly [string, AdaptiveCard] => [
      `diagnosis-found-old-password-${client}`,
      found({ verdict: { kind: 'old-password', client, lockedBy: client === 'mail' }, reset: 'useless' }),
    ]),
    ['diagnosis-found-locked', found({ verdict: { kind: 'locked-by-tries' }, reset: 'helps' })],
    ['diagnosis-found-rule', found({ verdict: looked(53003), reset: 'useless' }, { help: page })],
    ['diagnosis-found-mfa', found({ verdict: looked(50074), reset: 'useless' }, { help })],
    [
      'diagnosis-found-expired',
      found({ verdict: looked(50055), reset: 'helps' }, { view: { ...view, state: 'choosing' } }),
    ],
    ['diagnosis-found-lock-or-network', found({ verdict: looked(50053), reset: 'open' })],
    ['diagnosis-found-unknown', found({ verdict: { kind: 'unknown-code', code: 59999 }, reset: 'open' })],
    ['diagnosis-found-nothing', found({ verdict: { kind: 'nothing-failed' }, reset: 'open' })],
    ['diagnosis-not-read', findingCard({ outcome: { kind: 'not-read' }, view, ended: false, help: inChat }, t)],
    ['diagnosis-too-often', findingCard({ outcome: { kind: 'too-often', retryAt }, view, ended: false, help }, t)],
    ['diagnosis-code', explanationCard({ explanation: { code: 50126, meaning: meaning(50126) }, help: page }, t)],
    ['diagnosis-code-unknown', explanationCard({ explanation: { code: 59999, meaning: undefined }, help }, t)],
  ];
}
