import type { ChannelIdentity } from './channel-identity.ts';
import type { TeamsActivity } from './activity-shape.ts';

/** What became of an activity: the bot's HTTP answer, or silence after every delivery. */
export type Delivery =
  | { readonly kind: 'answered'; readonly status: number; readonly body: unknown; readonly deliveries: number }
  | { readonly kind: 'silent'; readonly deliveries: number };

export type BotDelivery = {
  /** Posts an activity to the bot's message endpoint. Never throws; the same activity goes out again after silence. */
  readonly deliver: (activity: TeamsActivity) => Promise<Delivery>;
};

type DeliveryOptions = {
  readonly identity: ChannelIdentity;
  /** The bot's `/api/messages`; undefined while the bot is not there yet. */
  readonly endpoint: () => string | undefined;
  /** Teams gives up on an answer after about 15 s. */
  readonly redeliverAfterMs: number;
};

const maxDeliveries = 2;

export function createBotDelivery({ identity, endpoint, redeliverAfterMs }: DeliveryOptions): BotDelivery {
  const post = async (activity: TeamsActivity, deliveries: number): Promise<Delivery | 'no-answer'> => {
    const address = endpoint();
    if (address === undefined) return { kind: 'silent', deliveries };
    const patience = AbortSignal.timeout(redeliverAfterMs);
    try {
      const response = await fetch(address, {
        method: 'POST',
        headers: {
          'content-type': 'application/json; charset=utf-8',
          authorization: `Bearer ${await identity.currentToken(activity.serviceUrl)}`,
        },
        body: JSON.stringify(activity),
        signal: patience,
      });
      return { kind: 'answered', status: response.status, body: parse(await response.text()), deliveries };
    } catch {
      // Only silence is answered by another delivery; a closed door is not.
      return patience.aborted ? 'no-answer' : { kind: 'silent', deliveries };
    }
  };
  return {
    deliver: async (activity) => {
      for (let deliveries = 1; deliveries <= maxDeliveries; deliveries += 1) {
        const delivery = await post(activity, deliveries);
        if (delivery !== 'no-answer') return delivery;
      }
      return { kind: 'silent', deliveries: maxDeliveries };
    },
  };
}

function parse(text: string): unknown {
  try {
    return text === '' ? undefined : (JSON.parse(text) as unknown);
  } catch {
    return undefined;
  }
}
