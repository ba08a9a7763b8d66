import { readFile } from 'node:fs/promises';
import { unzipSync } from 'fflate';
import { describe, expect, it } from '@jest/globals';
import {
  exampleSettings,
  fillManifest,
  packApp,
  readPackageSettings,
  readTranslations,
  validatePackage,
  type PackageSettings,
} from '../../manifest/package.ts';
import { parseCommand } from '../../services/i18n/commands.ts';
import { languages } from '../../services/i18n/language.ts';
import { parseDeskCommand } from '../../services/i18n/desk-commands.ts';

const settings: PackageSettings = {
  teamsAppId: '11111111-2222-4333-8444-555555555555',
  botAppId: '22222222-2222-4333-8444-555555555555',
  baseUrl: 'https://avain.example.org',
  organisationName: 'Contoso "Oy" with a name that is longer than Teams allows',
  sso: { clientId: '33333333-2222-4333-8444-555555555555', resource: 'api://avain.example.org/x' },
  version: '1.2.3',
};
type Json = Record<string, unknown>;
type Command = { readonly title: string; readonly description: string };
const file = (name: string) => readFile(new URL(`../../manifest/${name}`, import.meta.url));
const json = async (name: string) => JSON.parse((await file(name)).toString('utf8')) as Json;
const listsOf = (manifest: Json) => {
  const [bot] = manifest['bots'] as [{ commandLists: readonly { scopes: string[]; commands: readonly Command[] }[] }];
  return bot.commandLists;
};

/** English is the manifest itself. */
const further = languages.filter((language) => language !== 'en');

describe('the Teams manifest', () => {
  it.each([settings, { ...settings, sso: undefined }])('is valid by the schema that it names', async (with_) => {
    const manifest = await fillManifest(with_);
    expect(await validatePackage(manifest, await readTranslations(manifest))).toEqual([]);
    expect(manifest['$schema']).toContain(`/v${String(manifest['manifestVersion'])}/`);
    expect('webApplicationInfo' in manifest).toBe(with_.sso !== undefined);
  });

  it('is valid as the example that is packed where nothing is set, and only there', async () => {
    const example = exampleSettings({ AVAIN_BASE_URL: '' }, '1.2.3');
    if (example === undefined) throw new Error('no example');
    const manifest = await fillManifest(example);
    expect(await validatePackage(manifest, await readTranslations(manifest))).toEqual([]);
    expect(exampleSettings({ AVAIN_BASE_URL: 'https://avain.example.org' }, '1.2.3')).toBeUndefined();
  });

  it('is found invalid when something is wrong with it', async () => {
    const manifest = await fillManifest({ ...settings, botAppId: 'not a guid' });
    expect(
      await validatePackage(manifest, { 'fi.json': { ...(await json('fi.json')), 'name.tiny': 'x' } }),
    ).toHaveLength(2);
    const [problem] = await validatePackage({ ...(await fillManifest(settings)), accentColor: 'blue' }, {});
    expect(problem).toContain('accentColor');
  });

  it('lets the dialog show our own host and no other', async () => {
    expect((await fillManifest(settings))['validDomains']).toEqual(['avain.example.org']);
  });

  it.each(further)('has every sentence in %s', async (language) => {
    const translated = await json(`${language}.json`);
    const expected = listsOf(await fillManifest(settings)).flatMap(({ commands }, list) =>
      commands.flatMap((_, index) =>
        ['title', 'description'].map((part) => `bots[0].commandLists[${list}].commands[${index}].${part}`),
      ),
    );
    const keys = Object.keys(translated).filter((key) => key.startsWith('bots'));
    expect(keys.toSorted()).toEqual(expected.toSorted());
    for (const key of ['name.short', 'name.full', 'description.short', 'description.full'])
      expect(translated[key]).toBeTruthy();
  });

  it.each(further)(
    'offers only commands that the bot understands, the same ones in English and %s',
    async (language) => {
      const translated = await json(`${language}.json`);
      const understood = (scopes: readonly string[], title: string): unknown =>
        scopes.includes('team') ? parseDeskCommand(title)?.command : parseCommand(title);
      listsOf(await fillManifest(settings)).forEach(({ scopes, commands }, list) => {
        commands.forEach(({ title }, index) => {
          const command = understood(scopes, title);
          expect([title, command]).not.toContain(undefined);
          const inTheOther = String(translated[`bots[0].commandLists[${list}].commands[${index}].title`]);
          expect([inTheOther, understood(scopes, inTheOther)]).toEqual([inTheOther, command]);
        });
      });
    },
  );
});

describe("the admins' app", () => {
  it.each([settings, { ...settings, sso: undefined }])('is valid by the schema that it names', async (with_) => {
    const manifest = await fillManifest(with_, 'admins');
    expect(await validatePackage(manifest, await readTranslations(manifest, 'admins'))).toEqual([]);
    expect('webApplicationInfo' in manifest).toBe(with_.sso !== undefined);
  });

  it('is one personal tab on our own host, and no bot', async () => {
    const manifest = await fillManifest(settings, 'admins');
    expect(manifest['staticTabs']).toMatchObject([
      { contentUrl: 'https://avain.example.org/admin?lang={locale}', scopes: ['personal'] },
    ]);
    expect(manifest['validDomains']).toEqual(['avain.example.org']);
    expect(manifest).not.toHaveProperty('bots');
    for (const words of Object.values(await readTranslations(manifest, 'admins')))
      expect(words['staticTabs[0].name']).toBeTruthy();
  });

  it('has an id of its own, derived from the main one or given', async () => {
    const idOf = async (more: Partial<PackageSettings> = {}) =>
      (await fillManifest({ ...settings, ...more }, 'admins'))['id'];
    const derived = await idOf();
    expect(derived).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-5[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
    expect(derived).toBe(await idOf());
    expect(await idOf({ teamsAppId: settings.botAppId })).not.toBe(derived);
    const given = '44444444-2222-4333-8444-555555555555';
    expect(await idOf({ adminAppId: given })).toBe(given);
    expect(Object.keys(unzipSync(await packApp(settings, 'admins')))).toHaveLength(5);
  });
});

describe('the icons', () => {
  /** Width, height and colour type stand at fixed places of a PNG's first chunk. */
  const facts = (png: Buffer) => ({ width: png.readUInt32BE(16), height: png.readUInt32BE(20), colour: png[25] });

  it('have the sizes Teams asks for', async () => {
    expect(facts(await file('color.png'))).toMatchObject({ width: 192, height: 192 });
    // Colour type 6 carries transparency.
    expect(facts(await file('outline.png'))).toEqual({ width: 32, height: 32, colour: 6 });
  });
});

describe('npm run package', () => {
  it('zips manifest, translation and icons, the same bytes each time', async () => {
    const zip = await packApp(settings);
    const content = unzipSync(zip);
    expect(Object.keys(content)).toEqual(['manifest.json', 'fi.json', 'sv.json', 'color.png', 'outline.png']);
    const manifest = JSON.parse(Buffer.from(content['manifest.json'] ?? []).toString('utf8')) as Json;
    expect(manifest).toMatchObject({
      id: settings.teamsAppId,
      version: '1.2.3',
      developer: { name: 'Contoso "Oy" with a name that is' },
    });
    expect(Buffer.from(await packApp(settings)).equals(zip)).toBe(true);
  });

  it('refuses to pack what is not valid', async () => {
    await expect(packApp({ ...settings, teamsAppId: 'x' })).rejects.toThrow('the package is not valid');
  });

  it('takes its settings from the product’s variables and names all that are missing', () => {
    const env = {
      AVAIN_BOT_APP_ID: settings.botAppId,
      AVAIN_BASE_URL: 'https://avain.example.org',
      AVAIN_ORGANISATION_NAME: 'Contoso',
      AVAIN_PAGE_SSO_AUDIENCE: 'api://avain.example.org/33333333-2222-4333-8444-555555555555',
    };
    expect(readPackageSettings(env, '1.0.0')).toEqual({
      teamsAppId: settings.botAppId,
      botAppId: settings.botAppId,
      baseUrl: 'https://avain.example.org',
      organisationName: 'Contoso',
      sso: {
        clientId: '33333333-2222-4333-8444-555555555555',
        resource: 'api://avain.example.org/33333333-2222-4333-8444-555555555555',
      },
      version: '1.0.0',
    });
    const problems = readPackageSettings({ AVAIN_BASE_URL: 'http://x' }, '1.0.0') as { problems: readonly string[] };
    expect(problems.problems.map((line) => line.split(':')[0])).toEqual([
      'AVAIN_BOT_APP_ID',
      'AVAIN_BASE_URL',
      'AVAIN_ORGANISATION_NAME',
    ]);
  });
});
