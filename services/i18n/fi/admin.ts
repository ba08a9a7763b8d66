import { fiAdminPage } from './admin-page.ts';

/** What admins read, in chat and on their page. */
export const fiAdmin = { ...fiAdminPage } as const;
