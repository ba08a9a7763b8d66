import { linkPage, type LinkPageModel } from './link-page.ts';

/** "This wasn't me". */
export function notMePage(model: LinkPageModel): string {
  return linkPage(model, {
    path: '/not-me',
    script: 'not-me-page.js',
    words: 'page.not-me',
    consequences: [
      'page.not-me.act-password',
      'page.not-me.act-sessions',
      'page.not-me.act-freeze',
      'page.not-me.act-helpdesk',
    ],
    after: 'page.not-me.consequence',
    mayBeOver: false,
  });
}
