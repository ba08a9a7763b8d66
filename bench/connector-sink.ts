import type { IncomingMessage, ServerResponse } from 'node:http';

type Action = { readonly data?: Readonly<Record<string, unknown>>; readonly url?: string };
type Activity = {
  readonly attachments?: readonly { readonly content?: { readonly actions?: readonly Action[] } }[];
};

/** A card as the chat shows it now: its buttons by what they say. */
export type ShownCard = { readonly activityId: string; readonly actions: readonly Action[] };

/** A card on its arrival, posted or in the place of an earlier one. `at`: when all of it was there, by `performance.now()`. */
export type ArrivedCard = ShownCard & {
  readonly conversationId: string;
  readonly posted: boolean;
  readonly at: number;
};

/**
 * The connector's REST side, as light as it can be: takes every message, gives it an id and remembers a conversation's
 * newest card. What the pretend Teams checks beyond that is its tests' business, and would be the driver's CPU here.
 */
export type ConnectorSink = {
  readonly take: (request: IncomingMessage, response: ServerResponse) => void;
  readonly newest: (conversationId: string) => ShownCard | undefined;
  /** Calls `see` with every card from now on. */
  readonly watch: (see: (card: ArrivedCard) => void) => void;
  readonly clear: () => void;
};

export function createConnectorSink(): ConnectorSink {
  const newest = new Map<string, ShownCard>();
  const watchers: ((card: ArrivedCard) => void)[] = [];
  let taken = 0;
  const keep = (path: string, posted: boolean, text: string): string => {
    const [, conversationId = '', updated] = /\/v3\/conversations\/([^/]+)\/activities(?:\/([^/]+))?/.exec(path) ?? [];
    taken += 1;
    const id = posted ? String(taken) : decodeURIComponent(updated ?? '');
    const conversation = decodeURIComponent(conversationId);
    const actions = cardActions(text);
    if (actions !== undefined && (posted || newest.get(conversation)?.activityId === id)) {
      newest.set(conversation, { activityId: id, actions });
    }
    if (actions !== undefined && watchers.length > 0) {
      const at = performance.now();
      for (const see of watchers) see({ conversationId: conversation, posted, activityId: id, actions, at });
    }
    return id;
  };
  return {
    take: (request, response) => {
      let text = '';
      request.setEncoding('utf8');
      request.on('data', (chunk: string) => (text += chunk));
      request.once('end', () => {
        const id = keep(request.url ?? '', request.method === 'POST', text);
        response.statusCode = 200;
        response.setHeader('content-type', 'application/json');
        response.end(JSON.stringify({ id }));
      });
    },
    newest: (conversationId) => newest.get(conversationId),
    watch: (see) => void watchers.push(see),
    clear: () => newest.clear(),
  };
}

/** Undefined for messages without a card, and so for the typing indicator. */
function cardActions(text: string): readonly Action[] | undefined {
  if (text === '') return undefined;
  const { attachments = [] } = JSON.parse(text) as Activity;
  return attachments.length === 0 ? undefined : attachments.flatMap(({ content }) => content?.actions ?? []);
}
