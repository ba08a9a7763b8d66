import type { UserDirectory } from '../directory/user-directory.ts';
import type { DraftBox } from '../feedback/draft-box.ts';
import type { AgentDesk } from './agent-desk.ts';
import { createAgentGate } from './agent-gate.ts';
import { createAgentRights, type AgentRightsOptions } from './agent-rights.ts';
import type { CaseCoreOptions } from './case-core.ts';
import { createCaseKeeper } from './case-keeper.ts';
import type { CaseProofs } from './case-proofs.ts';
import { createDeskActs } from './desk-acts.ts';
import { createDeskLists, type DeskListsOptions } from './desk-lists.ts';
import type { RelayOutbox } from './relay-outbox.ts';
import { createSaveAnswer } from './save-answer.ts';
import { createTalkStep } from './talk-step.ts';
import type { VouchLifetimes } from './case-times.ts';
import { createVouchStep } from './vouch-step.ts';

export type AgentDeskOptions = CaseCoreOptions &
  Pick<DeskListsOptions, 'figures' | 'figuresLink'> & {
    readonly directory: Pick<UserDirectory, 'findUser' | 'memberOf'>;
    /** Somebody's manager; undefined when the directory names none. Throws like the directory. */
    readonly managerOf: AgentRightsOptions['managerOf'];
    readonly proofs: CaseProofs;
    readonly relay: RelayOutbox;
    /** Where answers wait that agents save. */
    readonly drafts: Pick<DraftBox, 'add' | 'isFull'>;
    readonly lifetimes: VouchLifetimes;
  };

/** The team's side of every case. */
export function createAgentDesk(options: AgentDeskOptions): AgentDesk {
  const keeper = createCaseKeeper(options);
  const rights = createAgentRights(options);
  const gate = createAgentGate(options, keeper, rights);
  const acts = createDeskActs(options, keeper, gate);
  const talk = createTalkStep(options, keeper, gate);
  const vouch = createVouchStep(options, keeper, { gate, rights });
  const lists = createDeskLists(options, { gate, rights, claim: acts.claimAs });
  return {
    claim: acts.claim,
    takeOver: acts.takeOver,
    release: acts.release,
    refuse: acts.refuse,
    resolve: acts.resolve,
    handBack: acts.handBack,
    startVerification: acts.startVerification,
    look: acts.look,
    saveAnswer: createSaveAnswer(options.drafts, keeper, gate),
    tell: talk,
    vouch,
    takeNext: lists.takeNext,
    list: lists.list,
    figures: lists.figures,
  };
}
