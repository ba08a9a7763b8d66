import type { Request } from 'restify';
import type { NotMeService } from '../services/aftercare/not-me-service.ts';
import type { DeskEvents } from '../services/case-desk/desk-events.ts';
import type { FiguresDownload } from '../services/helpdesk/figures-download.ts';
import type { ManagerObjection } from '../services/helpdesk/manager-objection.ts';
import type { KitLinkMaker } from '../services/kit/kit-links.ts';
import type { Arrivals } from '../services/kit/kit.ts';
import type { CallerPage } from '../services/caller-check/caller-page.ts';
import type { Language } from '../services/i18n/language.ts';
import type { Translator } from '../services/i18n/translator.ts';
import type { Logger } from '../services/logging/logger.ts';
import type { PageService } from '../services/page/page-service.ts';
import type { AttemptStore, Window } from '../services/store/attempt-store.ts';
import type { GoLinks } from './go-page.ts';
import type { PageAssets } from './page-assets.ts';
import type { AdminPageDeps } from './admin/admin-deps.ts';
import type { Organisation } from './page-frame.ts';

/** What the pages need from the composition root. */
export type PageDeps = {
  readonly pageService: PageService;
  readonly notMe: NotMeService;
  /** Undefined where no helpdesk is configured: the page of a caller check is then not there. */
  readonly callerPage?: CallerPage | undefined;
  /** Undefined where no helpdesk is configured: the page of a manager's objection is then not there. */
  readonly objection?: ManagerObjection | undefined;
  /** The helpdesk's figures as files; undefined where no helpdesk is configured. */
  readonly figures?: Pick<FiguresDownload, 'take'> | undefined;
  /** Where links of the onboarding kit lead, and who came; undefined where nobody administrates Avain. */
  readonly kit?: { readonly links: KitLinkMaker; readonly teams: GoLinks; readonly arrivals: Arrivals } | undefined;
  /** Undefined where nobody administrates Avain: neither the page nor its calls are there. */
  readonly admin?: AdminPageDeps | undefined;
  readonly assets: PageAssets;
  /** Public origin: calls from pages of another origin are refused. The server itself refuses other hosts. */
  readonly baseUrl: string;
  /** Origins that may frame the password page, e.g. `https://teams.microsoft.com`. */
  readonly teamsHosts: readonly string[];
  /** Apps that may take the dialog's result: the manifest's id and, where it differs, the catalogue's. */
  readonly teamsAppIds: readonly string[];
  readonly translator: (language: Language) => Translator;
  readonly organisation: Organisation;
  /** Shown on the privacy page. */
  readonly auditRetentionDays: number;
  /** Counts calls per caller. Soft: guessing is bounded elsewhere, so a silent store does not shut the page. */
  readonly attempts: Pick<AttemptStore, 'admit'>;
  /** Names the caller without naming a person: a keyed hash of the network address. */
  readonly callerScope: (request: Request) => string;
  readonly limits: PageLimits;
  readonly log: Logger;
  /** What the ticket system tells us; without it its route does not exist. */
  readonly deskEvents?: DeskEvents | undefined;
};

export type PageLimits = { readonly bodyBytes: number; readonly perCaller: readonly Window[] };

/** A whole office may sit behind one address: generous for people, too little for a flood. */
export const defaultPageLimits: PageLimits = {
  bodyBytes: 16 * 1024,
  perCaller: [
    { seconds: 60, limit: 240 },
    { seconds: 3600, limit: 3600 },
  ],
};
