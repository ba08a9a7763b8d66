// `npm run doctor`: examines the set-up where an identity is set, the playground where nothing is, as `npm start` decides.
import process from 'node:process';

const identitySettings = Object.keys(process.env).filter((name) => /^AVAIN_(BOT|GRAPH|EXECUTOR)_/.test(name));
const production = process.env.NODE_ENV === 'production';
const main = identitySettings.length === 0 && !production ? 'playground/doctor.ts' : 'bot/doctor.ts';

await import(new URL(`../${main}`, import.meta.url).href);
