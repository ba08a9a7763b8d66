import type { Clock } from '../../services/clock/clock.ts';
import type { OutgoingMessage, SendResult } from '../../services/delivery/code-sender.ts';
import { createFaultBoard, type Fault } from '../api/fault-board.ts';

/** A message that would have left the building. */
type OutboxItem = {
  readonly id: string;
  /** ISO 8601. */
  readonly at: string;
  readonly channel: 'mail' | 'sms';
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  /** The eight digits without spaces, when the text holds a code. */
  readonly code?: string;
  /** The first web address of the text. */
  readonly link?: string;
};

export type Outbox = {
  /** Takes a message; the same answers a real provider gives. A fault of its channel strikes first. */
  readonly deliver: (message: OutgoingMessage) => Promise<SendResult>;
  /** Everything "sent", oldest first. */
  readonly items: () => readonly OutboxItem[];
  /** Only faults of the targets `mail` and `sms`. */
  readonly addFault: (fault: Fault) => void;
  readonly openFaults: () => readonly Fault[];
  /** Calls back for each new message; the result unsubscribes. */
  readonly subscribe: (listener: (item: OutboxItem) => void) => () => void;
  /** Forgets messages and faults. */
  readonly clear: () => void;
};

type OutboxOptions = { readonly clock: Clock };

/** The post office of the pretend company: keeps every e-mail and text message in memory, newest last. */
export function createOutbox({ clock }: OutboxOptions): Outbox {
  const faults = { mail: createFaultBoard(), sms: createFaultBoard() };
  const listeners = new Set<(item: OutboxItem) => void>();
  let items: OutboxItem[] = [];
  let sequence = 0;

  const keep = (message: OutgoingMessage): void => {
    sequence += 1;
    const { channel, to, subject, text } = message;
    const item: OutboxItem = {
      id: String(sequence),
      at: clock.now().toISOString(),
      channel,
      to,
      subject,
      text,
      ...findings(text),
    };
    items = [...items, item];
    for (const listener of listeners) listener(item);
  };

  return {
    deliver: async (message) => {
      const fault = faults[message.channel].take({ method: 'POST', path: message.to });
      if (fault?.delayMs !== undefined) await clock.wait(fault.delayMs);
      const refusal = fault === undefined ? undefined : refusalOf(fault);
      if (refusal === undefined || fault?.dropAfterApply === true) keep(message);
      return refusal ?? { kind: 'accepted' };
    },
    items: () => items,
    addFault: (fault) => {
      if (fault.target === 'mail' || fault.target === 'sms') faults[fault.target].add(fault);
    },
    openFaults: () => [...faults.mail.open(), ...faults.sms.open()],
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    clear: () => {
      items = [];
      faults.mail.clear();
      faults.sms.clear();
    },
  };
}

/** What a provider's status means for the sender; undefined when the fault only delays. */
function refusalOf({ status, dropAfterApply }: Fault): SendResult | undefined {
  // No answer, or a gateway's: nobody knows whether the message left.
  if (dropAfterApply === true) return { kind: 'unconfirmed' };
  if (status === undefined || status < 400) return undefined;
  if (status >= 500) return { kind: 'unconfirmed' };
  if (status === 429) return { kind: 'refused', reason: 'throttled' };
  if (status === 401 || status === 403) return { kind: 'refused', reason: 'forbidden' };
  return { kind: 'refused', reason: [400, 404, 422].includes(status) ? 'address' : 'other' };
}

function findings(text: string): { readonly code?: string; readonly link?: string } {
  const link = /https?:\/\/[^\s<>"')\]]+/.exec(text)?.[0].replace(/[.,;:!?]+$/, '');
  // Digits of an address are no code.
  const prose = text.replace(/https?:\/\/\S+/g, ' ');
  const code = /(?<![\d+])(\d{4})[\s\u00a0]?(\d{4})(?!\d)/.exec(prose);
  return {
    ...(code === null ? {} : { code: `${code[1] ?? ''}${code[2] ?? ''}` }),
    ...(link === undefined ? {} : { link }),
  };
}
