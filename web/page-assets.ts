import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

/** Files the pages load. Scripts are bundled from web/assets (deploy/bundle-assets.mjs); the rest is copied. */
const assetFiles = {
  'password-page.js': 'text/javascript; charset=utf-8',
  'not-me-page.js': 'text/javascript; charset=utf-8',
  'objection-page.js': 'text/javascript; charset=utf-8',
  'caller-page.js': 'text/javascript; charset=utf-8',
  'figures-page.js': 'text/javascript; charset=utf-8',
  'go-page.js': 'text/javascript; charset=utf-8',
  'admin-page.js': 'text/javascript; charset=utf-8',
  'page.css': 'text/css; charset=utf-8',
  'admin-page.css': 'text/css; charset=utf-8',
  'icon.svg': 'image/svg+xml',
  'common-passwords.bin': 'application/octet-stream',
} as const;
export type AssetFile = keyof typeof assetFiles;

type PageAsset = {
  /** Content-addressed: `password-page.<12 hex>.js`. The same name never means other bytes. */
  readonly name: string;
  readonly contentType: string;
  readonly body: Buffer;
  /** For the `integrity` attribute. */
  readonly integrity: string;
};

export type PageAssets = {
  readonly of: (file: AssetFile) => PageAsset;
  /** By content-addressed name, as asked for in `/assets/<name>`. */
  readonly find: (name: string) => PageAsset | undefined;
};

/** Names every file by its content. */
export function createPageAssets(files: Readonly<Record<AssetFile, Uint8Array>>): PageAssets {
  const entries = (Object.keys(assetFiles) as AssetFile[]).map((file) => [file, addressed(file, files[file])] as const);
  const byFile = Object.fromEntries(entries) as Record<AssetFile, PageAsset>;
  const byName = new Map(entries.map(([, asset]) => [asset.name, asset]));
  return { of: (file) => byFile[file], find: (name) => byName.get(name) };
}

/** Reads what `npm run build` left in dist/web/assets. Throws when a file is missing: the process must not start. */
export async function loadPageAssets(directory: string): Promise<PageAssets> {
  const names = Object.keys(assetFiles) as AssetFile[];
  const bodies = await Promise.all(names.map(async (name) => [name, await readFile(join(directory, name))] as const));
  return createPageAssets(Object.fromEntries(bodies) as Record<AssetFile, Buffer>);
}

function addressed(file: AssetFile, bytes: Uint8Array): PageAsset {
  const body = Buffer.from(bytes);
  const hash = createHash('sha256').update(body).digest('hex').slice(0, 12);
  return {
    name: file.replace(/(\.\w+)$/, `.${hash}$1`),
    contentType: assetFiles[file],
    body,
    integrity: `sha384-${createHash('sha384').update(body).digest('base64')}`,
  };
}
