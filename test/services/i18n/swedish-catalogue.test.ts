import { describe, expect, it } from '@jest/globals';
import { IntlMessageFormat } from 'intl-messageformat';
import { parseAdminCommand } from '../../../services/i18n/admin-commands.ts';
import { parseCommand } from '../../../services/i18n/commands.ts';
import { deskCommandIds, parseDeskCommand } from '../../../services/i18n/desk-commands.ts';
import { enAdmin } from '../../../services/i18n/en/admin.ts';
import { enCatalogue } from '../../../services/i18n/en/catalogue.ts';
import { enGuide } from '../../../services/i18n/en/guide.ts';
import { enPlanTasks } from '../../../services/i18n/en/plan-tasks.ts';
import { svCatalogue } from '../../../services/i18n/sv/catalogue.ts';
import { createTranslator, type MessageKey } from '../../../services/i18n/translator.ts';

const keys = Object.keys(enCatalogue) as MessageKey[];
/** What is still said in English. */
const english: ReadonlySet<string> = new Set(Object.keys({ ...enAdmin, ...enPlanTasks, ...enGuide }));
const swedish = keys.filter((key) => !english.has(key));

/** The arguments a message needs, at any depth of plural and select. */
function holes(message: string, language: string): readonly string[] {
  const ast = JSON.stringify(new IntlMessageFormat(message, language, undefined, { ignoreTag: true }).getAst());
  return [...new Set([...ast.matchAll(/"type":[1-6],"value":"(\w+)"/gu)].map((found) => found[1] ?? ''))].sort();
}

const quoted = (text: string) =>
  [...text.matchAll(/”([^”]+)”/gu)].map(([, words = '']) => words.replace(/[.,?]$/u, ''));

describe('the Swedish catalogue', () => {
  it('has the keys and the holes of the English one', () => {
    expect(Object.keys(svCatalogue).sort()).toEqual([...keys].sort());
    for (const key of keys)
      expect([key, ...holes(svCatalogue[key], 'sv')]).toEqual([key, ...holes(enCatalogue[key], 'en')]);
  });

  it('says its own where it is said to be complete', () => {
    expect(swedish.length).toBeGreaterThan(1_000);
    const same = swedish.filter(
      (key) => enCatalogue[key].split(' ').length > 2 && svCatalogue[key] === enCatalogue[key],
    );
    expect(same.filter((key) => /[a-z]{3}/iu.test(enCatalogue[key].replace(/\{[^}]*\}/gu, '')))).toEqual([]);
  });

  it('keeps quotation marks Swedish, uses no internal word and shouts at nobody', () => {
    for (const key of swedish) {
      expect([key, /[“„"]/u.test(svCatalogue[key])]).toEqual([key, false]);
      if (key !== 'kit.letter.title') expect([key, svCatalogue[key].includes('!')]).toEqual([key, false]);
      expect(svCatalogue[key]).not.toMatch(/\b(?:flow|nonce|token|redis|executor|handle|exception|payload)\b/iu);
    }
  });

  it('names only words that are understood where it says what can be typed', () => {
    const lines = [
      'help.words',
      'help.words-always',
      'help.words-flow',
      'help.more',
      'account.type',
      'case.type',
    ] as const;
    const more = [
      'case.help',
      'case.type-to-bot',
      'ready.help',
      'ready.type',
      'campaign.type',
      'privacy.type',
    ] as const;
    const said = [...lines, ...more].flatMap((key) => quoted(svCatalogue[key]));
    expect(said.length).toBeGreaterThan(30);
    expect(said.filter((words) => parseCommand(words) === undefined)).toEqual([]);
    const inChannel = quoted(`${svCatalogue['desk.help.case']} ${svCatalogue['desk.help.team']}`);
    expect(new Set(inChannel.map((words) => parseDeskCommand(words)?.command))).toEqual(new Set(deskCommandIds));
    const byAdmins = quoted(`${svCatalogue['admin.menu.text']} ${svCatalogue['admin.doctor.news.ask']}`);
    expect(byAdmins.map(parseAdminCommand)).toEqual(['guide', 'admin-rule', 'doctor']);
  });

  it('writes days and times as in Finland', () => {
    const t = createTranslator('sv', 'Europe/Helsinki');
    expect(t('refused.until', { until: new Date('2026-03-02T13:30:00Z') })).toContain('2.3.2026 15.30');
  });
});
