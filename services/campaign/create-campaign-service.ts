import type { Admin } from '../admin/admin.ts';
import { InvariantError } from '../errors/app-error.ts';
import type { Arrivals } from '../kit/kit.ts';
import type { PersonRepository } from '../person/person-repository.ts';
import { createAddRows, type AddRowsOptions } from './add-rows.ts';
import { notBegun } from './build-audience.ts';
import { createChange, createNote, type Note } from './campaign-acts.ts';
import type { CampaignLedger } from './campaign-ledger.ts';
import type { CampaignMessenger } from './campaign-messenger.ts';
import type { CampaignResult, CampaignService } from './campaign-service.ts';
import type { CampaignState } from './campaign-state.ts';
import { fillText, textFor } from './campaign-texts.ts';
import type { Campaign, CampaignDraft, CampaignView } from './campaign.ts';
import { checkDraft, timeProblems } from './check-draft.ts';
import { peopleCsv, type NamesOfPeople } from './people-csv.ts';

export type CampaignServiceOptions = AddRowsOptions & {
  readonly ledger: CampaignLedger;
  readonly messenger: CampaignMessenger;
  readonly persons: Pick<PersonRepository, 'load'>;
  readonly arrivals: Pick<Arrivals, 'of'>;
  /** User principal names for the file of people. */
  readonly people: NamesOfPeople;
  /** The organisation's name, for the hole in the texts. */
  readonly organisation: () => Promise<string>;
};

const mostListed = 100;

export function createCampaignService(options: CampaignServiceOptions): CampaignService {
  const { campaigns, ledger, store } = options;
  const note = createNote(options);
  const change = createChange(options, note);
  return {
    create: (admin, draft) => create(options, note, admin, draft),
    edit: async (admin, id, input) => {
      const checked = checkDraft(input, await store.now());
      if (checked.kind === 'invalid') return checked;
      return change(admin, id, 'campaign.edited', (campaign) => campaign.state === 'draft' && { patch: checked.draft });
    },
    addRows: createAddRows(options, note, change),
    preview: (admin, id) => preview(options, note, admin, id),
    schedule: async (admin, id) => {
      const found = await campaigns.load(id);
      if (found === undefined) return { kind: 'unknown-campaign' };
      const problems = scheduleProblems(found.campaign, await store.now());
      if (found.campaign.state === 'draft' && Object.keys(problems).length > 0) return { kind: 'invalid', problems };
      return change(admin, id, 'campaign.scheduled', (campaign) => ({
        to: campaign.state === 'draft' && 'building',
        patch: { building: notBegun(campaign), restUntil: null, answerable: answerable(admin) },
      }));
    },
    pause: (admin, id) =>
      change(admin, id, 'campaign.paused', () => ({ to: 'paused', patch: { pausedBecause: 'by-admin' } })),
    resume: async (admin, id) => {
      const now = await store.now();
      return change(admin, id, 'campaign.resumed', (campaign) => ({
        to: campaign.state === 'paused' && resumed(campaign, now),
        patch: { pausedBecause: null, answerable: answerable(admin) },
      }));
    },
    cancel: async (admin, id) => {
      const endedAt = (await store.now()).toISOString();
      // It is cancelled, whether or not the file goes now: what stays behind of it goes by itself.
      const also = (): Promise<void> => options.rows.remove(id).catch(() => undefined);
      const patch = { endedAt, restUntil: null };
      return change(admin, id, 'campaign.cancelled', () => ({ to: 'cancelled', patch, also }));
    },
    retry: (admin, id) => {
      const may = (state: CampaignState): boolean => ['scheduled', 'running', 'paused'].includes(state);
      const patch = { also: () => ledger.requeue(id), patch: {} };
      return change(admin, id, 'campaign.retried', ({ state }) => may(state) && patch);
    },
    list: async (limit = mostListed) => {
      const ids = await campaigns.newest(Math.min(limit, mostListed));
      const views = await Promise.all(ids.map((id) => look(options, id)));
      return views.filter((view) => view !== undefined);
    },
    look: (id) => look(options, id),
    people: async (admin, id, state) => {
      const found = await campaigns.load(id);
      if (found === undefined) return undefined;
      await note(admin, 'campaign.people-listed', id);
      return peopleCsv({ ledger, people: options.people }, id, state);
    },
  };
}

async function create(
  { campaigns, store, random }: CampaignServiceOptions,
  note: Note,
  admin: Admin,
  input: unknown,
): Promise<CampaignResult> {
  const now = await store.now();
  const checked = checkDraft(input, now);
  if (checked.kind === 'invalid') return checked;
  const id = random.id();
  await note(admin, 'campaign.created', id);
  for (let round = 0; round < 5; round += 1) {
    const campaign = newCampaign(checked.draft, { id, tag: `c-${random.digits(8)}`, by: admin.subject, at: now });
    const made = await campaigns.create(campaign, answerable(admin));
    if (made !== 'taken') return { kind: 'done', campaign: made.campaign };
  }
  throw new InvariantError('no free tag was found for a campaign');
}

type Birth = { readonly id: string; readonly tag: string; readonly by: string; readonly at: Date };

function newCampaign(draft: CampaignDraft, { id, tag, by, at }: Birth): Campaign {
  return {
    ...draft,
    id,
    tag,
    state: 'draft',
    createdBy: by,
    createdAt: at.toISOString(),
    endedAt: null,
    building: notBegun({ ...draft, rows: null }),
    rows: null,
    pausedBecause: null,
    restUntil: null,
  };
}

async function preview(
  { campaigns, persons, messenger, organisation }: CampaignServiceOptions,
  note: Note,
  admin: Admin,
  id: string,
): ReturnType<CampaignService['preview']> {
  const found = await campaigns.load(id);
  if (found === undefined) return { kind: 'unknown-campaign' };
  const { tenantId, personId } = admin;
  const person = await persons.load(tenantId, personId);
  if (person === undefined || person.conversationId === '') return { kind: 'no-chat' };
  await note(admin, 'campaign.previewed', id);
  const { purpose, texts } = found.campaign;
  const [language, words] = textFor(texts, admin.language);
  const text = fillText(words, { name: admin.displayName, organisation: await organisation() });
  const { conversationId, serviceUrl } = person;
  const message = { campaignId: id, kind: 'preview', purpose, language, text } as const;
  const { kind } = await messenger.send({ tenantId, personId, conversationId, serviceUrl }, message);
  if (kind === 'not-taken') return { kind: 'throttled' };
  return { kind: kind === 'unreachable' ? 'no-chat' : kind };
}

async function look(
  { campaigns, ledger, arrivals }: CampaignServiceOptions,
  id: string,
): Promise<CampaignView | undefined> {
  const found = await campaigns.load(id);
  if (found === undefined) return undefined;
  const { campaign } = found;
  const [counts, arrived] = await Promise.all([ledger.counts(id), arrivals.of(campaign.tag)]);
  return { campaign, counts, arrivals: arrived };
}

function scheduleProblems(campaign: Campaign, now: Date): Readonly<Record<string, string>> {
  const noRows = campaign.audience.kind === 'csv' && (campaign.rows === null || campaign.rows.names === 0);
  return { ...timeProblems(campaign, now), ...(noRows && { audience: 'campaign-draft.rows' as const }) };
}

function resumed({ building, startAt }: Campaign, now: Date): CampaignState {
  if (building.phase !== 'done') return 'building';
  return startAt !== null && Date.parse(startAt) > now.getTime() ? 'scheduled' : 'running';
}

function answerable({ tenantId, personId }: Admin) {
  return { tenantId, personId };
}
