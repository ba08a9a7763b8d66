import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { IntlMessageFormat } from 'intl-messageformat';
import { personStates } from '../../../services/campaign/campaign-state.ts';
import { adminCommandIds, adminPhrases, parseAdminCommand } from '../../../services/i18n/admin-commands.ts';
import { isPhrase } from '../../../services/i18n/commands.ts';
import { enAdminChat } from '../../../services/i18n/en/admin-chat.ts';
import { enKit } from '../../../services/i18n/en/kit.ts';
import { enPlan } from '../../../services/i18n/en/plan.ts';
import { fiAdminChat } from '../../../services/i18n/fi/admin-chat.ts';
import { fiKit } from '../../../services/i18n/fi/kit.ts';
import { fiPlan } from '../../../services/i18n/fi/plan.ts';
import { planTasks } from '../../../services/planner/plan-template.ts';
import { planPhases, planTaskStatuses } from '../../../services/planner/plan.ts';

const root = join(import.meta.dirname, '../../..');
/** What admins read in the chat, of the kit, the plan and the guide; the admin page has a catalogue of its own. */
const en = { ...enAdminChat, ...enKit, ...enPlan };
const fi = { ...fiAdminChat, ...fiKit, ...fiPlan };
const keys = Object.keys(en) as (keyof typeof en)[];

/** The arguments a message needs, at any depth of plural and select. */
function holes(message: string, language: string): readonly string[] {
  const ast = JSON.stringify(new IntlMessageFormat(message, language, undefined, { ignoreTag: true }).getAst());
  return [...new Set([...ast.matchAll(/"type":[1-6],"value":"(\w+)"/gu)].map((found) => found[1] ?? ''))].sort();
}

const sources = ['cards', 'dialogs', 'bot', 'web', 'services']
  .flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.ts') && !/^i18n\/(?:en|fi)\//u.test(name))
      .map((name) => readFileSync(join(root, folder, name), 'utf8')),
  )
  .join('\n');
/** Keys that code puts together: how it begins them, and every word that may follow. */
const spelled: Readonly<Record<string, readonly string[]>> = {
  'admin.state.': ['draft', 'building', 'scheduled', 'running', 'paused', 'finished', 'cancelled'],
  'admin.person.': personStates,
  'admin.coverage.': ['green', 'amber', 'red', 'unknown'],
  'admin.no.': ['not-set-up', 'not-admin', 'could-not-check'],
  'admin.plan.status.': planTaskStatuses,
  'admin.plan.invalid.': ['owner', 'due', 'note', 'answer', 'status'],
  'plan.verdict.': ['good', 'attention', 'unknown'],
  'button.admin.': ['preview', 'schedule', 'pause', 'resume', 'retry'],
};
/** The same where the words stand in a table of the code: each is one string of it. */
const fromTables = /^(?:admin\.reason|plan\.(?:role|choice|task|phase|question)|guide)\./u;

function used(key: string): boolean {
  if (sources.includes(`'${key}'`)) return true;
  const beginning = Object.keys(spelled).find((each) => key.startsWith(each) && sources.includes(`\`${each}\${`));
  if (beginning !== undefined) return spelled[beginning]?.includes(key.slice(beginning.length)) === true;
  return (
    fromTables.test(key) &&
    key
      .split('.')
      .slice(2, 3)
      .every((word) => new RegExp(`'?${word}'?`, 'u').test(sources))
  );
}

describe('the catalogues of admins, kit, plan and guide', () => {
  it('have the same keys', () => {
    expect(Object.keys(fi).sort()).toEqual([...keys].sort());
  });

  it('have the same holes in all languages', () => {
    expect(holes(en['admin.coverage.change'], 'en')).toEqual(['direction', 'points']);
    for (const key of keys) expect([key, ...holes(fi[key], 'fi')]).toEqual([key, ...holes(en[key], 'en')]);
  });

  it('have no key that nothing uses, and every key that code puts together', () => {
    expect(keys.filter((key) => !used(key))).toEqual([]);
    const together = Object.entries(spelled).flatMap(([start, words]) => words.map((word) => start + word));
    expect(together.filter((key) => !(key in en))).toEqual([]);
  });

  it('have title and text for each task and phase, and no task that is gone', () => {
    const ids = (pattern: RegExp) => [...new Set(keys.flatMap((key) => pattern.exec(key)?.[1] ?? []))].sort();
    expect(ids(/^plan\.task\.(.+)\.title$/u)).toEqual(planTasks.map(({ id }) => id).sort());
    expect(ids(/^plan\.task\.(.+)\.text$/u)).toEqual(planTasks.map(({ id }) => id).sort());
    expect(ids(/^plan\.phase\.(.+)\.title$/u)).toEqual([...planPhases].sort());
    expect(ids(/^plan\.role\.(.+)$/u)).toEqual([...new Set(planTasks.map(({ role }): string => role))].sort());
    const asked = planTasks.filter((task) => 'question' in task).map(({ id }): string => id);
    expect(ids(/^plan\.question\.(.+)$/u)).toEqual(asked.sort());
  });

  it('keep Finnish quotation marks Finnish and English ones English, and shout in none', () => {
    for (const key of keys) {
      expect([key, /[“"]/u.test(fi[key])]).toEqual([key, false]);
      expect([key, /["]/u.test(en[key])]).toEqual([key, false]);
      // A welcome may be warm.
      if (!/^kit\.letter\.title$/u.test(key)) expect([key, /!/u.test(en[key] + fi[key])]).toEqual([key, false]);
    }
  });

  it('say something of their own in Finnish', () => {
    const same = keys.filter((key) => en[key].split(' ').length > 4 && en[key] === fi[key]);
    expect(same).toEqual([]);
  });

  it('use no internal word where admins read of people', () => {
    for (const key of Object.keys(enAdminChat) as (keyof typeof enAdminChat)[]) {
      const both = `${enAdminChat[key]} ${fiAdminChat[key]}`;
      expect([key, /\b(?:flow|nonce|token|redis|graph|executor|handle|exception)\b/iu.test(both)]).toEqual([
        key,
        false,
      ]);
    }
  });
});

describe('what admins write', () => {
  it.each(adminCommandIds.flatMap((id) => adminPhrases[id].map((phrase) => [phrase, id] as const)))(
    '"%s" is %s, however it is spelled, and nothing else to anybody',
    (phrase, id) => {
      expect(parseAdminCommand(phrase)).toBe(id);
      expect(parseAdminCommand(`  ${phrase.toUpperCase()}. `)).toBe(id);
      // Else an admin could not say what everybody can.
      expect(isPhrase(phrase)).toBe(false);
    },
  );

  it.each(['en', 'fi'] as const)('is understood where a sentence in %s says that it is', (language) => {
    const { 'admin.menu.text': menu, 'admin.doctor.news.ask': ask } = language === 'en' ? enAdminChat : fiAdminChat;
    const quoted = [...`${menu} ${ask}`.matchAll(/[“”]([^“”]+)”/gu)].map(([, words = '']) => words);
    expect(quoted.map(parseAdminCommand)).toEqual(['guide', 'admin-rule', 'doctor']);
  });

  it.each(['the plan is fine', 'planning', 'doctor who', 'my campaign ended', '', 'x'.repeat(20_000)])(
    '"%s" is words like any other',
    (text) => {
      expect(parseAdminCommand(text)).toBeUndefined();
    },
  );
});
