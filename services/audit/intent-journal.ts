/**
 * What the audit records of this machine say about writes that were begun. An intent is open until an outcome of the
 * same flow (or report) follows it.
 */
export type IntentJournal = {
  readonly openIntents: () => Promise<readonly OpenIntent[]>;
};

export type OpenIntent =
  | {
      readonly kind: 'reset';
      readonly flowId: string;
      readonly subject: string;
      readonly correlationId: string;
      readonly at: Date;
    }
  | {
      readonly kind: 'wasnt-me';
      readonly reportId: string;
      readonly subject: string;
      readonly correlationId: string;
      readonly at: Date;
    };
