import type { Campaign, CampaignDraft } from '../../services/campaign/campaign.ts';
import type { CampaignAnswer } from '../admin/admin-views.ts';
import { audienceFields, whenFields } from './admin-campaign-fields.ts';
import { wordFields } from './admin-campaign-words.ts';
import type { Outcome } from './admin-client.ts';
import type { AdminContext } from './admin-context.ts';
import { actions, button, card, el, link } from './admin-dom.ts';
import { textField, type Field } from './admin-fields.ts';

type Saved = Outcome & { readonly id?: string; readonly problems?: Readonly<Record<string, string>> };

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
