import type { CodeSender, OutgoingMessage, SendResult } from './code-sender.ts';

/** Hands messages to a function instead of the world: for the playground and tests. Production refuses to be built so. */
export function createOutboxCodeSender(options: {
  /** Answering nothing means accepted. */
  readonly deliver: (message: OutgoingMessage) => Promise<SendResult | undefined> | SendResult | undefined;
}): CodeSender {
  return { send: async (message) => (await options.deliver(message)) ?? { kind: 'accepted' } };
}
