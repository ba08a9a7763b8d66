import type { CampaignMessage } from '../services/campaign/campaign-messenger.ts';
import type { MessageKey, Translator } from '../services/i18n/translator.ts';
import type { Action, AdaptiveCard, Element } from './adaptive-card.ts';
import type { CardPayload } from './card-actions.ts';
import { aside, button, card, notice, paragraph, securityLine } from './elements.ts';
import { plain, plainLines } from './plain-text.ts';

/** The admin's words are kept shorter by the draft's own rules; a card must stay small whatever a record holds. */
const longestBody = 4_000;

const standing = {
  introduce: ['campaign.introduce', 'campaign.introduce.ask'],
  register: ['campaign.register'],
} as const satisfies Record<CampaignMessage['purpose'], readonly MessageKey[]>;

/**
 * A message that nobody asked for: the admin's words as plain text, what Avain is or what to do, and the way out. Its
 * buttons carry the campaign's id, so that a press is counted where it belongs.
 */
export function campaignCard({ campaignId, kind, purpose, text }: CampaignMessage, t: Translator): AdaptiveCard {
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

function kindElements(kind: CampaignMessage['kind'], t: Translator): readonly Element[] {
  if (kind === 'preview') return [notice(t('campaign.preview'))];
  return kind === 'reminder' ? [aside(t('campaign.reminder'))] : [];
}

function actionsOf(purpose: CampaignMessage['purpose'], campaign: string, t: Translator): readonly Action[] {
  const press = (verb: 'am-i-ready' | 'how-to-register' | 'no-more-messages'): CardPayload => ({ verb, campaign });
  return [
    button(t('button.am-i-ready'), press('am-i-ready'), 'positive'),
    ...(purpose === 'register' ? [button(t('button.how-to-register'), press('how-to-register'))] : []),
    button(t('button.no-more-messages'), press('no-more-messages')),
  ];
}
