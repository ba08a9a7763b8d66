import { csvByteOrderMark, csvLine } from '../csv/write-csv.ts';
import type { PeopleSource } from '../coverage/people-source.ts';
import type { CampaignLedger, Target } from './campaign-ledger.ts';
import type { PersonState } from './campaign-state.ts';

/** The directory's names of at most 20 object ids at once. */
export type NamesOfPeople = Pick<PeopleSource, 'named'>;

const lookedAtOnce = 500;
const namedAtOnce = 20;

/**
 * A file of people in chunks: user principal name (the object id where the directory knows nobody by it any more), state,
 * reason, reminders, and since when. Formula-safe. Whoever moves meanwhile may be missing or stand there twice.
 */
export async function* peopleCsv(
  { ledger, people }: { readonly ledger: Pick<CampaignLedger, 'page'>; readonly people: NamesOfPeople },
  campaignId: string,
  state: PersonState | undefined,
): AsyncIterable<string> {
  yield `${csvByteOrderMark}${csvLine(['userPrincipalName', 'state', 'reason', 'reminders', 'since'])}`;
  let cursor = '';
  do {
    const wanted = state === undefined ? {} : { state };
    const page = await ledger.page(campaignId, { cursor, limit: lookedAtOnce, ...wanted });
    for (let at = 0; at < page.people.length; at += namedAtOnce) {
      const some = page.people.slice(at, at + namedAtOnce);
      const named = await people.named(some.map(({ personId }) => personId));
      yield some.map((one, n) => lineOf(one, named[n]?.userPrincipalName)).join('');
    }
    cursor = page.cursor;
  } while (cursor !== '');
}

function lineOf(one: Target, name: string | undefined): string {
  return csvLine([name ?? one.personId, one.state, one.reason ?? '', one.reminders, one.changedAt.toISOString()]);
}
