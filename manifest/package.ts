import { createHash } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { AppManifestUtils } from '@microsoft/app-manifest';
import { zipSync } from 'fflate';
import { z } from 'zod';

/** What the package must know about one installation. */
export type PackageSettings = {
  readonly teamsAppId: string;
  /** The admins' own app; undefined: an id derived from `teamsAppId`, the same one each time. */
  readonly adminAppId?: string | undefined;
  readonly botAppId: string;
  /** Origin of pages and messaging endpoint, e.g. `https://avain.example.org`. */
  readonly baseUrl: string;
  readonly organisationName: string;
  /** Registration whose token the page may ask Teams for; undefined leaves single sign-on out. */
  readonly sso: { readonly clientId: string; readonly resource: string } | undefined;
  /** Semantic version; Teams wants a higher one for each update. */
  readonly version: string;
};

/** One app for everybody, with the bot; and one for the few, with nothing but the admin page as a tab. */
const apps = {
  people: { manifest: 'manifest.json', translations: '', zip: 'avain-teams-app' },
  admins: { manifest: 'admin-manifest.json', translations: 'admin-', zip: 'avain-admin-app' },
} as const;
export type AppKind = keyof typeof apps;

type Json = Record<string, unknown>;
const folder = new URL('./', import.meta.url);
const schemas = 'build/json-schemas/teams/v1.29';

const origin = z.url({ protocol: /^https$/ }).transform((value) => new URL(value).origin);
const localisation = z.object({
  additionalLanguages: z.array(z.object({ file: z.string().regex(/^[a-z]{2}\.json$/) })),
});
const environment = z.object({
  AVAIN_BOT_APP_ID: z.guid(),
  AVAIN_TEAMS_APP_ID: z.guid().optional(),
  AVAIN_BASE_URL: origin,
  AVAIN_ORGANISATION_NAME: z.string().min(1),
  AVAIN_PAGE_SSO_AUDIENCE: z.string().optional(),
});

/**
 * Settings from the product's own variables (`.env.example`). Says everything that is missing or wrong at once, by
 * name, never by value.
 */
export function readPackageSettings(
  env: Readonly<Record<string, string | undefined>>,
  version: string,
): PackageSettings | { readonly problems: readonly string[] } {
  const parsed = environment.safeParse(Object.fromEntries(Object.entries(env).filter(([, value]) => value !== '')));
  if (!parsed.success) {
    return { problems: parsed.error.issues.map(({ path, code }) => `${path.join('.')}: ${code}`) };
  }
  const { AVAIN_BOT_APP_ID, AVAIN_TEAMS_APP_ID, AVAIN_BASE_URL, AVAIN_ORGANISATION_NAME, AVAIN_PAGE_SSO_AUDIENCE } =
    parsed.data;
  const clientId = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.exec(AVAIN_PAGE_SSO_AUDIENCE ?? '')?.[0];
  if (AVAIN_PAGE_SSO_AUDIENCE !== undefined && clientId === undefined) {
    return { problems: ['AVAIN_PAGE_SSO_AUDIENCE: must end with the id of the app registration'] };
  }
  const resource = `api://${new URL(AVAIN_BASE_URL).host}/${clientId ?? ''}`;
  return {
    teamsAppId: AVAIN_TEAMS_APP_ID ?? AVAIN_BOT_APP_ID,
    botAppId: AVAIN_BOT_APP_ID,
    baseUrl: AVAIN_BASE_URL,
    organisationName: AVAIN_ORGANISATION_NAME,
    sso: clientId === undefined ? undefined : { clientId, resource },
    version,
  };
}

/**
 * What `npm run package` packs where nothing is set: a valid package of an organisation that does not exist, to see
 * what is in it. Undefined as soon as any of the settings is there, so that a forgotten one is never made up.
 */
export function exampleSettings(
  env: Readonly<Record<string, string | undefined>>,
  version: string,
): PackageSettings | undefined {
  if (Object.keys(environment.shape).some((name) => (env[name] ?? '') !== '')) return undefined;
  const id = '00000000-0000-4000-8000-000000000001';
  const organisationName = 'Example organisation';
  return { teamsAppId: id, botAppId: id, baseUrl: 'https://avain.example', organisationName, sso: undefined, version };
}

/** The manifest of one installation: every placeholder filled, what is not wanted left out. */
export async function fillManifest(settings: PackageSettings, kind: AppKind = 'people'): Promise<Json> {
  const values: Readonly<Record<string, string>> = {
    version: settings.version,
    teamsAppId: settings.teamsAppId,
    adminAppId: settings.adminAppId ?? derivedId(settings.teamsAppId),
    botAppId: settings.botAppId,
    baseUrl: settings.baseUrl,
    host: new URL(settings.baseUrl).host,
    // Teams allows 32 characters here.
    developerName: settings.organisationName.slice(0, 32).trim(),
    ssoClientId: settings.sso?.clientId ?? '',
    ssoResource: settings.sso?.resource ?? '',
  };
  const template = await readFile(new URL(apps[kind].manifest, folder), 'utf8');
  const filled = template.replaceAll(/\{\{(\w+)\}\}/g, (hole, name: string) => {
    const value = values[name];
    return value === undefined ? hole : JSON.stringify(value).slice(1, -1);
  });
  const { webApplicationInfo, ...manifest } = JSON.parse(filled) as Json;
  return settings.sso === undefined ? manifest : { ...manifest, webApplicationInfo };
}

/** A name-based UUID (RFC 9562, version 5) in the namespace of the main app's id. */
function derivedId(teamsAppId: string): string {
  const hash = createHash('sha1')
    .update(Buffer.from(teamsAppId.replaceAll('-', ''), 'hex'))
    .update('admin')
    .digest();
  hash.writeUInt8((hash.readUInt8(6) & 0x0f) | 0x50, 6);
  hash.writeUInt8((hash.readUInt8(8) & 0x3f) | 0x80, 8);
  return hash.toString('hex', 0, 16).replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-');
}

/** The app's words in further languages, by the names that the manifest gives the files: `fi.json`. */
export async function readTranslations(
  manifest: Json,
  kind: AppKind = 'people',
): Promise<Readonly<Record<string, Json>>> {
  const { additionalLanguages } = localisation.parse(manifest['localizationInfo']);
  const read = additionalLanguages.map(async ({ file }) => {
    const text = await readFile(new URL(`${apps[kind].translations}${file}`, folder), 'utf8');
    return [file, JSON.parse(text) as Json] as const;
  });
  return Object.fromEntries(await Promise.all(read));
}

/** Problems by Microsoft's own schemas, found without the network; empty when there are none. */
export async function validatePackage(
  manifest: Json,
  translations: Readonly<Record<string, Json>>,
): Promise<readonly string[]> {
  const check = async (name: string, document: Json, schemaName: string) => {
    const problems = AppManifestUtils.validateAgainstSchema(document as never, (await schema(schemaName)) as never);
    return (await problems).map((problem) => `${name}: ${problem}`);
  };
  const found = await Promise.all([
    check('manifest.json', manifest, 'MicrosoftTeams.schema.json'),
    ...Object.entries(translations).map(([name, words]) =>
      check(name, words, 'MicrosoftTeams.Localization.schema.json'),
    ),
  ]);
  const holes = /\{\{\w+\}\}/.exec(JSON.stringify([manifest, translations]))?.[0];
  return [...found.flat(), ...(holes === undefined ? [] : [`a placeholder is left: ${holes}`])];
}

async function schema(name: string): Promise<unknown> {
  const main = createRequire(import.meta.url).resolve('@microsoft/app-manifest');
  const packageRoot = main.slice(0, main.lastIndexOf('/build/') + 1);
  const text = await readFile(`${packageRoot}${schemas}/${name}`, 'utf8');
  // Some of its patterns hold a bare `]`, which a regular expression with the u flag, as Ajv makes it, does not take.
  return JSON.parse(text.replaceAll('\\\\b]', '\\\\b\\\\]')) as unknown;
}

/** The zip as Teams takes it. The same settings give the same bytes. */
export async function packApp(settings: PackageSettings, kind: AppKind = 'people'): Promise<Uint8Array> {
  const manifest = await fillManifest(settings, kind);
  const translations = await readTranslations(manifest, kind);
  const problems = await validatePackage(manifest, translations);
  if (problems.length > 0) throw new Error(`the package is not valid:\n${problems.join('\n')}`);
  return zipSync(
    {
      'manifest.json': Buffer.from(JSON.stringify(manifest, null, 2)),
      ...Object.fromEntries(
        Object.entries(translations).map(([name, words]) => [name, Buffer.from(JSON.stringify(words, null, 2))]),
      ),
      'color.png': await readFile(new URL('color.png', folder)),
      'outline.png': await readFile(new URL('outline.png', folder)),
    },
    { mtime: new Date('2000-01-01T12:00:00') },
  );
}

/** `npm run package [-- --admin-app-id=<guid>]`: writes the zips below dist/ and says where, or what is wrong. */
async function main(): Promise<number> {
  const { version } = JSON.parse(await readFile(new URL('../package.json', folder), 'utf8')) as {
    readonly version: string;
  };
  const example = exampleSettings(process.env, version);
  const settings = example ?? readPackageSettings(process.env, version);
  if ('problems' in settings) {
    console.error(`The settings for the Teams package are not complete:\n${settings.problems.join('\n')}`);
    return 1;
  }
  const adminAppId = process.argv.find((part) => part.startsWith('--admin-app-id='))?.split('=')[1];
  if (adminAppId !== undefined && !z.guid().safeParse(adminAppId).success) {
    console.error('--admin-app-id: must be a GUID');
    return 1;
  }
  await mkdir(new URL('../dist/', folder), { recursive: true });
  for (const kind of Object.keys(apps) as AppKind[]) {
    const target = new URL(`../dist/${apps[kind].zip}${example === undefined ? '' : '-example'}.zip`, folder);
    await writeFile(target, await packApp({ ...settings, adminAppId }, kind));
    console.log(`valid by Microsoft's schemas; wrote ${fileURLToPath(target)}`);
  }
  if (example !== undefined) {
    console.log(
      'An example with made-up ids. For yours set AVAIN_BOT_APP_ID, AVAIN_BASE_URL, AVAIN_ORGANISATION_NAME.',
    );
  }
  return 0;
}

if (import.meta.main) process.exitCode = await main();
