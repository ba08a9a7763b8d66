import type { AdaptiveCard } from '../../cards/adaptive-card.ts';
import { campaignCard, type CampaignCardModel } from '../../cards/campaign-card.ts';
import type { Translator } from '../../services/i18n/translator.ts';

const message: CampaignCardModel = {
  campaignId: 'campaign-of-22-chars-0',
  kind: 'first',
  purpose: 'introduce',
  text: {
    title: 'Meet Avain *now*',
    body: 'Hello Aino,\n\nread more at https://intranet.contoso.example or [here](https://evil.example).',
  },
};

/** Every kind of message of a campaign. */
export function campaignCards(t: Translator): readonly (readonly [string, AdaptiveCard])[] {
  return [
    ['campaign-introduce', campaignCard(message, t)],
    ['campaign-register', campaignCard({ ...message, purpose: 'register' }, t)],
    ['campaign-reminder', campaignCard({ ...message, kind: 'reminder', purpose: 'register' }, t)],
    ['campaign-preview', campaignCard({ ...message, kind: 'preview' }, t)],
  ];
}
