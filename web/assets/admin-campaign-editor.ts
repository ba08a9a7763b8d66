import type { Campaign, CampaignDraft } from '../../services/campaign/campaign.ts';
import type { Language } from '../../services/i18n/language.ts';
import type { CampaignAnswer } from '../admin/admin-views.ts';
import type { Outcome } from './admin-client.ts';
import type { AdminContext } from './admin-context.ts';
import { actions, button, card, el, link } from './admin-dom.ts';
import { choice, inputOf, nativeField, textField, tick, type Field } from './admin-fields.ts';
import { fill } from './page-views.ts';

type Saved = Outcome & { readonly id?: string; readonly problems?: Readonly<Record<string, string>> };

const dayMs = 24 * 60 * 60 * 1000;

/** A new campaign, or a draft to change. `audience`: preset by whoever led here. */
export async function campaignEditor(
  context: AdminContext,
  id: string | undefined,
  audience?: string,
): Promise<HTMLElement> {
  const { say, client } = context;
  let campaign: Campaign | undefined;
  if (id !== undefined) {
    const answer = await client.call<CampaignAnswer | Outcome>('campaigns/look', { id });
    if (!('view' in answer) || answer.view.campaign.state !== 'draft') {
      context.go(`campaigns/${id}`);
      return el('div');
    }
    ({ campaign } = answer.view);
  }
  const form = createForm(context, campaign, audience);
  const save = async () => {
    for (const field of form.fields.values()) field.problem(undefined);
    await context.act(async () => {
      const draft = form.draft();
      const { language } = context.data;
      const saved = await (id === undefined
        ? client.call<Saved>('campaigns/create', { language, draft })
        : client.call<Saved>('campaigns/edit', { language, id, draft }));
      if (saved.kind === 'done') context.go(`campaigns/${saved.id ?? id ?? ''}`);
      else if (saved.kind === 'invalid') showProblems(context, form.fields, saved.problems ?? {});
      else context.tell(say(saved.kind === 'not-now' ? 'campaign.not-now' : 'campaign.unknown'), 'error');
    });
  };
  return el(
    'div',
    { class: 'room' },
    el('h1', { tabindex: -1 }, say(id === undefined ? 'editor.new' : 'editor.edit')),
    ...form.parts,
    actions(
      button(say('editor.save'), save, { look: 'primary' }),
      link(say('dialog.no'), id === undefined ? '#campaigns' : `#campaigns/${id}`),
    ),
  );
}

/** A sentence under each field, and the focus in the first one. */
function showProblems(
  context: AdminContext,
  fields: ReadonlyMap<string, Field>,
  problems: Readonly<Record<string, string>>,
): void {
  const unplaced: string[] = [];
  let first: Field | undefined;
  for (const [path, words] of Object.entries(problems)) {
    const field = fields.get(path) ?? [...fields].find(([name]) => path.startsWith(name) || name.startsWith(path))?.[1];
    if (field === undefined) unplaced.push(words);
    field?.problem(words);
    first ??= field;
  }
  context.tell([context.say('editor.problems'), ...unplaced].join(' '), 'error');
  first?.focus();
}

type Form = {
  readonly parts: readonly HTMLElement[];
  /** By path in the draft. */
  readonly fields: ReadonlyMap<string, Field>;
  readonly draft: () => unknown;
};

function createForm(context: AdminContext, campaign: Campaign | undefined, preset: string | undefined): Form {
  const fields = new Map<string, Field>();
  const kept = (path: string, field: Field): Field => {
    fields.set(path, field);
    return field;
  };
  const { say } = context;
  const name = kept(
    'name',
    textField(say('editor.name'), { value: campaign?.name ?? '', most: 80, hint: say('editor.name-hint') }),
  );
  const whom = audienceFields(context, campaign?.audience ?? presetAudience(preset), kept);
  const words = wordFields(context, campaign, kept);
  const when = whenFields(context, campaign, kept);
  return {
    fields,
    parts: [
      card(say('editor.what'), name.element, words.purpose.element),
      card(say('editor.whom'), ...whom.elements),
      card(say('editor.words'), ...words.elements),
      card(say('editor.when'), ...when.elements),
    ],
    draft: () => ({ name: name.value, audience: whom.read(), ...words.read(), ...when.read() }),
  };
}

function presetAudience(kind: string | undefined): CampaignDraft['audience'] {
  return kind === 'cannot-recover' ? { kind } : { kind: 'group', groupId: '' };
}

type Keep = (path: string, field: Field) => Field;
type Part = { readonly elements: readonly HTMLElement[]; readonly read: () => object };

function audienceFields({ say }: AdminContext, audience: CampaignDraft['audience'], kept: Keep): Part {
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

function wordFields(
  context: AdminContext,
  campaign: Campaign | undefined,
  kept: Keep,
): Part & { readonly purpose: Field } {
  const { say, data } = context;
  const purpose = kept(
    'purpose',
    choice(
      say('editor.purpose'),
      [
        ['introduce', say('purpose.introduce')],
        ['register', say('purpose.register')],
      ],
      campaign?.purpose ?? 'introduce',
    ),
  );
  const preview = el('div', { class: 'two' });
  const both = (['en', 'fi'] as const).map((language) => {
    const label = say(language === 'en' ? 'editor.in-english' : 'editor.in-finnish');
    const title = kept(
      `texts.${language}.title`,
      textField(`${say('editor.title')} (${label})`, { value: campaign?.texts[language].title ?? '', most: 80 }),
    );
    const body = kept(
      `texts.${language}.body`,
      textField(`${say('editor.body')} (${label})`, {
        ...{ value: campaign?.texts[language].body ?? '', most: 1_500, lines: 6, hint: say('editor.holes') },
      }),
    );
    return { language, title, body };
  });
  const draw = () => {
    const of = purpose.value === 'register' ? 'register' : 'introduce';
    preview.replaceChildren(
      ...both.map(({ language, title, body }) => previewOf(context, language, of, title.value, body.value)),
    );
  };
  for (const { title, body } of both) for (const field of [title, body]) field.element.addEventListener('input', draw);
  purpose.element.addEventListener('change', draw);
  draw();
  const elements = [
    ...both.flatMap(({ title, body }) => [title.element, body.element]),
    el('h3', {}, say('editor.preview', { organisation: data.organisation })),
    preview,
  ];
  const texts = () =>
    Object.fromEntries(both.map(({ language, title, body }) => [language, { title: title.value, body: body.value }]));
  return { purpose, elements, read: () => ({ purpose: purpose.value, texts: texts() }) };
}

/** As the card will look, near enough; the buttons are pictures of buttons. */
function previewOf(
  { data, say }: AdminContext,
  language: Language,
  purpose: 'introduce' | 'register',
  title: string,
  body: string,
): HTMLElement {
  const filled = (text: string) => fill(text, { name: say('editor.some-name'), organisation: data.organisation });
  const { lines, buttons } = data.cards[language];
  return el(
    'div',
    { class: 'message', lang: language },
    el('strong', {}, filled(title) || '…'),
    ...filled(body)
      .split('\n')
      .map((line) => el('p', {}, line)),
    ...lines[purpose].map((line) => el('p', { class: 'muted' }, line)),
    el('p', { class: 'mock-buttons' }, ...buttons[purpose].map((words) => el('span', {}, words))),
  );
}

function whenFields({ say }: AdminContext, campaign: Campaign | undefined, kept: Keep): Part {
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
