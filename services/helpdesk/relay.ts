import type { RecordStore } from '../store/record-store.ts';
import { createRelayDelivery, type RelayDeliveryOptions } from './relay-delivery.ts';
import type { RelayOutbox } from './relay-outbox.ts';
import { createRelayStore } from './relay-store.ts';

export type RelayOptions = Omit<RelayDeliveryOptions, 'messages'> & { readonly records: RecordStore };

export type Relay = RelayOutbox & {
  /** The handler of the bot job `relay`. Any number may run at the same time for one case. */
  readonly deliver: (caseId: string) => Promise<void>;
};

/** The job that comes even if the process dies between storing a message and planning its delivery. */
const safetyNetSeconds = 5;

/**
 * What person and agent say to one another. Numbers have no gaps, because a number is taken by storing the message under
 * it; `lastMessage` of the case only says where to begin. Each message brings a job of its own: a shared one could be
 * just ending when the message comes, and would not run again.
 */
export function createRelay(options: RelayOptions): Relay {
  const { cases, queue } = options;
  const messages = createRelayStore(options.records);
  const delivery = createRelayDelivery({ ...options, messages });

  const plan = (caseId: string, id: string, delaySeconds = 0): Promise<void> =>
    queue.add('bot', { kind: 'relay', caseId }, { id: `relay.${caseId}.${id}`, delaySeconds });

  const remember = async (caseId: string, number: number): Promise<void> => {
    // Only a place to begin: lost races and a crash here cost the next message a look, nothing else.
    for (let tries = 0; tries < 5; tries += 1) {
      const found = await cases.load(caseId);
      if (found === undefined || found.record.lastMessage >= number) return;
      if ((await cases.patch(found, { lastMessage: number })) !== 'lost-race') return;
    }
  };

  const isRepeat = async (caseId: string, number: number, once: string | undefined): Promise<boolean> =>
    once !== undefined && number > 0 && (await messages.get(caseId, number))?.once === once;

  return {
    append: async ({ record }, from, name, text, once) => {
      const { id: caseId, target } = record;
      const at = (await options.store.now()).toISOString();
      const said = { schema: 1, caseId, target, from, name, text, at, state: 'waiting' } as const;
      const message = once === undefined ? said : { ...said, once };
      let number = record.lastMessage;
      await plan(caseId, `${number + 1}.net`, safetyNetSeconds);
      while (!(await isRepeat(caseId, number, once))) {
        number += 1;
        if (await messages.add({ ...message, number })) break;
      }
      await remember(caseId, number);
      await plan(caseId, String(number));
      return number;
    },
    deliver: delivery.deliver,
  };
}
