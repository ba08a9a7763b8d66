import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { IntlMessageFormat } from 'intl-messageformat';
import { enPlan } from '../../../services/i18n/en/plan.ts';
import { fiPlan } from '../../../services/i18n/fi/plan.ts';
import { fullLanguages as languages, type Language } from '../../../services/i18n/language.ts';
import { createTranslator } from '../../../services/i18n/translator.ts';
import { dateValues } from '../../../services/planner/plan-dates.ts';
import { planFacts } from '../../../services/planner/plan-facts.ts';
import { planRoles, planTasks } from '../../../services/planner/plan-template.ts';
import { planPhases } from '../../../services/planner/plan.ts';

const keys = Object.keys(enPlan) as (keyof typeof enPlan)[];
const catalogues = { en: enPlan, fi: fiPlan } as const;
const root = join(import.meta.dirname, '../../..');

describe('the plan', () => {
  it('has about sixty tasks under ids of their own, in all ten phases', () => {
    const ids = planTasks.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids.length).toBeGreaterThanOrEqual(45);
    for (const id of ids) expect(id).toMatch(/^[a-z]+(-[a-z]+)*$/);
    expect([...new Set(planTasks.map(({ phase }) => phase))]).toEqual([...planPhases]);
  });

  it('puts the tasks in the order of the phases', () => {
    const places = planTasks.map(({ phase }) => planPhases.indexOf(phase));
    expect(places).toEqual([...places].sort((a, b) => a - b));
  });

  it('names a public page of Microsoft for each task', () => {
    for (const { id, source } of planTasks)
      expect([id, source]).toEqual([id, expect.stringMatching(/^https:\/\/learn\.microsoft\.com\/[a-z0-9/-]+$/)]);
  });

  it.each(languages)('has title, text and role of each task in %s, with every hole filled', (language) => {
    const t = createTranslator(language);
    for (const { id, role } of planTasks) {
      const title = t(`plan.task.${id}.title`);
      const text = t(`plan.task.${id}.text`, dateValues(language));
      expect(title.length).toBeGreaterThan(5);
      expect(title.length).toBeLessThanOrEqual(100);
      expect(text.length).toBeGreaterThan(30);
      expect(`${title}${text}`).not.toMatch(/[{}]/);
      expect(t(`plan.role.${role}`)).not.toBe('');
    }
  });

  it('says what to expect of each test, and what we recommend for each setting that is asked', () => {
    for (const { id, phase } of planTasks) {
      if (phase === 'testing') expect(enPlan[`plan.task.${id}.text`]).toContain('xpected: ');
      if (phase === 'testing') expect(fiPlan[`plan.task.${id}.text`]).toContain('dotettu tulos: ');
    }
    for (const task of planTasks) {
      if (task.phase !== 'configuration') continue;
      expect(enPlan[`plan.task.${task.id}.text`]).toContain('ecommended');
      expect(fiPlan[`plan.task.${task.id}.text`]).toContain('uositus');
    }
  });

  it('uses every role, and every fact somewhere', () => {
    const used: readonly string[] = planTasks.flatMap((task) => [task.role, 'live' in task ? task.live : '']);
    expect(planRoles.filter((role) => !used.includes(role))).toEqual([]);
    // The two that the guide alone shows.
    const guideOnly: readonly string[] = ['registered', 'two-proofs'];
    expect(planFacts.filter((fact) => !used.includes(fact) && !guideOnly.includes(fact))).toEqual([]);
  });

  it('asks what no interface tells', () => {
    const asked = planTasks.flatMap((task) => ('question' in task ? [task.id] : []));
    for (const id of ['scope', 'gates', 'registration', 'reconfirm', 'helpdesk-link', 'writeback', 'cost'])
      expect(asked).toContain(id);
    for (const id of asked)
      for (const language of languages) expect(createTranslator(language)(`plan.question.${id}`)).toMatch(/\?$/);
  });
});

describe('the catalogue of plan and guide', () => {
  it('has the same keys in all languages', () => {
    expect(Object.keys(fiPlan).sort()).toEqual([...keys].sort());
  });

  it.each(keys)('%s has the same holes in all languages', (key) => {
    expect(holes(fiPlan[key], 'fi')).toEqual(holes(enPlan[key], 'en'));
  });

  it('has no key that nothing uses', () => {
    const code = ['planner', 'guide'].map(sources).join('\n');
    const ids = planTasks.map(({ id }) => id).join('|');
    const spelled = new RegExp(
      `^plan\\.(phase\\.(${planPhases.join('|')})\\.(title|text)|task\\.(${ids})\\.(title|text)|question\\.(${ids})` +
        `|role\\.(${planRoles.join('|')})|verdict\\.(good|attention|unknown)|choice\\.[a-z-]+)$|^guide\\.[a-z-]+\\.(title|text)$`,
    );
    expect(keys.filter((key) => !spelled.test(key) && !code.includes(`'${key}'`))).toEqual([]);
  });

  it('keeps quotation marks of each language, and never shouts', () => {
    for (const key of keys) {
      expect(catalogues.fi[key]).not.toMatch(/[“"]/u);
      expect(catalogues.en[key]).not.toMatch(/["]/u);
      for (const language of languages) expect(catalogues[language][key]).not.toContain('!');
    }
  });
});

function holes(message: string, language: Language): readonly string[] {
  const found = new Set<string>();
  const walk = (value: unknown): void => {
    if (Array.isArray(value)) value.forEach(walk);
    else if (typeof value === 'object' && value !== null) {
      const node = value as { type?: number; value?: unknown };
      // 0 is a literal, 7 the "#" of a plural; everything else names an argument.
      if (typeof node.value === 'string' && node.type !== 0 && node.type !== 7) found.add(node.value);
      Object.values(node).forEach(walk);
    }
  };
  walk(new IntlMessageFormat(message, language, undefined, { ignoreTag: true }).getAst());
  return [...found].sort();
}

function sources(folder: string): string {
  return readdirSync(join(root, 'services', folder), { encoding: 'utf8' })
    .map((name) => readFileSync(join(root, 'services', folder, name), 'utf8'))
    .join('\n');
}
