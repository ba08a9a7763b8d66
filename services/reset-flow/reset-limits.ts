import type { Window } from '../store/attempt-store.ts';

/** The numbers of a reset. Seconds unless the name says otherwise; bounds are checked where settings are read. */
export type ResetLimits = {
  /** Absolute and idle end of a flow. */
  readonly flowSeconds: number;
  readonly idleSeconds: number;
  /** How long the executor may take to pick up a sealed password before the flow expires. */
  readonly queueSeconds: number;
  /** Flows a person may begin. The requester is the target in this version, so one scope counts both. */
  readonly startsPerTarget: readonly Window[];
  /** Flows that may reach the pass mark: each could set a password. */
  readonly resetsPerTarget: readonly Window[];
  readonly codeLifetimeSeconds: number;
  readonly triesPerCode: number;
  /**
   * Wrong codes over all flows and methods before recovery of the account locks. There are no growing delays after the
   * third one: with five tries a code, waits between codes and starts that are counted, ten tries a day are all that a
   * guesser gets, and a delay would only keep waiting who mistyped.
   */
  readonly failuresPerTarget: number;
  readonly failureWindowSeconds: number;
  readonly lockSeconds: number;
  /** Codes per flow and method, and the wait after each of them. */
  readonly sendsPerMethod: number;
  readonly resendWaitSeconds: readonly number[];
  readonly sendsPerDestination: readonly Window[];
  /** Wrong codes in the whole organisation before all codes pause, and for how long. */
  readonly wrongCodesPerTenant: readonly Window[];
  readonly codesPauseSeconds: number;
  readonly pageHandleSeconds: number;
  readonly writeAttempts: number;
  /** Teams delivers again after about 15 s and once more about 30 s later; an equal press within this is no new one. */
  readonly duplicateSeconds: number;
};

const hour = 60 * 60;
const day = 24 * hour;

export const defaultResetLimits: ResetLimits = {
  flowSeconds: 30 * 60,
  idleSeconds: 10 * 60,
  queueSeconds: 10 * 60,
  startsPerTarget: [
    { seconds: hour, limit: 5 },
    { seconds: day, limit: 10 },
  ],
  resetsPerTarget: [{ seconds: day, limit: 3 }],
  codeLifetimeSeconds: 5 * 60,
  triesPerCode: 5,
  failuresPerTarget: 10,
  failureWindowSeconds: day,
  lockSeconds: day,
  sendsPerMethod: 3,
  resendWaitSeconds: [60, 120, 300],
  sendsPerDestination: [
    { seconds: hour, limit: 5 },
    { seconds: day, limit: 10 },
  ],
  // With eight digits, 300 guesses a day hit once in about a thousand years.
  wrongCodesPerTenant: wrongCodeWindows(100),
  codesPauseSeconds: hour,
  pageHandleSeconds: 10 * 60,
  writeAttempts: 3,
  duplicateSeconds: 60,
};

/** The tenant's windows for wrong codes, from the hourly number that an operator sets: three times as many in a day. */
export function wrongCodeWindows(perHour: number): readonly Window[] {
  return [
    { seconds: hour, limit: perHour },
    { seconds: day, limit: 3 * perHour },
  ];
}
