import type { Fault } from './fault-board.ts';

/** Somebody of the pretend company, as much of them as the pretend Teams needs to know. */
export type Persona = {
  readonly id: string;
  readonly upn: string;
  /** The password at this moment; the company is invented, so it is no secret. */
  readonly password: string;
  readonly aadObjectId: string;
  readonly displayName: string;
  readonly jobTitle?: string | undefined;
  /** `en`, `fi`, or a longer tag. */
  readonly language: string;
  readonly timeZone?: string | undefined;
  /** What is special about the account: `synced`, `guest`, `privileged` ... */
  readonly classes: readonly string[];
  readonly methods: readonly string[];
};

/** Entra's answer to a password sign-in: an AADSTS number such as `AADSTS50126` when it refuses. */
export type SignInAnswer = { readonly ok: boolean; readonly code?: string | undefined };

/** What the pretend Teams and the playground's JSON calls ask of the pretend Entra. */
export type PretendDirectory = {
  readonly personas: () => readonly Persona[];
  readonly signIn: (upn: string, password: string) => Promise<SignInAnswer> | SignInAnswer;
  /** Its request log, oldest first; password values already replaced by a hash. */
  readonly requests: () => readonly unknown[];
  readonly addFault: (fault: Fault) => void;
  /** Puts the seeded company back: people, passwords, log, faults. */
  readonly restore: () => Promise<void> | void;
  /** A token as Teams hands it to a page (`getAuthToken`); undefined where single sign-on fails for this person. */
  readonly ssoToken: (personaId: string) => Promise<string | undefined>;
  /** Whether the bot's bearer token for the connector was issued by this Entra, to this bot, and is still good. */
  readonly verifyBotToken: (token: string) => Promise<boolean>;
};
