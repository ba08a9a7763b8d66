import { AppError } from '../errors/app-error.ts';
import type { CaseCoreOptions } from './case-core.ts';
import type { CaseRecord, TimelineEntry, TimelineWhat } from './case-record.ts';
import type { LoadedCase } from './case-repository.ts';
import type { CaseNews } from '../outcomes/case-news.ts';

/** Has changes told: to the team's card, to the person, to the ticket. */
export type CaseNewsroom = {
  /** Before a change is written: whatever happens to this process, somebody looks at the case in a moment. */
  readonly plan: (caseId: string) => Promise<void>;
  /**
   * Plans the jobs for every line of the timeline that was not told yet. Safe to repeat: news and jobs are named by the line they tell.
   */
  readonly tell: (found: LoadedCase) => Promise<void>;
  /** The same after an effect: a fault is logged, because the planned look makes good for it. */
  readonly tellSafely: (found: LoadedCase) => Promise<void>;
};

/** The look that comes even if the process dies; long enough for the way it stands in for. */
const netSeconds = 20;
/** Where nobody knows what was told: only lines as young as this are told (once more). */
const untoldMs = 10 * 60 * 1000;
/** Longer than a case is open. */
const toldSeconds = 40 * 24 * 60 * 60;

/** What the person hears of. News of the manager, of tickets and of messages are told by those who carry them. */
const newsOf: Partial<Record<TimelineWhat, CaseNews>> = {
  claimed: 'claimed',
  reassigned: 'reassigned',
  released: 'released',
  'verification-asked': 'verify',
  vouched: 'vouched',
  'vouch-waiting': 'vouch-waiting',
  'vouch-lapsed': 'vouch-lapsed',
  'handed-back': 'handed-back',
  frozen: 'frozen',
  unclaimed: 'unclaimed',
  resolved: 'resolved',
  'password-set': 'resolved',
  refused: 'refused',
  expired: 'expired',
};
/** Of no interest to the other system: it has the case's beginning, its owner and its end. */
const notForTicket: readonly TimelineWhat[] = [
  'opened-again',
  'asked',
  'added',
  'talk-ended',
  'ticket-made',
  'ticket-closed',
];

export function createCaseNewsroom(options: Pick<CaseCoreOptions, 'store' | 'queue' | 'random' | 'log'>): CaseNewsroom {
  const { store, queue, random, log } = options;

  const plan: CaseNewsroom['plan'] = (caseId) =>
    queue.add(
      'bot',
      { kind: 'case-due', caseId },
      { id: `case-due.${caseId}.${random.id()}`, delaySeconds: netSeconds },
    );

  const untold = async (record: CaseRecord): Promise<readonly TimelineEntry[]> => {
    const known = await store.get(toldKey(record.id));
    const told = known === undefined ? (await store.now()).getTime() - untoldMs : Number(known.value);
    return record.timeline.filter(({ at }) => Date.parse(at) > told);
  };

  const tell: CaseNewsroom['tell'] = async ({ record }) => {
    const { id: caseId } = record;
    const lines = await untold(record);
    const last = lines.at(-1);
    if (last === undefined) return;
    for (const { what, at } of lines) {
      const news = newsOf[what];
      if (news === undefined) continue;
      const newsId = `${caseId}.${what}.${Date.parse(at)}`;
      await queue.add('bot', { kind: 'case-news', caseId, news, newsId }, { id: `case-news.${newsId}` });
    }
    const moment = Date.parse(last.at);
    await queue.add('bot', { kind: 'case-changed', caseId }, { id: `case-changed.${caseId}.${moment}` });
    if (lines.some(({ what }) => !notForTicket.includes(what)))
      await queue.add('bot', { kind: 'ticket', caseId }, { id: `ticket.${caseId}.${moment}` });
    await store.set(toldKey(caseId), String(moment), toldSeconds);
  };

  return {
    plan,
    tell,
    tellSafely: async (found) => {
      try {
        await tell(found);
      } catch (err) {
        if (!(err instanceof AppError)) throw err;
        log.warn({ err, caseId: found.record.id }, 'a change of a case is told a little later');
      }
    },
  };
}

function toldKey(caseId: string): string {
  return `avain:case-told:${caseId}`;
}
