import type { FlowView } from '../services/outcomes/reset-outcome.ts';
import type { Translator } from '../services/i18n/translator.ts';
import type { AdaptiveCard } from './adaptive-card.ts';
import { aside, button, card, facts, paragraph, securityLine } from './elements.ts';
import { noteElements, type Note } from './note.ts';
import { plain } from './plain-text.ts';

/** People have two accounts: which one is it? Shows the directory's name and the masked account name. */
export function accountCard(
  model: { readonly view: FlowView; readonly note: Note | undefined },
  t: Translator,
): AdaptiveCard {
  const { flowId: flow, nonce, displayName, maskedUpn } = model.view;
  return card(t, {
    title: t('account.title'),
    body: [
      ...noteElements(model.note, t),
      facts([
        [t('account.name'), plain(displayName)],
        [t('account.upn'), plain(maskedUpn)],
      ]),
      paragraph(t('account.text')),
      aside(t('account.type')),
      securityLine(t),
    ],
    actions: [
      button(t('button.yes'), { verb: 'confirm-account', flow, nonce }, 'positive'),
      button(t('button.another-account'), { verb: 'another-account', flow, nonce }),
      button(t('button.cancel'), { verb: 'cancel', flow, nonce }),
    ],
  });
}
