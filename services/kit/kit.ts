import type { Admin } from '../admin/admin.ts';
import type { Language } from '../i18n/language.ts';

export const kitPieces = [
  'teams-post',
  'mail-html',
  'mail-text',
  'intranet',
  'signature',
  'poster',
  'letter',
  'qr-png',
  'qr-svg',
] as const;
export type KitPiece = (typeof kitPieces)[number];

export type KitFile = { readonly name: string; readonly contentType: string; readonly body: Uint8Array };

/** Links of one tag (`[a-z0-9-]{3,24}`; a campaign's, or any word for a poster in the lobby). */
export type KitLinks = {
  /** Our own address, which counts arrivals and leads on: what the texts and the QR code carry. */
  readonly go: string;
  /** Teams' own: chat with the app, and its install page. */
  readonly chat: string;
  readonly install: string;
};

/** What an organisation posts in a channel of its own. */
export type KitPost = {
  readonly language: Language;
  readonly title: string;
  readonly body: string;
  readonly link: { readonly url: string; readonly label: string };
};

/** A text that an organisation may put into its own words. Plain text; holes `{organisation}`, `{helpdesk}`, `{link}`. */
export type KitText = { readonly key: string; readonly text: string; readonly original: string };

export type KitService = {
  readonly links: (tag: string) => KitLinks | undefined;
  readonly texts: (language: Language) => Promise<readonly KitText[]>;
  /** null puts the original back. At most 2,000 characters each. Audited. */
  readonly edit: (
    admin: Admin,
    language: Language,
    changes: Readonly<Record<string, string | null>>,
  ) => Promise<{ readonly kind: 'done' } | { readonly kind: 'invalid'; readonly keys: readonly string[] }>;
  /** The post for a channel, with its holes filled. Undefined for a tag that is none. */
  readonly post: (language: Language, tag: string) => Promise<KitPost | undefined>;
  /** Undefined for a tag that is none. Same input, same file. */
  readonly make: (piece: KitPiece, language: Language, tag: string) => Promise<KitFile | undefined>;
  /** Everything, zipped. */
  readonly bundle: (language: Language, tag: string) => Promise<KitFile | undefined>;
};

/** Who came through a link. A scanner that only fetches the page is nobody. */
export type Arrivals = {
  /** One press of the page's button. Bounded per caller by the page's own limits. */
  readonly count: (tag: string) => Promise<void>;
  readonly of: (tag: string) => Promise<number>;
};
