import type { EraseOutcome, StoredItem, StoredKind } from '../services/outcomes/privacy-outcome.ts';
import type { MessageKey, Translator } from '../services/i18n/translator.ts';
import type { AdaptiveCard } from './adaptive-card.ts';
import { aside, button, card, paragraph, securityLine } from './elements.ts';

const kindKeys = {
  contact: 'privacy.contact',
  reset: 'privacy.reset',
  attempts: 'privacy.attempts',
  notices: 'privacy.notices',
  cases: 'privacy.cases',
  checks: 'privacy.checks',
  plan: 'privacy.plan',
  campaigns: 'privacy.campaigns',
  'no-campaigns': 'privacy.no-campaigns',
  coverage: 'privacy.coverage',
  audit: 'privacy.audit',
} as const satisfies Record<StoredKind, MessageKey>;

/** "What do you store about me": kinds and deletion dates, no values. */
export function privacyCard(model: { readonly items: readonly StoredItem[] }, t: Translator): AdaptiveCard {
  const held = model.items.filter(({ count }) => count > 0);
  const rows = held.map(({ kind, keptUntil }) => {
    const how = keptUntil === undefined ? t('privacy.by-rule') : t('privacy.until', { until: keptUntil });
    return paragraph(t('privacy.line', { what: t(kindKeys[kind]), how }));
  });
  return card(t, {
    title: t('privacy.title'),
    body: [
      paragraph(t('privacy.text')),
      ...(rows.length === 0 ? [paragraph(t('privacy.nothing'))] : rows),
      aside(t('privacy.type')),
      securityLine(t),
    ],
    actions: [button(t('button.erase'), { verb: 'erase' }), button(t('button.help'), { verb: 'help' })],
  });
}

/** Asked before anything is erased. */
export function eraseConfirmCard(t: Translator): AdaptiveCard {
  return card(t, {
    title: t('erase.title'),
    body: [paragraph(t('erase.text')), aside(t('erase.type')), securityLine(t)],
    actions: [
      button(t('button.erase-confirmed'), { verb: 'erase-confirmed' }),
      button(t('button.help'), { verb: 'help' }),
    ],
  });
}

export function erasedCard(model: { readonly outcome: EraseOutcome }, t: Translator): AdaptiveCard {
  if (model.outcome.kind === 'reset-running') {
    return card(t, { title: t('erase.title'), body: [paragraph(t('erased.running'))] });
  }
  const kinds = model.outcome.kept.map((kind) => t(kindKeys[kind])).join('; ');
  return card(t, {
    title: t('erased.title'),
    body: [paragraph(t('erased.text')), ...(kinds === '' ? [] : [paragraph(t('erased.kept', { kinds }))])],
  });
}
