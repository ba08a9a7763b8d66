// `npm start`: the product where an identity is set, the playground where nothing is. Written for any Node, so that an
// old one gets a sentence and not a syntax error. npm scripts find the Node that the optional platform packages carry.
import process from 'node:process';

const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
if (major < 24 || (major === 24 && minor < 5)) {
  console.error(
    `Avain needs Node 24.5 or newer; this is ${process.versions.node} on ${process.platform}-${process.arch}. ` +
      'Start it with `npm start`: npm then uses the Node 24 that `npm ci` brought along. If it was `npm start` that said this, ' +
      'there is none for this machine (or optional packages were left out): install Node 24 from https://nodejs.org/en/download.',
  );
  process.exit(1);
}

const identitySettings = Object.keys(process.env).filter((name) => /^AVAIN_(BOT|GRAPH|EXECUTOR)_/.test(name));
const production = process.env.NODE_ENV === 'production';
const main = identitySettings.length === 0 && !production ? 'playground/index.ts' : 'bot/index.ts';

await import(new URL(main, import.meta.url).href);
