// `npm run build`: what production runs, in dist/. Types checked and stripped, page scripts bundled, data copied.
import { execFileSync } from 'node:child_process';
import { cp, mkdir, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { bundleAssets } from './bundle-assets.mjs';

const root = new URL('../', import.meta.url);
const dist = new URL('dist/', root);
const compiler = createRequire(import.meta.url).resolve('typescript/bin/tsc');

await rm(dist, { recursive: true, force: true });
execFileSync(process.execPath, [compiler, '-p', fileURLToPath(new URL('tsconfig.build.json', root))], {
  stdio: 'inherit',
});

// The browser's modules are bundled below; node has no use for them.
const assets = new URL('web/assets/', dist);
await rm(assets, { recursive: true, force: true });
await mkdir(assets, { recursive: true });
for (const [name, bytes] of Object.entries(await bundleAssets())) await writeFile(new URL(name, assets), bytes);

await cp(new URL('services/policy/common-passwords.bin', root), new URL('services/policy/common-passwords.bin', dist));
// Answers, as data: read when a process starts.
await cp(new URL('knowledge/', root), new URL('knowledge/', dist), { recursive: true });
// Says which version runs, and that these are modules.
await cp(new URL('package.json', root), new URL('package.json', dist));
console.log('built dist/');
