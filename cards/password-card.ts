import type { FlowView } from '../services/outcomes/reset-outcome.ts';
import type { MessageKey, Translator } from '../services/i18n/translator.ts';
import type { AdaptiveCard, Element } from './adaptive-card.ts';
import { humanButtons, type HelpContact } from './doors.ts';
import { aside, button, card, notice, paragraph, securityLine } from './elements.ts';
import { noteElements, type Note } from './note.ts';
import { vouchedElements } from './vouched.ts';

type Rejection = NonNullable<FlowView['lastRejection']>;

const rejectionKeys = {
  'too-short': 'rejected.too-short',
  'too-long': 'rejected.too-long',
  'character-not-allowed': 'rejected.character-not-allowed',
  'too-few-classes': 'rejected.too-few-classes',
  common: 'rejected.common',
  'contains-name': 'rejected.contains-name',
  'contains-organisation': 'rejected.contains-organisation',
  'too-easy': 'rejected.too-easy',
  'refused-by-directory': 'rejected.refused-by-directory',
} as const satisfies Record<Rejection, MessageKey>;

/** The button to the page, and why an earlier password was not taken. No password is ever typed into a card. */
export function passwordCard(
  model: { readonly view: FlowView; readonly note: Note | undefined; readonly help: HelpContact },
  t: Translator,
): AdaptiveCard {
  const { flowId: flow, nonce, lastRejection, pageKilled } = model.view;
  return card(t, {
    title: lastRejection === undefined ? t('password.title') : t('rejected.title'),
    body: [
      ...vouchedElements(model.view, t),
      ...(pageKilled ? noteElements({ key: 'note.page-killed' }, t) : noteElements(model.note, t)),
      ...(lastRejection === undefined ? [paragraph(t('password.text'))] : rejection(lastRejection, model.view, t)),
      aside(t('password.type')),
      securityLine(t),
    ],
    actions: [
      button(
        t('button.new-password'),
        { verb: 'new-password', flow, nonce, msteams: { type: 'task/fetch' } },
        'positive',
      ),
      ...(pageKilled ? humanButtons(model.help, 'asked-for-human', t, flow) : []),
      button(t('button.cancel'), { verb: 'cancel', flow, nonce }),
    ],
  });
}

function rejection(reason: Rejection, view: FlowView, t: Translator): readonly Element[] {
  return [
    notice(t(rejectionKeys[reason]), 'attention'),
    paragraph(t('rejected.tries', { left: view.writeAttemptsLeft })),
  ];
}
