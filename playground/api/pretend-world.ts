import type { Persona } from '../company/company.ts';
import type { AccountChange, AccountNow, GroupChange } from '../company/directory-changes.ts';
import type { Fault } from './fault-board.ts';

/** Entra's answer to a password sign-in: an AADSTS number such as `AADSTS50126` when it refuses. */
type SignInAnswer = { readonly ok: boolean; readonly code?: string | undefined };

/** What the pretend Teams and the playground's JSON calls ask of the pretend Entra. */
export type PretendDirectory = {
  readonly personas: () => readonly Persona[];
  readonly signIn: (upn: string, password: string) => Promise<SignInAnswer> | SignInAnswer;
  /** Its request log, oldest first; password values already replaced by a hash. */
  readonly requests: () => readonly unknown[];
  readonly addFault: (fault: Fault) => void;
  /** By persona id, object id or user principal name. */
  readonly account: (id: string) => AccountNow | undefined;
  /** What an administrator does to an account or a group meanwhile; false: there is no such one. */
  readonly changeAccount: (id: string, change: AccountChange) => boolean;
  readonly changeGroup: (name: string, change: GroupChange) => boolean;
  /** The registration report catches up with what people have registered meanwhile. */
  readonly refreshReport: () => void;
  /** Puts the seeded company back: people, passwords, log, faults. */
  readonly restore: () => Promise<void> | void;
  /** A token as Teams hands it to a page (`getAuthToken`); undefined where single sign-on fails for this person. */
  readonly ssoToken: (persona: Persona) => Promise<string | undefined>;
  /** Whether the bot's bearer token for the connector was issued by this Entra, to this bot, and is still good. */
  readonly verifyBotToken: (token: string) => Promise<boolean>;
};
