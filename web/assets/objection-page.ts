import { runLinkPage } from './link-page.ts';

/** All that its link can do is stop a recovery. */
void runLinkPage('/page/api/objection');
