import type { Translator } from '../services/i18n/translator.ts';
import type { FlowView } from '../services/outcomes/reset-outcome.ts';
import type { AdaptiveCard } from './adaptive-card.ts';
import { aside, button, card, paragraph, securityLine } from './elements.ts';

/** The answer to a typed "new password": the one-time link, for clients that open no dialogs. */
export function passwordLinkCard(
  model: { readonly view: FlowView; readonly url: string; readonly minutes: number },
  t: Translator,
): AdaptiveCard {
  const { flowId: flow, nonce } = model.view;
  return card(t, {
    title: t('password.link-title'),
    body: [
      paragraph(t('password.link-text', { minutes: model.minutes })),
      aside(t('password.link-type')),
      aside(t('external.note')),
      securityLine(t),
    ],
    actions: [
      { type: 'Action.OpenUrl', title: t('password.link-button'), url: model.url },
      button(t('button.cancel'), { verb: 'cancel', flow, nonce }),
    ],
  });
}
