import { InvariantError } from '../errors/app-error.ts';
import type { AudienceRows, KeptRows } from './audience-reader.ts';
import type { ActOptions, createChange, Note } from './campaign-acts.ts';
import type { CampaignService, RowsResult } from './campaign-service.ts';

export type AddRowsOptions = ActOptions & { readonly rows: Pick<AudienceRows, 'keep' | 'remove'> };

type NoDraft = Extract<RowsResult, { readonly kind: 'unknown-campaign' | 'not-now' }>;

/** Takes a file for a draft. What a colleague has scheduled while it came keeps the file that was there then. */
export function createAddRows(
  options: AddRowsOptions,
  note: Note,
  change: ReturnType<typeof createChange>,
): CampaignService['addRows'] {
  const { rows } = options;
  return async (admin, id, bytes) => {
    const closed = await noDraft(options, id);
    if (closed !== undefined) return closed;
    await note(admin, 'campaign.rows-added', id);
    const kept = await keepForDraft(options, id, bytes);
    if (kept.kind !== 'kept') return kept;
    const { kind: _, ...of } = kept;
    const result = await change(admin, id, undefined, ({ state }) => state === 'draft' && { patch: { rows: of } });
    if (result.kind === 'invalid') throw new InvariantError('rows of a file make no draft invalid');
    if (result.kind === 'done') return { kind: 'taken', rows: kept.rows, campaign: result.campaign };
    // Scheduled between the last look and the keeping: an audience of nobody is noticed, one of two files is not.
    await rows.remove(id);
    return result;
  };
}

async function noDraft({ campaigns }: AddRowsOptions, id: string): Promise<NoDraft | undefined> {
  const found = await campaigns.load(id);
  if (found === undefined) return { kind: 'unknown-campaign' };
  const { state } = found.campaign;
  return state === 'draft' ? undefined : { kind: 'not-now', state };
}

/** The file breaks off at its end where the campaign is no draft any more: then it takes the place of no other. */
async function keepForDraft(
  options: AddRowsOptions,
  id: string,
  bytes: AsyncIterable<Uint8Array>,
): Promise<KeptRows | NoDraft> {
  let closed: NoDraft | undefined;
  const whileDraft = async function* (): AsyncGenerator<Uint8Array> {
    yield* bytes;
    closed = await noDraft(options, id);
    if (closed !== undefined) throw new InvariantError('a file came for a campaign that is no draft any more');
  };
  try {
    return await options.rows.keep(id, whileDraft());
  } catch (error) {
    if (closed === undefined) throw error;
    return closed;
  }
}
