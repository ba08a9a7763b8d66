import type { CodeSender } from './code-sender.ts';

/** One sender from two: mail goes this way, text messages that way. A channel without a sender refuses as forbidden. */
export function createChannelRouter(senders: {
  readonly mail: CodeSender | undefined;
  readonly sms: CodeSender | undefined;
}): CodeSender {
  return {
    send: async (message) =>
      (await senders[message.channel]?.send(message)) ?? { kind: 'refused', reason: 'forbidden' },
  };
}
