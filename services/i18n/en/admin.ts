import { enAdminPage } from './admin-page.ts';

/** What admins read, in chat and on their page. */
export const enAdmin = { ...enAdminPage } as const;
