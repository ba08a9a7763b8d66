import { describe, expect, it } from '@jest/globals';
import { createAnswers } from '../../services/knowledge/create-answers.ts';
import type { KnowledgeItem } from '../../services/knowledge/knowledge-item.ts';
import { parseTree } from '../../services/troubleshooter/parse-tree.ts';
import { createTroubleshooter } from '../../services/troubleshooter/troubleshooter.ts';
import { startWorld } from '../support/test-conversation.ts';

const item: KnowledgeItem = {
  ...{
    id: 'lamp',
    language: 'en',
    audience: 'people',
    answers: [],
    related: [],
    source: 'avain',
    checked: '2026-11-22',
  },
  ...{
    asks: ['the lamp is dark', 'the lamp in the hall is dark'],
    title: 'Dark lamps',
    text: 'Lamps are changed by night.',
  },
  ...{
    file: 'en/lamp.md',
    lines: { id: 2, audience: 3, asks: 4, answers: 5, related: 6, source: 7, checked: 8, title: 10, text: 12 },
  },
};
const tree = parseTree({
  ...{ file: 'hall-lamp.yaml', name: 'hall-lamp' },
  text: `
id: hall-lamp
audience: people
title: { en: 'No light in the hall', fi: 'Aulassa ei ole valoa' }
symptoms:
  en: [the lamp in the hall is dark, no light in the hall]
  fi: [aulan lamppu on pimeä, aulassa on pimeää]
start: burnt
nodes:
  burnt:
    verdict: { en: 'It is burnt out.', fi: 'Se on palanut.' }
    remedy: { en: 'Change it.', fi: 'Vaihda se.' }
    end: fix
    source: https://example.com/lamps
checked: 2026-11-22
`,
}).tree;

describe('a sure answer', () => {
  const chatWith = () => {
    const answers = createAnswers({
      knowledge: () => ({ items: [item], words: { en: [], fi: [], sv: [] } }),
      counters: { count: () => undefined },
      organisation: { name: 'Contoso', helpdeskContact: '123' },
    });
    return startWorld({ answers, troubleshooter: createTroubleshooter({ trees: () => (tree ? [tree] : []) }) }).chat();
  };

  it('stands behind a tree that has just these words, and both are offered', async () => {
    const chat = chatWith();
    await chat.say('The lamp in the hall is dark');
    expect(
      chat
        .last()
        .card?.actions?.map(({ title }) => title)
        .slice(0, 2),
    ).toEqual(['No light in the hall', 'Dark lamps']);
    await chat.press('No light in the hall');
    expect(chat.last().text).toContain('It is burnt out.');
  });

  it('is given at once for other words', async () => {
    const chat = chatWith();
    await chat.say('the lamp is dark');
    expect(chat.last().text).toContain('Lamps are changed by night.');
  });
});
