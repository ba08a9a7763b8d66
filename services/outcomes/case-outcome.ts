import type { CasePriority, TimelineEntry } from '../helpdesk/case-record.ts';
import type { CaseEndReason, CaseTrouble, EvidenceKind } from './case-reasons.ts';
import type { CaseState } from '../helpdesk/case-state.ts';
import type { Language } from '../i18n/language.ts';

/** What the person may know of their own case. No nonce: what a person can do needs none, it is always their one case. */
export type CaseView = {
  readonly caseId: string;
  /** `4K7M-2QXR`. */
  readonly number: string;
  readonly state: CaseState;
  readonly trouble: CaseTrouble;
  readonly teamName: string;
  /** Who has it. */
  readonly agentName: string | undefined;
  /** The three words, in the person's language. */
  readonly words: readonly string[];
  readonly openedAt: Date;
  /** Since when the agent has it; undefined while nobody does. */
  readonly claimedAt: Date | undefined;
  readonly dueAt: Date;
  readonly talking: boolean;
  readonly frozen: boolean;
  readonly verification: 'none' | 'pending' | 'passed' | 'failed';
  /** A flow that waits for the person, or that a vouch joined. */
  readonly flowId: string | undefined;
  readonly endedBecause: CaseEndReason | undefined;
  /** Set while a manager may object. */
  readonly objectionUntil: Date | undefined;
};

/** What an agent may know: least and pseudonymous enough (name, department), never an address, a code or a method's hint. */
export type DeskView = {
  readonly caseId: string;
  readonly number: string;
  readonly nonce: string;
  readonly state: CaseState;
  readonly trouble: CaseTrouble;
  readonly priority: CasePriority;
  readonly displayName: string;
  readonly department: string | undefined;
  readonly language: Language;
  readonly teamId: string;
  readonly owner: { readonly id: string; readonly name: string } | undefined;
  /** The three words, in the person's language: the agent says them, the person compares. */
  readonly words: readonly string[];
  readonly openedAt: Date;
  readonly dueAt: Date;
  readonly overdue: boolean;
  readonly frozen: boolean;
  readonly talking: boolean;
  readonly verification: 'none' | 'pending' | 'passed' | 'failed';
  readonly vouches: readonly {
    readonly agentName: string;
    readonly evidence: EvidenceKind;
    /** As the agent wrote it: where others can find the evidence. */
    readonly reference: string;
    readonly at: Date;
  }[];
  readonly objection: { readonly until: Date; readonly objected: boolean } | undefined;
  readonly ticket: { readonly id: string; readonly url: string | undefined } | undefined;
  readonly endedBecause: CaseEndReason | undefined;
  readonly timeline: readonly TimelineEntry[];
};
