// The pages' scripts as a browser takes them. A module of its own because esbuild is a development dependency: the
// product never imports this file; the production build, the playground and the tests do.
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const root = new URL('../', import.meta.url);
const path = (name) => fileURLToPath(new URL(name, root));
const scripts = [
  'password-page',
  'not-me-page',
  'objection-page',
  'caller-page',
  'figures-page',
  'go-page',
  'admin-page',
];
const styles = ['page', 'admin-page'];

/**
 * Every file of `assetFiles` in web/page-assets.ts, by name. Bundles in memory; nothing is written.
 * @returns {Promise<Record<'password-page.js' | 'not-me-page.js' | 'objection-page.js' | 'caller-page.js' | 'figures-page.js' | 'go-page.js' | 'admin-page.js' | 'page.css' | 'admin-page.css' | 'icon.svg' | 'common-passwords.bin', Uint8Array>>}
 */
export async function bundleAssets() {
  const [bundled, css, icon, commonPasswords] = await Promise.all([
    build({
      absWorkingDir: path('.'),
      entryPoints: scripts.map((name) => path(`web/assets/${name}.ts`)),
      outdir: path('dist/web/assets'),
      write: false,
      bundle: true,
      minify: true,
      format: 'esm',
      platform: 'browser',
      target: ['chrome111', 'edge111', 'firefox115', 'safari16.4'],
      legalComments: 'eof',
      logLevel: 'warning',
    }),
    build({
      entryPoints: styles.map((name) => path(`web/assets/${name}.css`)),
      outdir: path('dist/web/assets'),
      write: false,
      minify: true,
      logLevel: 'warning',
    }),
    readFile(path('web/assets/icon.svg')),
    readFile(path('services/policy/common-passwords.bin')),
  ]);
  const script = (name) => bundled.outputFiles.find((file) => file.path.endsWith(`/${name}.js`)).contents;
  const style = (name) => css.outputFiles.find((file) => file.path.endsWith(`/${name}.css`)).contents;
  return {
    'password-page.js': script('password-page'),
    'not-me-page.js': script('not-me-page'),
    'objection-page.js': script('objection-page'),
    'caller-page.js': script('caller-page'),
    'figures-page.js': script('figures-page'),
    'go-page.js': script('go-page'),
    'admin-page.js': script('admin-page'),
    'page.css': style('page'),
    'admin-page.css': style('admin-page'),
    'icon.svg': new Uint8Array(icon),
    'common-passwords.bin': new Uint8Array(commonPasswords),
  };
}
