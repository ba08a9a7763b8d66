import { linkPage, type LinkPageModel } from './link-page.ts';

/** The manager's objection. */
export function objectionPage(model: LinkPageModel): string {
  return linkPage(model, {
    path: '/objection',
    script: 'objection-page.js',
    words: 'page.objection',
    consequences: ['page.objection.act-stop', 'page.objection.act-helpdesk'],
    mayBeOver: true,
  });
}
