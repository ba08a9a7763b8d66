import { describe, expect, it } from '@jest/globals';
import { timelineCard } from '../../../cards/desk-timeline.ts';
import { ticketDraft } from '../../../services/helpdesk/ticket-text.ts';
import { createTranslator } from '../../../services/i18n/translator.ts';
import { createCaseWorld } from '../../support/case-world.ts';
import { aino, expectKind } from '../../support/reset-world.ts';

const wish = { language: 'en', trouble: 'asked-for-human', flowId: undefined } as const;
const way = 'no-code-comes: The code does not come; How? – By *text*';

describe('the way through the troubleshooter', () => {
  it('stands in the case, on its card and in its ticket', async () => {
    const world = createCaseWorld();
    const { view } = expectKind(await world.person.open(aino, { ...wish, way }), 'opened');
    const record = await world.record(view);
    expect(record.timeline.map(({ what }) => what)).toEqual(['troubleshot', 'opened']);
    const card = timelineCard({ view: { number: view.number, timeline: record.timeline } }, createTranslator('en'));
    expect(JSON.stringify(card)).toContain(String.raw`By \\*text\\*`);
    expect(ticketDraft(record, []).text).toContain(way);
  });

  it('is added to a case that is open, once', async () => {
    const world = createCaseWorld();
    const { view } = expectKind(await world.person.open(aino, wish), 'opened');
    for (let time = 0; time < 3; time += 1) {
      expect((await world.person.open(aino, { ...wish, way })).kind).toBe('already-open');
      world.clock.advance(1000);
    }
    const told = (await world.record(view)).timeline.filter(({ what }) => what === 'troubleshot');
    expect(told.map(({ detail }) => detail)).toEqual([way]);
  });
});
