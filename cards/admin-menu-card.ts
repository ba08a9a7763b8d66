import type { Translator } from '../services/i18n/translator.ts';
import type { AdaptiveCard } from './adaptive-card.ts';
import { adminButton, menuButton } from './admin-elements.ts';
import { aside, card, paragraph } from './elements.ts';

/** What an admin can look at. Each button's words can be typed; what acts on one item of a list is on the page too. */
export function adminMenuCard(t: Translator): AdaptiveCard {
  return card(t, {
    title: t('admin.menu.title'),
    body: [paragraph(t('admin.menu.text'))],
    actions: [
      adminButton(t('button.admin.coverage'), { wish: 'coverage' }),
      adminButton(t('button.admin.campaigns'), { wish: 'campaigns' }),
      adminButton(t('button.admin.plan'), { wish: 'plan' }),
      adminButton(t('button.admin.doctor'), { wish: 'doctor' }),
      adminButton(t('button.admin.page'), { wish: 'page' }),
      {
        type: 'Action.ShowCard',
        title: t('button.admin.more'),
        card: {
          type: 'AdaptiveCard',
          body: [],
          actions: [
            adminButton(t('button.admin.gaps'), { wish: 'gaps' }),
            adminButton(t('button.admin.kit'), { wish: 'kit' }),
          ],
        },
      },
    ],
  });
}

/** One way into the page, once. The link opens it in the admin's name. */
export function adminPageCard({ link }: { readonly link: string }, t: Translator): AdaptiveCard {
  return card(t, {
    title: t('admin.page.title'),
    body: [aside(t('admin.page.text'))],
    actions: [{ type: 'Action.OpenUrl', title: t('button.admin.open-page'), url: link }, menuButton(t)],
  });
}
