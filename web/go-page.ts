import type { Translator } from '../services/i18n/translator.ts';
import type { Arrivals } from '../services/kit/kit.ts';
import type { KitLinkMaker } from '../services/kit/kit-links.ts';
import { z } from 'zod';
import { html } from './html.ts';
import type { PageAssets } from './page-assets.ts';
import type { PageCall } from './page-calls.ts';
import { helpdeskLine, pageFrame, type Organisation } from './page-frame.ts';
import { result, view } from './page-sections.ts';

export type GoLinks = { readonly chat: string; readonly install: string };

/**
 * Where the links and codes of the kit lead. The tag is behind `#`, so the document is the same for everybody, and the
 * way to Teams works without any script; with it, a press is counted, which a scanner that fetches pages never makes.
 */
export function goPage(model: {
  readonly t: Translator;
  readonly assets: PageAssets;
  readonly organisation: Organisation;
  readonly links: GoLinks;
}): string {
  const { t, links, organisation } = model;
  const body = html`<p>${t('page.go.text')}</p>
    <p><a class="button primary" id="open" href="${links.chat}">${t('page.go.button')}</a></p>
    <p>${t('page.go.install')} <a id="install" href="${links.install}">${t('page.go.install-link')}</a></p>
    <p class="notice">${t('page.go.locked')}</p>
    ${helpdeskLine(t, organisation)}`;
  return pageFrame({
    ...model,
    title: t('page.go.title'),
    path: '/go',
    script: 'go-page.js',
    body: view('go', result(t, 'page.go.title', body), false),
  });
}

const arrival = z.strictObject({ from: z.string().min(3).max(64) });

/** One press on the page. What we did not make is answered the same and counted nowhere. */
export function createGoCall({
  arrivals,
  links,
}: {
  readonly arrivals: Pick<Arrivals, 'count'>;
  readonly links: Pick<KitLinkMaker, 'tagIn'>;
}): PageCall {
  return async ({ json }) => {
    const parsed = arrival.safeParse(json);
    if (!parsed.success) return undefined;
    const tag = links.tagIn(parsed.data.from);
    if (tag !== undefined) await arrivals.count(tag);
    return { kind: 'seen' };
  };
}
