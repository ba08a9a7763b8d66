import { runLinkPage } from './link-page.ts';

/** All that its link can do is protect the account. */
void runLinkPage('/page/api/not-me');
