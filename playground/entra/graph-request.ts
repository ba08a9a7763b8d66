import type { IncomingHttpHeaders } from 'node:http';

export type GraphRequestIn = {
  readonly method: string;
  readonly url: URL;
  readonly headers: IncomingHttpHeaders;
  readonly text: string;
};

/** `drop` = break the connection without an answer. */
export type GraphReply =
  | {
      readonly kind: 'answer';
      readonly status: number;
      readonly body: unknown;
      readonly headers: Readonly<Record<string, string>>;
    }
  | { readonly kind: 'drop' };
