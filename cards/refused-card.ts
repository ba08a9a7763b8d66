import type { Refusal, RefusalReason } from '../services/outcomes/refusal.ts';
import type { MessageKey, Translator } from '../services/i18n/translator.ts';
import type { AdaptiveCard, Element, SubmitAction } from './adaptive-card.ts';
import { doorActions, doorElements, humanButtons, type HelpContact } from './doors.ts';
import { button, card, paragraph, securityLine } from './elements.ts';

const reasonKeys = {
  'not-registered': 'refused.not-registered',
  'half-registered': 'refused.half-registered',
  synced: 'refused.synced',
  federated: 'refused.federated',
  guest: 'refused.guest',
  disabled: 'refused.disabled',
  privileged: 'refused.privileged',
  'unsupported-account': 'refused.unsupported-account',
  'could-not-check': 'refused.could-not-check',
  locked: 'refused.locked',
  frozen: 'refused.frozen',
  paused: 'refused.paused',
  'cooling-down': 'refused.cooling-down',
  'too-many-starts': 'refused.too-many-starts',
  'recently-reset': 'refused.recently-reset',
} as const satisfies Record<RefusalReason, MessageKey>;

/** What time mends; the others need another door. */
const passing: ReadonlySet<RefusalReason> = new Set([
  'could-not-check',
  'locked',
  'paused',
  'cooling-down',
  'too-many-starts',
  'recently-reset',
] as const);

/** Worth another try soon, with the same button as the first time. */
const tryAgain: ReadonlySet<RefusalReason> = new Set(['could-not-check', 'paused', 'cooling-down'] as const);

/** Why self-service cannot work for the person's own account, at once and truly, with the doors that are open (I7). */
export function refusedCard(
  model: { readonly refusal: Refusal; readonly help: HelpContact; readonly about?: string | undefined },
  t: Translator,
): AdaptiveCard {
  const { reason, doors, until } = model.refusal;
  const ways = doorActions(doors, model.help, t);
  // The page where methods are registered opens after a sign-in only, which is what is missing here: a human goes first.
  const humanFirst = doors.includes('register');
  const humans = humanButtons(model.help, reason, t, model.about).map((human): SubmitAction =>
    humanFirst ? { ...human, style: 'positive' } : human,
  );
  return card(t, {
    title: passing.has(reason) ? t('refused.title-for-now') : t('refused.title'),
    body: [...refusalText({ reason, until }, t), ...doorElements(doors, model.help, t), securityLine(t)],
    actions: [
      ...(tryAgain.has(reason) ? [button(t('button.forgot'), { verb: 'start-reset' }, 'positive')] : []),
      ...(humanFirst ? [...humans, ...ways, howToRegister(t)] : [...ways, ...humans]),
    ],
  });
}

function howToRegister(t: Translator): SubmitAction {
  return button(t('button.how-to-register'), { verb: 'how-to-register' });
}

/** Why, and until when. */
export function refusalText(
  { reason, until }: { readonly reason: RefusalReason; readonly until: Date | undefined },
  t: Translator,
): readonly Element[] {
  return [paragraph(t(reasonKeys[reason])), ...(until === undefined ? [] : [paragraph(t('refused.until', { until }))])];
}

/** Whether a flow's recorded end names a reason that has words of its own. */
export function isRefusalReason(because: string | undefined): because is RefusalReason {
  return because !== undefined && Object.hasOwn(reasonKeys, because);
}
