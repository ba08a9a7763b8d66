import { describe, expect, it } from '@jest/globals';
import type { CampaignDraft } from '../../../services/campaign/campaign.ts';
import { createCampaignErasure } from '../../../services/campaign/campaign-erasure.ts';
import { textFor } from '../../../services/campaign/campaign-texts.ts';
import { checkDraft } from '../../../services/campaign/check-draft.ts';
import { admin, draft, idOf, start, startCampaigns, tenantId } from './campaign.fixture.ts';

const minute = 60_000;
const day = 24 * 60 * minute;

async function* bytes(): AsyncIterable<Uint8Array> {
  yield new TextEncoder().encode('upn\n');
}

async function textOf(chunks: AsyncIterable<string> | undefined): Promise<string> {
  let text = '';
  for await (const chunk of chunks ?? []) text += chunk;
  return text;
}

describe('the campaigns of admins', () => {
  it('makes a draft with a tag of its own, changes it, and audits both before', async () => {
    const world = startCampaigns();
    const id = await world.made();
    const other = await world.made();
    const [newest, oldest] = await world.service.list();
    expect([newest?.campaign.id, oldest?.campaign.id].sort()).toEqual([id, other].sort());
    expect(newest?.campaign.tag).toMatch(/^[a-z0-9-]{3,24}$/u);
    expect(newest?.campaign.tag).not.toBe(oldest?.campaign.tag);
    expect(newest?.arrivals).toBe(3);
    expect(await world.service.list(1)).toEqual([newest]);
    expect(await world.service.edit(admin, id, draft({ name: ' Autumn ' }))).toMatchObject({
      kind: 'done',
      campaign: { name: 'Autumn', state: 'draft', createdBy: 's-admin' },
    });
    expect(world.acts()).toEqual(['campaign.created', 'campaign.created', 'campaign.edited']);
    world.audited.full = true;
    await expect(world.service.edit(admin, id, draft({ name: 'Winter' }))).rejects.toThrow();
    expect((await world.service.look(id))?.campaign.name).toBe('Autumn');
  });

  it('says no where the table says no, and audits nothing then', async () => {
    const world = startCampaigns();
    const id = await world.scheduled();
    expect(await world.service.edit(admin, id, draft())).toEqual({ kind: 'not-now', state: 'building' });
    expect(await world.service.addRows(admin, id, bytes())).toEqual({ kind: 'not-now', state: 'building' });
    expect(await world.service.resume(admin, id)).toEqual({ kind: 'not-now', state: 'building' });
    expect(await world.service.retry(admin, id)).toEqual({ kind: 'not-now', state: 'building' });
    expect(await world.service.cancel(admin, id)).toMatchObject({ kind: 'done', campaign: { state: 'cancelled' } });
    expect(await world.service.schedule(admin, id)).toEqual({ kind: 'not-now', state: 'cancelled' });
    for (const unknown of ['x', 'AAAAAAAAAAAAAAAAAAAAAA', '../../etc'])
      expect(await world.service.pause(admin, unknown)).toEqual({ kind: 'unknown-campaign' });
    expect(world.acts()).toEqual(['campaign.created', 'campaign.scheduled', 'campaign.cancelled']);
  });

  it('takes a file before a campaign for its rows can begin', async () => {
    const world = startCampaigns();
    const id = await world.made({ audience: { kind: 'csv' } });
    expect(await world.service.schedule(admin, id)).toEqual({
      kind: 'invalid',
      problems: { audience: 'campaign-draft.rows' },
    });
    expect(await world.service.addRows(admin, id, bytes())).toMatchObject({ kind: 'taken', rows: 5 });
    await world.service.schedule(admin, id);
    await world.runJobs(world.later(minute));
    expect((await world.campaigns.load(id))?.campaign.building.problemCounts).toEqual({ duplicate: 1, disabled: 1 });
  });

  it('says nothing of a file where the audience is another by now, and forgets who it named when it is cancelled', async () => {
    const world = startCampaigns();
    const id = await world.made({ audience: { kind: 'csv' } });
    await world.service.addRows(admin, id, bytes());
    await world.service.edit(admin, id, draft());
    await world.service.schedule(admin, id);
    await world.runJobs(world.later(minute));
    expect((await world.campaigns.load(id))?.campaign.building.problemCounts).toEqual({ disabled: 1 });
    const other = await world.made({ audience: { kind: 'csv' } });
    await world.service.addRows(admin, other, bytes());
    await world.service.cancel(admin, other);
    expect([...world.audience.state.rowsRemoved]).toEqual([id, other]);
  });

  it('asks again about the dates when it is scheduled', async () => {
    const world = startCampaigns();
    const id = await world.made({ endsAt: world.later(day).toISOString() });
    world.clock.advance(2 * day);
    expect(await world.service.schedule(admin, id)).toEqual({
      kind: 'invalid',
      problems: { endsAt: 'campaign-draft.end' },
    });
  });

  it('shows the message to the admin alone', async () => {
    const world = startCampaigns();
    const id = await world.made();
    expect(await world.service.preview(admin, id)).toEqual({ kind: 'no-chat' });
    await world.persons.save({
      ...{ tenantId, personId: idOf(900), teamsUserId: '29:a', conversationId: 'chat-a', serviceUrl: 'https://x' },
      ...{ timeZone: 'UTC', locale: 'fi', accountLanguage: null, chosenLanguage: null, welcomedAt: null },
    });
    expect(await world.service.preview(admin, id)).toEqual({ kind: 'sent' });
    expect(world.teams.state.sent).toMatchObject([
      {
        to: { conversationId: 'chat-a' },
        message: { kind: 'preview', language: 'fi', text: { title: 'Hei Aino Admin' } },
      },
    ]);
    expect(world.acts()).toContain('campaign.previewed');
  });

  it('lists people as a file that no spreadsheet runs', async () => {
    const world = startCampaigns();
    const id = await world.scheduled();
    world.audience.state.people[0] = { ...world.audience.state.people[0]!, userPrincipalName: '=cmd@contoso.example' };
    world.teams.state.send = ({ to }) => ({ kind: to.personId === idOf(1) ? 'unreachable' : 'sent' });
    await world.runJobs(world.later(minute));
    const all = await textOf(await world.service.people(admin, id));
    expect(all.split('\r\n')).toHaveLength(1 + 5 + 1);
    expect(all).toContain("'=cmd@contoso.example,sent,,0,2026-03-02T");
    const failed = await textOf(await world.service.people(admin, id, 'failed'));
    expect(failed).toContain('p1@contoso.example,failed,unreachable,0,');
    expect(failed.split('\r\n')).toHaveLength(3);
    expect(await world.service.people(admin, 'x')).toBeUndefined();
    expect(world.acts()).toContain('campaign.people-listed');
  });

  it('lets one of two racing writers win and the other decide again', async () => {
    const world = startCampaigns();
    const id = await world.scheduled();
    const results = await Promise.all([world.service.pause(admin, id), world.service.cancel(admin, id)]);
    expect(results.some(({ kind }) => kind === 'done')).toBe(true);
    expect(await world.stateOf(id)).toBe('cancelled');
  });
});

describe('what a person does', () => {
  it('costs nothing where no campaign is begun, and is counted where one is', async () => {
    const world = startCampaigns();
    world.ears.heard(tenantId, idOf(1));
    const id = await world.scheduled({}, 2);
    await world.runJobs(world.later(minute));
    world.ears.heard(tenantId, idOf(1));
    world.ears.heard(tenantId, idOf(77));
    await new Promise((resolve) => setImmediate(resolve));
    expect((await world.ledger.counts(id)).states).toMatchObject({ sent: 1, opened: 1 });
    await world.service.cancel(admin, id);
    world.clock.advance(minute);
    world.ears.ready(tenantId, idOf(0));
    await new Promise((resolve) => setImmediate(resolve));
    expect((await world.ledger.counts(id)).states).toMatchObject({ ready: 1, opened: 1 });
  });

  it('keeps an opt-out for 400 days from the last time it counted', async () => {
    const world = startCampaigns();
    await world.ears.optOut(tenantId, idOf(1));
    world.clock.advance(399 * day);
    expect(await world.optOuts.has(world.who(1))).toBe(true);
    world.clock.advance(399 * day);
    expect(await world.optOuts.has(world.who(1))).toBe(true);
    world.clock.advance(401 * day);
    expect(await world.optOuts.has(world.who(1))).toBe(false);
  });
});

describe('the right to be forgotten', () => {
  it('takes a person out of every campaign, and leaves the opt-out', async () => {
    const world = startCampaigns();
    const ids = [await world.scheduled({}, 3), await world.scheduled({}, 3)];
    await world.runJobs(world.later(minute));
    await world.ears.optOut(tenantId, idOf(1));
    const erasure = createCampaignErasure(world);
    const { endsAt } = (await world.campaigns.load(ids[0]!))!.campaign;
    const keptUntil = new Date(Date.parse(endsAt) + 400 * day);
    expect(await erasure.count(world.who(1))).toEqual({ count: 2, keptUntil });
    await erasure.erase(world.who(1));
    expect(await erasure.count(world.who(1))).toEqual({ count: 0, keptUntil: undefined });
    for (const id of ids) {
      const { audience, states } = await world.ledger.counts(id);
      expect([audience, states.sent, states['opted-out']]).toEqual([2, 2, 0]);
    }
    expect(await world.optOuts.has(world.who(1))).toBe(true);
  });
});

describe('a draft', () => {
  const problemsOf = (over: object) => {
    const checked = checkDraft({ ...draft(), ...over }, start);
    return checked.kind === 'invalid' ? checked.problems : {};
  };

  it('is taken as it is, with instants in UTC', () => {
    const checked = checkDraft({ ...draft(), startAt: '2026-03-05T10:00:00+02:00', extra: 1 }, start);
    expect(checked).toEqual({ kind: 'sound', draft: { ...draft(), startAt: '2026-03-05T08:00:00.000Z' } });
  });

  it('may have a text in Swedish, and has none where the field was left empty', () => {
    const textsOf = (sv: unknown) => {
      const checked = checkDraft({ ...draft(), texts: { ...draft().texts, sv } }, start);
      return checked.kind === 'sound' ? checked.draft.texts : checked.problems;
    };
    expect(textsOf({ title: 'Hej', body: 'Här är {organisation}.' })).toMatchObject({ sv: { title: 'Hej' } });
    expect(textsOf({ title: ' ', body: '' }).sv).toBeUndefined();
    expect(textsOf(undefined)).toEqual(draft().texts);
    expect(textsOf({ title: 'Hej', body: '' })).toEqual({ 'texts.sv.body': 'campaign-draft.body' });
  });

  it('reaches a reader of Swedish in Swedish where there is such a text, else in English throughout', () => {
    const { texts } = draft();
    const sv = { title: 'Hej', body: 'Här är vi.' };
    expect(textFor(texts, 'sv')).toEqual(['en', texts.en]);
    expect(textFor({ ...texts, sv }, 'sv')).toEqual(['sv', sv]);
    expect(textFor({ ...texts, sv }, 'fi')).toEqual(['fi', texts.fi]);
  });

  it.each<[string, object, Record<string, string>]>([
    ['no name', { name: '  ' }, { name: 'campaign-draft.name' }],
    ['a long name', { name: 'x'.repeat(81) }, { name: 'campaign-draft.name' }],
    ['no audience', { audience: { kind: 'all' } }, { 'audience.kind': 'campaign-draft.audience' }],
    ['no group', { audience: { kind: 'group', groupId: 'x' } }, { 'audience.groupId': 'campaign-draft.group' }],
    [
      'odd days',
      { audience: { kind: 'hired', daysBack: 1.5, daysAhead: -1 } },
      { 'audience.daysBack': 'campaign-draft.days', 'audience.daysAhead': 'campaign-draft.days' },
    ],
    ['no texts', { texts: undefined }, { texts: 'campaign-draft.body' }],
    [
      'one language',
      { texts: { en: draft().texts.en, fi: { title: '', body: 'x' } } },
      { 'texts.fi.title': 'campaign-draft.title' },
    ],
    [
      'another hole',
      { texts: { en: draft().texts.en, fi: { title: 'Hei', body: '{password}' } } },
      { 'texts.fi.body': 'campaign-draft.holes' },
    ],
    ['a start in words', { startAt: 'tomorrow' }, { startAt: 'campaign-draft.start' }],
    ['no time', { quiet: { ...draft().quiet, to: '25:00' } }, { 'quiet.to': 'campaign-draft.quiet-time' }],
    ['no zone', { quiet: { ...draft().quiet, zone: 'Moon/Base' } }, { 'quiet.zone': 'campaign-draft.quiet-zone' }],
    ['no open hour', { quiet: { ...draft().quiet, from: '08:00', to: '07:00' } }, { quiet: 'campaign-draft.quiet' }],
    [
      'many reminders',
      { reminders: { afterDays: 0, atMost: 4 } },
      { 'reminders.afterDays': 'campaign-draft.reminders', 'reminders.atMost': 'campaign-draft.reminders' },
    ],
    ['an end that is over', { endsAt: start.toISOString() }, { endsAt: 'campaign-draft.end' }],
    ['an end far away', { endsAt: '2036-01-01T00:00:00Z' }, { endsAt: 'campaign-draft.end' }],
    [
      'an end before the start',
      { startAt: '2026-03-10T00:00:00Z', endsAt: '2026-03-09T00:00:00Z' },
      { endsAt: 'campaign-draft.end' },
    ],
  ])('with %s is answered field by field', (_, over, problems) => {
    expect(problemsOf(over as Partial<CampaignDraft>)).toEqual(problems);
  });

  it.each([undefined, null, 'x', 7, []])('that is no draft (%p) is answered too', (input) => {
    expect(checkDraft(input, start).kind).toBe('invalid');
  });
});
