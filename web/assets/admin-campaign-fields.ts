import type { Campaign, CampaignDraft } from '../../services/campaign/campaign.ts';
import type { AdminContext } from './admin-context.ts';
import { el } from './admin-dom.ts';
import { choice, inputOf, nativeField, textField, tick, type Field } from './admin-fields.ts';

const dayMs = 24 * 60 * 60 * 1000;

/** Keeps a field under its path in the draft, so that what is wrong with it can be said there. */
export type Keep = (path: string, field: Field) => Field;
/** Some fields of the draft, and what stands in them. */
export type Part = { readonly elements: readonly HTMLElement[]; readonly read: () => object };

export function audienceFields({ say }: AdminContext, audience: CampaignDraft['audience'], kept: Keep): Part {
  const select = el(
    'select',
    {},
    ...(['group', 'csv', 'cannot-recover', 'hired'] as const).map((kind) =>
      el('option', { value: kind }, say(`audience.${kind}`)),
    ),
  );
  select.value = audience.kind;
  const kind = kept('audience.kind', nativeField(say('editor.audience'), select));
  const group = kept(
    'audience.groupId',
    textField(say('editor.group'), {
      value: audience.kind === 'group' ? audience.groupId : '',
      hint: say('editor.group-hint'),
    }),
  );
  const days = (value: number) => inputOf('number', String(value), { min: 0, max: 365 });
  const [back, ahead] = audience.kind === 'hired' ? [audience.daysBack, audience.daysAhead] : [30, 0];
  const daysBack = kept('audience.daysBack', nativeField(say('editor.days-back'), days(back)));
  const daysAhead = kept('audience.daysAhead', nativeField(say('editor.days-ahead'), days(ahead)));
  const csv = el('p', { class: 'muted' }, say('editor.csv-later'));
  const show = () => {
    group.element.hidden = select.value !== 'group';
    daysBack.element.hidden = daysAhead.element.hidden = select.value !== 'hired';
    csv.hidden = select.value !== 'csv';
  };
  select.addEventListener('change', show);
  show();
  return {
    elements: [kind.element, group.element, daysBack.element, daysAhead.element, csv],
    read: () => {
      if (select.value === 'group') return { kind: 'group', groupId: group.value.trim() };
      if (select.value !== 'hired') return { kind: select.value };
      return { kind: 'hired', daysBack: Number(daysBack.value), daysAhead: Number(daysAhead.value) };
    },
  };
}

export function whenFields({ say }: AdminContext, campaign: Campaign | undefined, kept: Keep): Part {
  const ends = campaign?.endsAt ?? new Date(Date.now() + 28 * dayMs).toISOString();
  const start = inputOf(
    'datetime-local',
    campaign?.startAt === undefined || campaign.startAt === null ? '' : local(campaign.startAt),
  );
  const startAt = kept('startAt', nativeField(say('editor.start'), start, { hint: say('editor.start-hint') }));
  const endsAt = kept('endsAt', nativeField(say('editor.end'), inputOf('datetime-local', local(ends))));
  const quiet = campaign?.quiet ?? { from: '17:00', to: '08:00', zone: ownZone(), weekends: true };
  const from = kept('quiet.from', nativeField(say('editor.quiet-from'), inputOf('time', quiet.from)));
  const to = kept('quiet.to', nativeField(say('editor.quiet-to'), inputOf('time', quiet.to)));
  const { zone, zoneList } = zoneField(say, quiet.zone, kept);
  const weekends = tick(say('editor.weekends'), quiet.weekends);
  const { afterDays, atMost } = campaign?.reminders ?? { afterDays: 5, atMost: 2 };
  const most = kept(
    'reminders.atMost',
    choice(
      say('editor.reminders'),
      ['0', '1', '2', '3'].map((count) => [count, count]),
      String(atMost),
    ),
  );
  const after = kept(
    'reminders.afterDays',
    nativeField(say('editor.after-days'), inputOf('number', String(afterDays), { min: 1, max: 30 })),
  );
  return {
    elements: [
      el('div', { class: 'two' }, startAt.element, endsAt.element),
      el('div', { class: 'two' }, from.element, to.element),
      zone.element,
      zoneList,
      weekends.element,
      el('div', { class: 'two' }, most.element, after.element),
    ],
    read: () => ({
      startAt: startAt.value === '' ? null : instant(startAt.value),
      endsAt: instant(endsAt.value),
      quiet: { from: from.value, to: to.value, zone: zone.value.trim(), weekends: weekends.checked() },
      reminders: { afterDays: Number(after.value), atMost: Number(most.value) },
    }),
  };
}

/** Typed, with the browser's zones as suggestions once somebody is at it: four hundred of them are no list to scroll. */
function zoneField(
  say: AdminContext['say'],
  value: string,
  kept: Keep,
): { readonly zone: Field; readonly zoneList: HTMLElement } {
  const zoneList = el('datalist', { id: 'zones' });
  const input = inputOf('text', value, { list: 'zones', spellcheck: 'false', autocomplete: 'off' });
  input.addEventListener(
    'focus',
    () => zoneList.append(...Intl.supportedValuesOf('timeZone').map((one) => el('option', { value: one }))),
    { once: true },
  );
  return {
    zone: kept('quiet.zone', nativeField(say('editor.zone'), input, { hint: say('editor.zone-hint') })),
    zoneList,
  };
}

const ownZone = (): string => Intl.DateTimeFormat().resolvedOptions().timeZone;

/** An instant as `datetime-local` shows it in this browser's zone, and back. */
function local(iso: string): string {
  const at = new Date(iso);
  return new Date(at.getTime() - at.getTimezoneOffset() * 60_000).toISOString().slice(0, 16);
}
function instant(value: string): string | undefined {
  const at = new Date(value);
  return Number.isNaN(at.getTime()) ? undefined : at.toISOString();
}
