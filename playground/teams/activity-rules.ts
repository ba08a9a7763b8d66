import type { BotActivity } from './conversations.ts';

/** Why the connector does not take an activity, as its HTTP answer. */
export type ActivityRefusal = { readonly status: number; readonly code: string; readonly message: string };

/** Microsoft's figure for a whole bot message, counted as UTF-16. */
const maxBytes = 100 * 1024;
const cardType = 'application/vnd.microsoft.card.adaptive';

/** Teams' rules about size and cards; undefined when the activity may pass. `body` is the JSON text as received. */
export function checkActivity(activity: BotActivity, body: string): ActivityRefusal | undefined {
  if (body.length * 2 > maxBytes) {
    return refusal(
      413,
      'MessageSizeTooBig',
      `The message has ${body.length * 2} bytes as UTF-16; ${maxBytes} are allowed.`,
    );
  }
  if (activity.type === 'message' && !hasContent(activity)) {
    return refusal(400, 'BadSyntax', 'A message needs a text or an attachment.');
  }
  for (const attachment of activity.attachments ?? []) {
    if (attachment.contentType !== cardType) continue;
    const refused = checkCard(attachment.content);
    if (refused !== undefined) return refused;
  }
  return undefined;
}

function hasContent({ text, attachments, suggestedActions }: BotActivity): boolean {
  return (text ?? '').trim() !== '' || (attachments ?? []).length > 0 || suggestedActions !== undefined;
}

function checkCard(content: unknown): ActivityRefusal | undefined {
  const card = (typeof content === 'object' && content !== null ? content : {}) as Readonly<Record<string, unknown>>;
  if (card['type'] !== 'AdaptiveCard') return refusal(400, 'BadSyntax', 'The attachment is no Adaptive Card.');
  if (card['version'] !== '1.5') {
    return refusal(400, 'BadSyntax', `Cards are declared as version 1.5 here, not ${JSON.stringify(card['version'])}.`);
  }
  const actions = card['actions'];
  if (Array.isArray(actions) && actions.length > 6) {
    return refusal(400, 'BadSyntax', `A card shows at most six actions, not ${actions.length}.`);
  }
  return undefined;
}

const refusal = (status: number, code: string, message: string): ActivityRefusal => ({ status, code, message });
