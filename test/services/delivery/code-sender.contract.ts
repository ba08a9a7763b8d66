import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { CodeSender, OutgoingMessage, SendResult } from '../../../services/delivery/code-sender.ts';
import { withGrowingPatience } from '../../support/growing-patience.ts';

/** A sender with a world behind it that can be told to misbehave. */
export type SenderRig = {
  readonly sender: CodeSender;
  /** Messages that arrived, as `address|text`. */
  readonly arrived: () => readonly string[];
  /** How often the world was asked, whatever it answered. */
  readonly attempts: () => number;
  /** Makes the next answers be of this kind. */
  readonly answer: (kind: 'address' | 'throttled' | 'forbidden' | 'fault' | 'silence' | 'cut') => void;
  readonly close: () => Promise<void>;
};

export const mail: OutgoingMessage = {
  channel: 'mail',
  to: 'aino@home.example',
  language: 'fi',
  subject: 'Koodisi: tilillesi äöå',
  text: 'Koodi 1234 5678 — älä kerro sitä.',
  messageId: 'm-1',
};
export const sms: OutgoingMessage = { ...mail, channel: 'sms', to: '+358401234567', subject: '' };

/**
 * What every sender must do. `expected` says what the transport can tell apart; `start` gets a short patience where
 * somebody is silent, and gives the product's own otherwise.
 */
export function describeCodeSender(
  name: string,
  message: OutgoingMessage,
  start: (timeoutMs?: number) => Promise<SenderRig>,
  expected: Partial<Record<Parameters<SenderRig['answer']>[0], SendResult>>,
): void {
  describe(name, () => {
    let rig: SenderRig;
    beforeEach(async () => {
      rig = await start();
    });
    afterEach(async () => rig.close());

    it('delivers address and text unchanged, once', async () => {
      expect(await rig.sender.send(message)).toEqual({ kind: 'accepted' });
      expect(rig.arrived()).toEqual([`${message.to}|${message.text}`]);
      expect(rig.attempts()).toBe(1);
    });

    it.each(Object.entries(expected))(
      'answers %s with the agreed result and does not try again',
      async (kind, result) => {
        const asks = async (asked: SenderRig): Promise<void> => {
          asked.answer(kind as Parameters<SenderRig['answer']>[0]);
          expect(await asked.sender.send(message)).toEqual(result);
          expect(asked.attempts()).toBe(1);
        };
        if (kind !== 'silence') return asks(rig);
        return withGrowingPatience(async (timeoutMs) => {
          const hasty = await start(timeoutMs);
          await asks(hasty).finally(hasty.close);
        });
      },
    );

    it('refuses the other channel without asking anybody', async () => {
      const other = message.channel === 'mail' ? sms : mail;
      expect(await rig.sender.send(other)).toEqual({ kind: 'refused', reason: 'forbidden' });
      expect(rig.attempts()).toBe(0);
    });
  });
}
