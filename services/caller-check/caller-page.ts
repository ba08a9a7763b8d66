import type { PageOpenRequest, SignedPageCall } from '../page/page-service.ts';

/**
 * The page behind the one-time link of a caller check (`/call#<handle>`). Opening binds the browser's key as on the
 * password page; opening twice kills. Having the link counts as a proof by the method it was sent to only once
 * "Yes, I am calling now" is pressed. Nothing about the account is said before that.
 */
export type CallerPage = {
  readonly open: (request: Pick<PageOpenRequest, 'handle' | 'browserKey'>) => Promise<CallerOpenOutcome>;
  /** "Yes, I am calling now" begins the flow with the link as its first proof; "No" freezes and alerts. */
  readonly answer: (call: SignedPageCall, yes: boolean) => Promise<CallerPageState>;
  /** Sends the code of the second proof. */
  readonly send: (call: SignedPageCall, method: string) => Promise<CallerPageState>;
  readonly type: (call: SignedPageCall, code: string) => Promise<CallerPageState>;
  readonly look: (call: SignedPageCall) => Promise<CallerPageState>;
};

export type CallerOpenOutcome =
  | {
      readonly kind: 'opened';
      readonly sessionId: string;
      readonly agentName: string;
      readonly organisation: string;
      /** The words that the agent sees: of the team's language, whatever the page's is. */
      readonly words: readonly string[];
      readonly secondsLeft: number;
    }
  | { readonly kind: 'dead' }
  | { readonly kind: 'opened-twice' };

export type CallerPageState =
  | { readonly kind: 'asking-if-calling' }
  /** First proof holds: which further ways there are, with their hints. */
  | {
      readonly kind: 'proving';
      readonly methods: readonly { readonly method: string; readonly hint: string; readonly sendsLeft: number }[];
      readonly asking: { readonly method: string; readonly hint: string } | undefined;
      readonly note:
        | 'none'
        | 'wrong-code'
        | 'code-burned'
        | 'code-expired'
        | 'code-malformed'
        | 'wait'
        | 'no-sends-left'
        | 'not-sent';
      readonly triesLeft: number | undefined;
      readonly waitSeconds: number | undefined;
    }
  /** Proved: the password page opens with this handle, in the same window. */
  | { readonly kind: 'passed'; readonly passwordHandle: string }
  | { readonly kind: 'denied' }
  /** The account may not be reset here; told only after the first proof, with the helpdesk as the door. */
  | { readonly kind: 'refused' }
  | { readonly kind: 'over' }
  | { readonly kind: 'dead' };
