import type { FlowRecord } from './flow-record.ts';

const prefix = 'page:';

/** The conversation of a flow that is led on a page and in no chat; no channel gives such a name. */
export function pageConversation(id: string): string {
  return `${prefix}${id}`;
}

export function isOnPage({ conversationId }: Pick<FlowRecord, 'conversationId'>): boolean {
  return conversationId.startsWith(prefix);
}
