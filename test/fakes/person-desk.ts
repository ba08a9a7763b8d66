import type { Clock } from '../../services/clock/clock.ts';
import { spellCaseNumber } from '../../services/helpdesk/case-number.ts';
import type { PersonDesk } from '../../services/helpdesk/person-desk.ts';
import { isCaseEnded } from '../../services/helpdesk/case-state.ts';
import { problemOfText } from '../../services/helpdesk/talk-text.ts';
import type { CaseView } from '../../services/outcomes/case-outcome.ts';
import type { Speaker } from '../../services/outcomes/reset-outcome.ts';

/** The person's desk as its contract has it, with one person's cases in memory and the agent's side steered by hand. */
export type FakePersonDesk = PersonDesk & {
  /** What was asked for at each opening. */
  readonly openings: readonly {
    readonly trouble: string;
    readonly flowId: string | undefined;
    readonly way?: string;
  }[];
  /** What was passed on, in order. */
  readonly words: readonly string[];
  /** How often the store would have been read for the open case. */
  readonly reads: () => number;
  /** The agent's side and time: changes the case as it stands. */
  readonly change: (patch: Partial<CaseView>) => CaseView;
  readonly view: () => CaseView | undefined;
};

export type FakePersonDeskOptions = {
  readonly clock: Clock;
  /** Pauses a live flow, as the real one does. */
  readonly pause?: (flowId: string) => Promise<boolean>;
  readonly resume?: (flowId: string) => Promise<boolean>;
  readonly most?: number;
  /** What an opening waits for. */
  readonly slow?: Promise<void>;
};

const ids = ['4K7M2QXR', '9ABCDEFG', 'HJKMNPQR', 'STWXYZ23', '45678945', 'ABABABAB'];

export function createFakePersonDesk({ clock, pause, resume, most = 5, slow }: FakePersonDeskOptions): FakePersonDesk {
  const openings: { trouble: string; flowId: string | undefined; way?: string }[] = [];
  const words: string[] = [];
  let view: CaseView | undefined;
  let speaker: Speaker | undefined;
  let read = 0;
  const open = (): CaseView | undefined => (view !== undefined && !isCaseEnded(view.state) ? view : undefined);
  const change = (patch: Partial<CaseView>): CaseView => {
    if (view === undefined) throw new Error('no case was opened');
    view = { ...view, ...patch };
    return view;
  };
  return {
    available: true,
    openings,
    words,
    reads: () => read,
    change,
    view: () => view,
    open: async (who, { trouble, flowId, way }) => {
      await slow;
      openings.push({ trouble, flowId, ...(way === undefined ? {} : { way }) });
      speaker = who;
      const now = clock.now();
      const already = open();
      if (already === undefined && openings.length > most) {
        return { kind: 'too-many', retryAt: new Date(now.getTime() + 24 * 3600_000) };
      }
      const paused = flowId !== undefined && (await pause?.(flowId)) === true;
      if (already !== undefined) return { kind: 'already-open', view: paused ? change({ flowId }) : already };
      const caseId = ids[openings.length - 1] ?? '22222222';
      view = {
        caseId,
        number: spellCaseNumber(caseId),
        state: 'open',
        trouble,
        teamName: 'Service Desk',
        agentName: undefined,
        words: ['river', 'candle', 'north'],
        openedAt: now,
        claimedAt: undefined,
        dueAt: new Date(now.getTime() + 30 * 60_000),
        talking: false,
        frozen: false,
        verification: 'none',
        flowId: paused ? flowId : undefined,
        endedBecause: undefined,
        objectionUntil: undefined,
      };
      return { kind: 'opened', view };
    },
    current: async () => {
      read += 1;
      return open();
    },
    add: async (_who, text) => {
      const problem = problemOfText(text);
      if (problem !== undefined) return problem;
      const here = open();
      if (here === undefined) return { kind: 'no-case' };
      words.push(text);
      return { kind: 'taken', view: here };
    },
    withdraw: async () => {
      const here = open();
      if (here === undefined) return { kind: 'no-case' };
      if (here.frozen) return { kind: 'frozen', view: here };
      return { kind: 'withdrawn', view: change({ state: 'withdrawn', endedBecause: 'withdrawn-by-person' }) };
    },
    backToBot: async () => {
      const here = open();
      if (here === undefined) return { kind: 'no-case' };
      const flowId = here.flowId !== undefined && (await resume?.(here.flowId)) === true ? here.flowId : undefined;
      return { kind: 'back', view: change({ talking: false }), flowId };
    },
    locate: async (caseId) =>
      speaker === undefined || view?.caseId !== caseId ? undefined : { speaker, language: 'en', view },
  };
}
