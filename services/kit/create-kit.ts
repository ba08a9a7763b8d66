import { zipSync } from 'fflate';
import type { AuditLog } from '../audit/audit-log.ts';
import type { Language } from '../i18n/language.ts';
import { createTranslator } from '../i18n/translator.ts';
import type { RandomSource } from '../random/random-source.ts';
import { kitPieces, type KitFile, type KitPiece, type KitPost, type KitService } from './kit.ts';
import type { KitLinkMaker } from './kit-links.ts';
import { mailHtml, linkHtml, paragraphs } from './kit-mail.ts';
import { letterPdf, posterPdf } from './kit-pdf.ts';
import { fillText, kitTextKeys, longestKitText, originalText, type KitTextKey } from './kit-texts.ts';
import type { KitTextStore } from './kit-text-store.ts';
import { qrMatrix, qrPng, qrSvg } from './qr-code.ts';

export type KitOptions = {
  readonly organisation: { readonly name: string; readonly helpdeskContact: string };
  readonly links: KitLinkMaker;
  /** The organisation's own words. */
  readonly own: KitTextStore;
  /** Draws the post for a Teams channel. */
  readonly postCard: (post: KitPost) => object;
  readonly audit: AuditLog;
  readonly random: RandomSource;
};

/** Wide enough for a poster of A3. */
const qrPixels = 1_200;

/** Everything that carries the link: made anew at each call from the texts as they stand. */
export function createKit(options: KitOptions): KitService {
  const { links, own, audit, random, organisation } = options;
  const textsOf = async (language: Language, link: string) => {
    const changed = await own.load(language);
    const values = { organisation: organisation.name, helpdesk: organisation.helpdeskContact, link };
    return (key: KitTextKey): string => fillText(changed[key] ?? originalText(language, key), values);
  };
  const make: KitService['make'] = async (piece, language, tag) => {
    const made = links.of(tag);
    if (made === undefined) return undefined;
    return pieceOf(piece, { options, language, tag, link: made.go, text: await textsOf(language, made.go) });
  };
  return {
    links: (tag) => links.of(tag),
    texts: async (language) => {
      const changed = await own.load(language);
      return kitTextKeys.map((key) => {
        const original = originalText(language, key);
        return { key, original, text: changed[key] ?? original };
      });
    },
    edit: async (admin, language, changes) => {
      const known: readonly string[] = kitTextKeys;
      const bad = Object.entries(changes).filter(
        ([key, text]) =>
          !known.includes(key) || (text !== null && (text.trim() === '' || text.length > longestKitText)),
      );
      if (bad.length > 0) return { kind: 'invalid', keys: bad.map(([key]) => key) };
      await audit.append({
        type: 'admin.acted',
        act: 'kit.edited',
        by: admin.subject,
        about: language,
        correlationId: random.id(),
      });
      await own.change(language, changes);
      return { kind: 'done' };
    },
    post: async (language, tag) => {
      const made = links.of(tag);
      return made === undefined ? undefined : postOf(language, made.go, await textsOf(language, made.go));
    },
    make,
    bundle: async (language, tag) => {
      const files: KitFile[] = [];
      for (const piece of kitPieces) {
        const file = await make(piece, language, tag);
        if (file === undefined) return undefined;
        files.push(file);
      }
      // The zip format has no years before 1980; a fixed one keeps the bytes the same.
      const entries = files.map(({ name, body }) => [name, body] as const);
      return {
        name: `avain-kit-${tag}-${language}.zip`,
        contentType: 'application/zip',
        body: zipSync(Object.fromEntries(entries), { mtime: '1980-01-02' }),
      };
    },
  };
}

function postOf(language: Language, url: string, text: Piece['text']): KitPost {
  const label = createTranslator(language)('kit.link');
  return { language, title: text('kit.post.title'), body: text('kit.post.body'), link: { url, label } };
}

type Piece = {
  readonly options: KitOptions;
  readonly language: Language;
  readonly tag: string;
  readonly link: string;
  readonly text: (key: KitTextKey) => string;
};

async function pieceOf(piece: KitPiece, parts: Piece): Promise<KitFile> {
  const { options, language, tag, link, text } = parts;
  const t = createTranslator(language);
  const { name: organisation, helpdeskContact: helpdesk } = options.organisation;
  const name = (ending: string): string => `avain-${piece}-${tag}-${language}.${ending}`;
  const utf8 = (ending: string, type: string, body: string): KitFile => ({
    name: name(ending),
    contentType: `${type}; charset=utf-8`,
    body: new TextEncoder().encode(body),
  });
  const common = { language, organisation, link, scan: t('kit.scan'), qr: qrMatrix(link) };
  const label = t('kit.link');
  switch (piece) {
    case 'teams-post': {
      const card = options.postCard(postOf(language, link, text));
      return utf8('json', 'application/json', `${JSON.stringify(card, null, 2)}\n`);
    }
    case 'mail-html': {
      const subject = text('kit.mail.subject');
      return utf8('html', 'text/html', mailHtml({ language, subject, body: text('kit.mail.body'), link, label }));
    }
    case 'mail-text':
      return utf8(
        'txt',
        'text/plain',
        `${text('kit.mail.subject')}\n\n${text('kit.mail.body')}\n\n${label}: ${link}\n`,
      );
    case 'intranet':
      return utf8('html', 'text/html', `${paragraphs(text('kit.intranet.body'))}\n<p>${linkHtml(link, label)}</p>\n`);
    case 'signature':
      return utf8(
        'html',
        'text/html',
        `${paragraphs(text('kit.signature.line')).slice(0, -4)} ${linkHtml(link, label)}</p>\n`,
      );
    case 'poster': {
      const words = { title: text('kit.poster.title'), body: text('kit.poster.body'), never: text('kit.poster.never') };
      const body = await posterPdf({ ...common, ...words, help: t('kit.help', { helpdesk }) });
      return { name: name('pdf'), contentType: 'application/pdf', body };
    }
    case 'letter': {
      const body = await letterPdf({ ...common, title: text('kit.letter.title'), body: text('kit.letter.body') });
      return { name: name('pdf'), contentType: 'application/pdf', body };
    }
    case 'qr-png':
      return { name: name('png'), contentType: 'image/png', body: qrPng(common.qr, qrPixels) };
    case 'qr-svg':
      return utf8('svg', 'image/svg+xml', qrSvg(common.qr, label));
  }
}
