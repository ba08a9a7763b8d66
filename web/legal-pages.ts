import type { MessageKey, Translator } from '../services/i18n/translator.ts';
import { html, type Markup } from './html.ts';
import { pageFrame, type Organisation } from './page-frame.ts';
import type { PageAssets } from './page-assets.ts';

export type LegalPageModel = {
  readonly t: Translator;
  readonly assets: PageAssets;
  readonly organisation: Organisation;
  /** How long the audit trail is kept. */
  readonly auditRetentionDays: number;
  /** Whether people of a helpdesk work cases here. */
  readonly helpdesk: boolean;
  /** Whether admins send campaigns and count who could recover. */
  readonly admins: boolean;
};

/** Storage, retention, deletion and contact: what Teams' store rules want readable without a login. */
export function privacyPage(model: LegalPageModel): string {
  const { t, organisation } = model;
  const values = {
    organisation: organisation.name,
    days: model.auditRetentionDays,
    contact: organisation.privacyContact,
  };
  const text = (key: MessageKey) => t(key, values);
  const withHelpdesk = (...keys: readonly MessageKey[]) => (model.helpdesk ? keys : []);
  const withAdmins = (...keys: readonly MessageKey[]) => (model.admins ? keys : []);
  const part = (title: MessageKey, body: Markup) =>
    html`<h2>${t(title)}</h2>
      ${body}`;
  const body = html`<article>
    <h1>${t('page.privacy.title')}</h1>
    <p>${text('page.privacy.intro')}</p>
    ${part('page.privacy.uses.title', list(text, ['page.privacy.uses.account', 'page.privacy.uses.methods', 'page.privacy.uses.chat', ...withHelpdesk('page.privacy.uses.helpdesk'), ...withAdmins('page.privacy.uses.admins')]))}
    ${part('page.privacy.password.title', html`<p>${text('page.privacy.password.body')}</p>`)}
    ${part('page.privacy.storage.title', html`<p>${text('page.privacy.storage.body')}</p>`)}
    ${part(
      'page.privacy.retention.title',
      list(text, [
        'page.privacy.retention.flow',
        'page.privacy.retention.counters',
        ...withHelpdesk('page.privacy.retention.cases', 'page.privacy.retention.checks'),
        ...withAdmins('page.privacy.retention.admins'),
        'page.privacy.retention.person',
        'page.privacy.retention.audit',
      ]),
    )}
    ${part('page.privacy.deletion.title', html`<p>${text('page.privacy.deletion.body')}</p>`)}
    ${part('page.privacy.contact.title', html`<p>${text('page.privacy.contact.body')}</p>`)}
  </article>`;
  return pageFrame({ ...model, title: t('page.privacy.title'), path: '/privacy', script: undefined, body });
}

export function termsPage(model: LegalPageModel): string {
  const { t, organisation } = model;
  const text = (key: MessageKey) => t(key, { organisation: organisation.name, contact: organisation.helpdesk });
  const body = html`<article>
    <h1>${t('page.terms.title')}</h1>
    <p>${text('page.terms.intro')}</p>
    ${list(text, [
      'page.terms.own',
      'page.terms.codes',
      'page.terms.secret',
      'page.terms.log',
      'page.terms.availability',
    ])}
    <p>${text('page.terms.contact')}</p>
  </article>`;
  return pageFrame({ ...model, title: t('page.terms.title'), path: '/terms', script: undefined, body });
}

function list(text: (key: MessageKey) => string, keys: readonly MessageKey[]): Markup {
  return html`<ul class="points">
    ${keys.map((key) => html`<li>${text(key)}</li>`)}
  </ul>`;
}
