import { createHash } from 'node:crypto';
import { beforeEach, describe, expect, it } from '@jest/globals';
import { unzipSync } from 'fflate';
import jsQr from 'jsqr';
import { PNG } from 'pngjs';
import { kitPostCard } from '../../../cards/kit-post-card.ts';
import type { Admin } from '../../../services/admin/admin.ts';
import type { AuditEvent } from '../../../services/audit/audit-log.ts';
import { createSteeredClock } from '../../../services/clock/steered-clock.ts';
import { languages, type Language } from '../../../services/i18n/language.ts';
import { createArrivals } from '../../../services/kit/create-arrivals.ts';
import { createKit } from '../../../services/kit/create-kit.ts';
import { parseKitCommand } from '../../../services/kit/kit-command.ts';
import { createKitLinks } from '../../../services/kit/kit-links.ts';
import { printable } from '../../../services/kit/kit-pdf.ts';
import { createKitTextStore } from '../../../services/kit/kit-text-store.ts';
import { kitTextKeys } from '../../../services/kit/kit-texts.ts';
import { kitPieces, type KitFile, type KitService } from '../../../services/kit/kit.ts';
import { systemRandom } from '../../../services/random/system-random.ts';
import { createMemoryKeyValueStore } from '../../../services/store/memory-key-value-store.ts';
import { createMemoryRecordStore } from '../../../services/store/memory-record-store.ts';

const clock = createSteeredClock(new Date('2026-11-23T08:00:00Z'));
const links = createKitLinks({
  ...{ baseUrl: 'https://avain.example.org', teamsAppId: '6f1a', tenantId: 't-1', key: new Uint8Array(32) },
});
const satu: Admin = { tenantId: 't-1', personId: 'p', displayName: 'Satu', language: 'fi', subject: 'subject-1' };

let kit: KitService;
let audited: AuditEvent[];
let auditDown = false;
beforeEach(() => {
  audited = [];
  auditDown = false;
  kit = createKit({
    organisation: { name: 'Löyly <Oy> & Co', helpdeskContact: 'room 4' },
    links,
    own: createKitTextStore({ records: createMemoryRecordStore({ clock }), clock }),
    postCard: kitPostCard,
    audit: {
      append: async (event) => {
        if (auditDown) throw new Error('no disk');
        audited.push(event);
      },
      close: async () => undefined,
    },
    random: systemRandom,
  });
});

const text = async (piece: (typeof kitPieces)[number], language: Language = 'en') =>
  new TextDecoder().decode((await kit.make(piece, language, 'lobby'))?.body);
const readQr = ({ data, width, height }: PNG) => jsQr.default(new Uint8ClampedArray(data), width, height)?.data;

describe('the post for a channel', () => {
  it('has its holes filled, in the words of the organisation, and is none for a tag that is none', async () => {
    await kit.edit(satu, 'en', { 'kit.post.body': 'Welcome to {organisation}, ask {helpdesk}: {link}' });
    const post = await kit.post('en', 'lobby');
    expect(post?.body).toBe(`Welcome to Löyly <Oy> & Co, ask room 4: ${links.of('lobby')?.go ?? ''}`);
    expect(post?.link.url).toBe(links.of('lobby')?.go);
    expect(await kit.post('en', '../x')).toBeUndefined();
  });
});

describe('a link of the kit', () => {
  it('leads to our own page with the tag behind #, and only tags that we made are read from it', () => {
    const go = links.of('lobby')?.go ?? '';
    expect(go).toMatch(/^https:\/\/avain\.example\.org\/go#lobby\.[0-9a-z]{8}$/);
    const fragment = go.split('#')[1] ?? '';
    expect(links.tagIn(fragment)).toBe('lobby');
    for (const made of ['lobby.00000000', fragment.replace('lobby', 'lobbi'), 'lobby', '', '.', `${fragment}0`])
      expect(links.tagIn(made)).toBeUndefined();
    const other = createKitLinks({
      baseUrl: 'https://a.example',
      teamsAppId: '',
      tenantId: '',
      key: new Uint8Array(32).fill(1),
    });
    expect(other.tagIn(fragment)).toBeUndefined();
  });

  it.each(['', 'a', 'ab', 'Lobby', 'lob by', '-lobby', 'lobby-', 'x'.repeat(25), 'lobby#', 'löyly'])(
    'is not made of the tag "%s"',
    (tag) => expect(links.of(tag)).toBeUndefined(),
  );

  it('names chat and install page of this app in this tenant', () => {
    expect(links.of('lobby')).toMatchObject({
      chat: 'https://teams.microsoft.com/l/entity/6f1a/conversations?tenantId=t-1',
      install: 'https://teams.microsoft.com/l/app/6f1a?tenantId=t-1',
    });
  });
});

describe('a piece of the kit', () => {
  it.each(languages.flatMap((language) => kitPieces.map((piece) => [piece, language] as const)))(
    '%s carries the link of its tag (%s)',
    async (piece, language) => {
      const file = await kit.make(piece, language, 'lobby');
      const go = links.of('lobby')?.go ?? '';
      expect(file?.name).toContain(`lobby-${language}`);
      if (piece === 'qr-png') expect(readQr(PNG.sync.read(Buffer.from(file?.body ?? [])))).toBe(go);
      else if (piece === 'poster' || piece === 'letter') {
        expect(Buffer.from(file?.body ?? []).toString('latin1')).toContain(`/URI (${go})`);
      } else if (piece === 'qr-svg') expect(readQr(drawn(await text(piece, language)))).toBe(go);
      else expect(await text(piece, language)).toContain(go);
    },
  );

  it('is the same file each time, also the whole kit', async () => {
    const sum = (file: KitFile | undefined) =>
      createHash('sha256')
        .update(file?.body ?? '')
        .digest('hex');
    for (const piece of ['poster', 'letter', 'qr-png'] as const)
      expect(sum(await kit.make(piece, 'fi', 'lobby'))).toBe(sum(await kit.make(piece, 'fi', 'lobby')));
    const bundle = await kit.bundle('fi', 'lobby');
    expect(sum(bundle)).toBe(sum(await kit.bundle('fi', 'lobby')));
    expect(Object.keys(unzipSync(bundle?.body ?? new Uint8Array()))).toHaveLength(kitPieces.length);
  });

  it('has no markup from names and texts in it', async () => {
    await kit.edit(satu, 'en', {
      'kit.mail.body': '<b>{organisation}</b> {other} {helpdesk}',
      'kit.post.title': '[x](http://y)',
    });
    expect(await text('mail-html')).toContain('&lt;b&gt;Löyly &lt;Oy&gt; &amp; Co&lt;/b&gt; {other} room 4');
    expect(await text('teams-post')).not.toContain('"[x](http://y)"');
  });

  it('is none for a tag that is none', async () => {
    expect(await kit.make('poster', 'en', 'No!')).toBeUndefined();
    expect(await kit.bundle('en', 'No!')).toBeUndefined();
  });
});

describe('a text of the kit', () => {
  it('can be put into own words, a language at a time, and back', async () => {
    expect(await kit.edit(satu, 'fi', { 'kit.signature.line': 'Soita Avaimelle {link}' })).toEqual({ kind: 'done' });
    expect(await text('signature', 'fi')).toContain('Soita Avaimelle https://avain.example.org/go#lobby');
    expect(await text('signature', 'en')).toContain('Locked out?');
    expect((await kit.texts('fi')).find(({ key }) => key === 'kit.signature.line')).toMatchObject({
      text: 'Soita Avaimelle {link}',
      original: expect.stringContaining('Jäitkö lukkojen taakse?'),
    });
    await kit.edit(satu, 'fi', { 'kit.signature.line': null });
    expect(await text('signature', 'fi')).toContain('Jäitkö lukkojen taakse?');
  });

  it('is not changed into nothing, into a book, or under a key that is none', async () => {
    for (const changes of [{ 'kit.mail.body': ' ' }, { 'kit.mail.body': 'x'.repeat(2_001) }, { 'welcome.title': 'x' }])
      expect(await kit.edit(satu, 'en', changes as Record<string, string>)).toMatchObject({ kind: 'invalid' });
    expect(audited).toEqual([]);
    expect((await kit.texts('en')).map(({ key }) => key)).toEqual([...kitTextKeys]);
  });

  it('is changed only after the audit has it', async () => {
    auditDown = true;
    await expect(kit.edit(satu, 'en', { 'kit.post.title': 'New' })).rejects.toThrow('no disk');
    expect(await text('teams-post')).not.toContain('"New"');
    auditDown = false;
    await kit.edit(satu, 'en', { 'kit.post.title': 'New' });
    expect(audited).toMatchObject([{ type: 'admin.acted', act: 'kit.edited', by: 'subject-1', about: 'en' }]);
  });
});

describe('arrivals', () => {
  it('are counted by tag', async () => {
    const arrivals = createArrivals({ store: createMemoryKeyValueStore({ clock }) });
    await Promise.all([arrivals.count('lobby'), arrivals.count('lobby'), arrivals.count('mail')]);
    expect([await arrivals.of('lobby'), await arrivals.of('mail'), await arrivals.of('none')]).toEqual([2, 1, 0]);
  });
});

describe('printed words', () => {
  it('keep what PDF’s own fonts have, lose accents they lack, and never break', () => {
    expect(printable('Äkäslompolo Åbo – “ž” €')).toBe('Äkäslompolo Åbo – “ž” €');
    expect(printable('Łódź ệ 東京 🙂')).toBe('?ódz e ?? ?');
  });
});

describe('the command', () => {
  it('asks for every language and the tag "start" unless told otherwise', () => {
    expect(parseKitCommand([])).toEqual({ kind: 'make', tag: 'start', languages: ['en', 'fi', 'sv'], out: 'kit' });
    expect(parseKitCommand(['--language', 'fi', '--tag', 'lobby', '--out', 'x'])).toEqual({
      ...{ kind: 'make', tag: 'lobby', languages: ['fi'], out: 'x' },
    });
    expect(parseKitCommand(['--language', 'de'])).toMatchObject({ kind: 'usage' });
    expect(parseKitCommand(['--nonsense'])).toMatchObject({ kind: 'usage' });
    expect(parseKitCommand(['--help'])).toEqual({ kind: 'help' });
  });
});

/** The drawing as pixels: every module four wide. */
function drawn(svg: string): PNG {
  const size = Number(/viewBox="0 0 (\d+)/.exec(svg)?.[1]);
  const png = new PNG({ width: size * 4, height: size * 4 });
  png.data.fill(0xff);
  for (const [, x, y] of svg.matchAll(/M(\d+) (\d+)h1v1h-1z/g))
    for (let i = 0; i < 16; i += 1) {
      const at = ((Number(y) * 4 + (i >> 2)) * size * 4 + Number(x) * 4 + (i & 3)) * 4;
      png.data.set([0, 0, 0, 255], at);
    }
  return png;
}
