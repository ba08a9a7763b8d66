import type { MessageKey, Translator } from '../services/i18n/translator.ts';
import type { AdaptiveCard } from './adaptive-card.ts';
import { deskButton, deskSecurityLine } from './desk-elements.ts';
import { aside, card, facts, notice, paragraph } from './elements.ts';
import { plain } from './plain-text.ts';

/** All that an agent sees of a caller check: what was typed, three words, one of three states. */
export type CheckModel = {
  readonly checkId: string;
  readonly number: string;
  readonly named: string;
  readonly agentName: string;
  readonly words: readonly string[];
  readonly state: 'pending' | 'passed' | 'failed';
  readonly expiresAt: Date;
  readonly denied: boolean;
};

/** Where a check begins. */
export function checkStartCard(t: Translator): AdaptiveCard {
  return card(t, {
    title: t('desk.check.title'),
    body: [
      paragraph(t('desk.check.text')),
      {
        type: 'Input.Text',
        id: 'named',
        label: t('desk.check.named'),
        placeholder: t('desk.check.placeholder'),
        isRequired: true,
        errorMessage: t('desk.check.named-missing'),
        maxLength: 256,
      },
      aside(t('desk.check.type')),
      deskSecurityLine(t),
    ],
    actions: [deskButton(t('desk.button.check-start'), { verb: 'check-start' }, { style: 'positive', inputs: true })],
  });
}

const stateKeys = {
  pending: 'desk.verification.pending',
  passed: 'desk.verification.passed',
  failed: 'desk.verification.failed',
} as const satisfies Record<CheckModel['state'], MessageKey>;

/** How a check stands. Failed looks the same whatever the reason was, but for a "No", which the agent has to know. */
export function checkCard(model: { readonly view: CheckModel }, t: Translator): AdaptiveCard {
  const { view } = model;
  const pending = view.state === 'pending' && !view.denied;
  return card(t, {
    title: t('desk.check.state-title', { number: view.number }),
    body: [
      ...(pending ? [] : [outcome(view, t)]),
      facts([
        [t('desk.check.account'), plain(view.named)],
        [t('desk.check.agent'), plain(view.agentName)],
        [t('desk.check.state'), t(stateKeys[view.denied ? 'failed' : view.state])],
        ...(pending
          ? ([
              [t('desk.check.until'), t('desk.at', { at: view.expiresAt })],
              [t('desk.fact.words'), view.words.map(plain).join(' · ')],
            ] as const)
          : []),
      ]),
      ...(pending ? [paragraph(t('desk.check.words')), paragraph(t('desk.check.pending'))] : []),
      deskSecurityLine(t),
    ],
    ...(pending
      ? { actions: [deskButton(t('desk.button.check-look'), { verb: 'check-look', check: view.checkId })] }
      : {}),
  });
}

function outcome(view: CheckModel, t: Translator) {
  if (view.denied) return notice(t('desk.check.denied'), 'attention');
  return view.state === 'passed' ? notice(t('desk.check.passed'), 'good') : notice(t('desk.check.failed'), 'attention');
}
