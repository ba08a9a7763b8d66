import type { Language } from '../i18n/language.ts';

/** What Avain keeps about a person who has met it (RecordStore kind `person`, id = pseudonym, kept 13 months). */
export type PersonRecord = {
  readonly tenantId: string;
  readonly personId: string;
  readonly teamsUserId: string;
  readonly conversationId: string;
  readonly serviceUrl: string;
  readonly timeZone: string;
  readonly locale: string;
  /** From the directory at first contact; null when it says nothing we speak. */
  readonly accountLanguage: Language | null;
  /** Chosen by the person; wins. */
  readonly chosenLanguage: Language | null;
  readonly welcomedAt: string | null;
  /** A campaign brought the app and was to greet them instead; whether it did is asked when they first write. */
  readonly welcomeOwed?: true;
};

export type PersonRepository = {
  readonly load: (tenantId: string, personId: string) => Promise<PersonRecord | undefined>;
  readonly save: (person: PersonRecord) => Promise<void>;
  readonly remove: (tenantId: string, personId: string) => Promise<void>;
};
