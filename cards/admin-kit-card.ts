import type { KitLinks, KitPost } from '../services/kit/kit.ts';
import type { Translator } from '../services/i18n/translator.ts';
import type { AdaptiveCard } from './adaptive-card.ts';
import { adminButton, menuButton, outsideText } from './admin-elements.ts';
import { aside, card, label, paragraph } from './elements.ts';
import { plain } from './plain-text.ts';

export type KitModel = {
  readonly links: KitLinks;
  readonly arrivals: number;
  readonly post: Pick<KitPost, 'title' | 'body'>;
};

/** The links of the kit, ready to be copied, and a post that shows how they are used. Files are on the admin page. */
export function adminKitCard({ links, arrivals, post }: KitModel, t: Translator): AdaptiveCard {
  return card(t, {
    title: t('admin.kit.title'),
    body: [
      paragraph(t('admin.kit.text')),
      // Our own addresses: shown as they are, so that they can be copied.
      ...[label(t('admin.kit.link')), paragraph(links.go)],
      ...[label(t('admin.kit.chat')), paragraph(links.chat)],
      ...[label(t('admin.kit.install')), paragraph(links.install)],
      paragraph(`${t('admin.kit.arrivals')}: ${t('admin.number', { count: arrivals })}`),
      aside(t('admin.kit.sample')),
      ...[label(plain(post.title)), ...outsideText(post.body)],
    ],
    actions: [adminButton(t('button.admin.page'), { wish: 'page', view: 'kit' }, { style: 'positive' }), menuButton(t)],
  });
}
