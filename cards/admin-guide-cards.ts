import type { GuideStep } from '../services/guide/guide.ts';
import type { Translator } from '../services/i18n/translator.ts';
import type { AdaptiveCard, Element } from './adaptive-card.ts';
import { adminButton, menuButton, outsideLine, ownText, pickOne } from './admin-elements.ts';
import { aside, card, label, notice, paragraph } from './elements.ts';

const longestState = 600;
const longestInList = 200;

/** All steps with the tenant's state; one can be chosen to be read. */
export function adminGuideCard({ steps }: { readonly steps: readonly GuideStep[] }, t: Translator): AdaptiveCard {
  return card(t, {
    title: t('admin.guide.title'),
    body: [
      ...steps.flatMap((step, index) => [
        label(`${String(index + 1)}/${String(steps.length)} ${step.title}`),
        stateOf(step, t),
      ]),
      pickOne(
        t('admin.guide.pick'),
        steps.map(({ id, title }) => ({ title, value: id })),
        t,
      ),
    ],
    actions: [
      adminButton(t('button.admin.choose'), { wish: 'guide-step' }, { style: 'positive', inputs: true }),
      adminButton(t('button.admin.page'), { wish: 'page', view: 'guide' }),
      menuButton(t),
    ],
  });
}

/** One step in full. */
export function adminGuideStepCard({ step }: { readonly step: GuideStep }, t: Translator): AdaptiveCard {
  return card(t, {
    title: step.title,
    body: [
      ...ownText(step.text),
      paragraph(t('admin.guide.where', { where: step.where })),
      paragraph(t('admin.guide.who', { who: step.who })),
      ...(step.state === undefined
        ? [aside(t('admin.guide.portal-only'))]
        : [
            notice(
              t('admin.guide.now', { state: outsideLine(step.state.text, longestState) }),
              step.state.verdict === 'attention' ? 'warning' : 'emphasis',
            ),
          ]),
    ],
    actions: [
      { type: 'Action.OpenUrl', title: t('admin.plan.source'), url: step.source },
      adminButton(t('button.admin.guide'), { wish: 'guide' }),
      menuButton(t),
    ],
  });
}

function stateOf({ state }: GuideStep, t: Translator): Element {
  if (state === undefined) return aside(t('admin.guide.portal-only'));
  return aside(t('admin.guide.now', { state: outsideLine(state.text, longestInList) }));
}
