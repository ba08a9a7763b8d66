import type { MessageKey, Translator } from '../services/i18n/translator.ts';
import type { Action, AdaptiveCard, Element } from './adaptive-card.ts';
import type { CardPayload } from './card-actions.ts';
import { aside, button, card, notice, paragraph, securityLine } from './elements.ts';
import { plain, plainLines } from './plain-text.ts';

export type CampaignCardModel = {
  readonly campaignId: string;
  readonly kind: 'first' | 'reminder' | 'preview';
  readonly purpose: 'introduce' | 'register';
  /** An admin's own words. */
  readonly text: { readonly title: string; readonly body: string };
};

/** The admin's words are kept shorter by the draft's own rules; a card must stay small whatever a record holds. */
const longestBody = 4_000;

const standing = {
  introduce: ['campaign.introduce', 'campaign.introduce.ask'],
  register: ['campaign.register'],
} as const satisfies Record<CampaignCardModel['purpose'], readonly MessageKey[]>;

/**
 * A message that nobody asked for: the admin's words as plain text, what Avain is or what to do, and the way out. Its
 * buttons carry the campaign's id, so that a press is counted where it belongs.
 */
export function campaignCard({ campaignId, kind, purpose, text }: CampaignCardModel, t: Translator): AdaptiveCard {
  return card(t, {
    title: plain(text.title),
    body: [
      ...kindElements(kind, t),
      ...plainLines(text.body.slice(0, longestBody)).map((line) => paragraph(line)),
      ...standing[purpose].map((key) => paragraph(t(key))),
      aside(t('campaign.type')),
      securityLine(t),
    ],
    actions: actionsOf(purpose, campaignId, t),
  });
}

function kindElements(kind: CampaignCardModel['kind'], t: Translator): readonly Element[] {
  if (kind === 'preview') return [notice(t('campaign.preview'))];
  return kind === 'reminder' ? [aside(t('campaign.reminder'))] : [];
}

function actionsOf(purpose: CampaignCardModel['purpose'], campaign: string, t: Translator): readonly Action[] {
  const press = (verb: 'am-i-ready' | 'how-to-register' | 'no-more-messages'): CardPayload => ({ verb, campaign });
  return [
    button(t('button.am-i-ready'), press('am-i-ready'), 'positive'),
    ...(purpose === 'register' ? [button(t('button.how-to-register'), press('how-to-register'))] : []),
    button(t('button.no-more-messages'), press('no-more-messages')),
  ];
}
