import { describe, expect, it } from '@jest/globals';
import { parse } from 'csv-parse/sync';
import { planTasks } from '../../../services/planner/plan-template.ts';
import { admin, createPlanWorld } from '../../support/plan-world.ts';

const maija = admin('=Maija()');
const people = { 'aino@contoso.example': { id: 'a', displayName: '=cmd|calc, "Aino"' } };
const evil = '@SUM(1+1)\t*bold* [link](https://evil.example) <b>;"\n| x |';

async function world() {
  const made = createPlanWorld(people);
  const change = { owner: 'aino@contoso.example', due: '2026-11-01', note: evil, answer: '=1+1' };
  const result = await made.plan.change(maija, { taskId: 'helpdesk-link', ...change }, 'en');
  expect(result.kind).toBe('done');
  await made.plan.change(maija, { taskId: 'go', status: 'done' }, 'en');
  await made.plan.change(maija, { taskId: 'writeback', status: 'not-needed', answer: 'not-needed' }, 'en');
  return made;
}

describe('the plan as CSV', () => {
  it('parses back, a row a task, with nothing that a spreadsheet would run', async () => {
    const { plan } = await world();
    const csv = await plan.exportAs(maija, 'csv', 'en');
    const rows = parse<Record<string, string>>(csv, { bom: true, columns: true });
    expect(rows.map(({ task }) => task)).toEqual(planTasks.map(({ id }) => id));
    for (const cell of rows.flatMap((row) => Object.values(row))) expect(cell).not.toMatch(/^\s*[=+\-@]/);
    expect(rows.find(({ task }) => task === 'helpdesk-link')).toMatchObject({
      ...{ phase: 'configuration', status: 'open', owner: `'=cmd|calc, "Aino"`, due: '2026-11-01', overdue: 'yes' },
      ...{ answer: "'=1+1", 'answered-by': "'=Maija()", 'changed-at': '2026-11-22T06:00:00.000Z' },
      note: `'@SUM(1+1) *bold* [link](https://evil.example) <b>;" | x |`,
    });
    expect(rows.find(({ task }) => task === 'licences')).toMatchObject({
      ...{ finding: 'good', owner: '', overdue: 'no', note: '' },
      'finding-text': 'Entra ID P1 or P2 for 500 people (0 of them P2).',
    });
  });
});

describe('the plan as Markdown', () => {
  it('has a heading a phase and a box a task, ticked where there is nothing left to do', async () => {
    const { plan } = await world();
    const lines = (await plan.exportAs(maija, 'markdown', 'en')).split('\n');
    expect(lines[0]).toBe('# Plan: self-service password reset');
    expect(lines[2]).toMatch(/^2 of \d+ tasks done\. As of .*2026/);
    expect(lines.filter((line) => line.startsWith('## '))).toHaveLength(10);
    const boxes = lines.filter((line) => /^- \[[ x]\] \*\*/.test(line));
    expect(boxes).toHaveLength(planTasks.length);
    expect(boxes.filter((line) => line.startsWith('- [x]'))).toEqual([
      '- [x] **Set up password writeback** (not needed)',
      '- [x] **Decide to go**',
    ]);
  });

  it('shows who, until when, what was found, asked and answered, and nothing of it builds Markdown', async () => {
    const { plan } = await world();
    const text = await plan.exportAs(maija, 'markdown', 'fi');
    const own = text.slice(
      text.indexOf('Tuo oma käyttötukesi'),
      text.indexOf('Ota käyttöön salasanan takaisinkirjoitus'),
    );
    expect(own).toContain('  - Määräpäivä: 1.11.2026, myöhässä');
    expect(own).toContain('  - Kysymys: Mikä linkki tai osoite Microsoftin sivulla on?');
    expect(own).toContain('\\[link\\]\\(https://evil.example\\) \\<b\\>');
    expect(own).not.toContain('*bold* [');
    expect(own).toContain('  - <https://learn.microsoft.com/entra/identity/authentication/howto-sspr-customization>');
    expect(text).toContain('  - Vastaus: Ei tarvita (=Maija\\(\\), 22.11.2026)');
    expect(text).toContain('  - Tarkistettu, kunnossa: Entra ID P1 tai P2 on 500 ihmiselle \\(P2: 0\\).');
  });
});

describe('an export', () => {
  it('is in the audit before it is made', async () => {
    const { plan, audited } = await world();
    await plan.exportAs(maija, 'markdown', 'en');
    expect(audited.events.at(-1)).toMatchObject({ act: 'plan.exported', by: maija.subject, about: 'markdown' });
    audited.full = true;
    await expect(plan.exportAs(maija, 'csv', 'en')).rejects.toMatchObject({ code: 'audit_unavailable' });
  });
});
