import type { Door } from '../services/outcomes/refusal.ts';
import type { MessageKey, Translator } from '../services/i18n/translator.ts';
import type { AdaptiveCard } from './adaptive-card.ts';
import type { CaseTrouble } from '../services/outcomes/case-reasons.ts';
import { doorActions, doorElements, humanButtons, type HelpContact } from './doors.ts';
import { button, card, paragraph, securityLine } from './elements.ts';

/** Troubles for which a reset is not, or not always, the right way: each gets its answer and its doors. */
export type Trouble = 'unlock' | 'know' | 'new-phone' | 'expired' | 'another-account' | 'human';

const texts = {
  unlock: ['door.unlock.title', 'door.unlock.text'],
  know: ['door.know.title', 'door.know.text'],
  'new-phone': ['door.new-phone.title', 'door.new-phone.text'],
  expired: ['door.expired.title', 'door.expired.text'],
  'another-account': ['door.another-account.title', 'door.another-account.text'],
  human: ['door.human.title', 'door.human.text'],
} as const satisfies Record<Trouble, readonly [MessageKey, MessageKey]>;

const doors = {
  unlock: ['helpdesk'],
  know: ['helpdesk'],
  'new-phone': ['register', 'helpdesk'],
  expired: ['helpdesk'],
  'another-account': ['entra-sspr', 'helpdesk'],
  human: ['helpdesk'],
} as const satisfies Record<Trouble, readonly Door[]>;

const caseTroubles = {
  unlock: 'asked-for-human',
  know: 'asked-for-human',
  'new-phone': 'new-phone',
  expired: 'asked-for-human',
  'another-account': 'other-account',
  human: 'asked-for-human',
} as const satisfies Record<Trouble, CaseTrouble>;

const resetHelps: ReadonlySet<Trouble> = new Set(['unlock', 'know', 'expired'] as const);

export function doorCard(
  model: { readonly trouble: Trouble; readonly help: HelpContact },
  t: Translator,
): AdaptiveCard {
  const [title, text] = texts[model.trouble];
  return card(t, {
    title: t(title),
    body: [paragraph(t(text)), ...doorElements(doors[model.trouble], model.help, t), securityLine(t)],
    actions: [
      ...(resetHelps.has(model.trouble) ? [button(t('button.forgot'), { verb: 'start-reset' }, 'positive')] : []),
      ...(model.trouble === 'know' ? [button(t('button.diagnose'), { verb: 'diagnose' })] : []),
      ...doorActions(doors[model.trouble], model.help, t),
      ...humanButtons(model.help, caseTroubles[model.trouble], t),
      button(t('button.help'), { verb: 'help' }),
    ],
  });
}
