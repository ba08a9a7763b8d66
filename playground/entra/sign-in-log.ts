import { randomUUID } from 'node:crypto';

/** A row as the log keeps it. */
export type SignInRow = {
  readonly id: string;
  readonly userId: string;
  readonly at: number;
  /** Microsoft's code; 0: it went well. */
  readonly code: number;
  /** As the column "Client app" names it. */
  readonly client: string;
};

export type SignInLogBook = {
  readonly add: (row: Omit<SignInRow, 'id'>) => void;
  /** Newest first. */
  readonly rows: () => readonly SignInRow[];
};

/** Microsoft keeps a month; whoever plays keeps this many. */
const mostRows = 2000;

export function createSignInLogBook(): SignInLogBook {
  let kept: SignInRow[] = [];
  return {
    add: (row) => {
      kept = [...kept, { ...row, id: randomUUID() }].sort((one, other) => other.at - one.at).slice(0, mostRows);
    },
    rows: () => kept,
  };
}
