import type { AdaptiveCard } from '../cards/adaptive-card.ts';
import { parseCardPayload, type HumanWish } from '../cards/card-actions.ts';
import type { ConversationMemory, TroubleMemory } from './conversation-memory.ts';

/** Who asks for a human later than this probably does so for another reason. */
const countsMs = 30 * 60 * 1000;

/** What stands behind a card's own button to a human; null where it has none, or one without a reason. */
export function troubleOn(card: AdaptiveCard, now: Date): TroubleMemory | null {
  for (const action of card.actions ?? []) {
    if (action.type !== 'Action.Submit' || action.data['verb'] !== 'human') continue;
    const payload = parseCardPayload(action.data);
    if (payload?.verb !== 'human' || payload.trouble === undefined || payload.trouble === 'asked-for-human') continue;
    const { trouble, about = null } = payload;
    return { trouble, about, at: now.toISOString() };
  }
  return null;
}

/** The words "talk to a human" mean what the newest button with these words means. */
export function wishOfWords({ trouble: last }: ConversationMemory, now: Date): HumanWish {
  if (last === null || now.getTime() - Date.parse(last.at) >= countsMs) return {};
  return last.about === null ? { trouble: last.trouble } : { trouble: last.trouble, about: last.about };
}
