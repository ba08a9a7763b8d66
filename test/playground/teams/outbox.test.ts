import { describe, expect, it } from '@jest/globals';
import { createOutbox } from '../../../playground/outbox/outbox.ts';
import { createSteeredClock } from '../../../services/clock/steered-clock.ts';
import type { OutgoingMessage } from '../../../services/delivery/code-sender.ts';

const message = (text: string, channel: 'mail' | 'sms' = 'mail'): OutgoingMessage => ({
  channel,
  to: channel === 'mail' ? 'emma@posti.example' : '+358501234567',
  language: 'en',
  subject: 'Your code',
  text,
  messageId: 'm1',
});

const start = () => {
  const clock = createSteeredClock(new Date('2026-11-22T08:00:00Z'));
  return { clock, outbox: createOutbox({ clock }) };
};

describe('the outbox', () => {
  it('keeps what was sent, with the code and the link it finds', async () => {
    const { outbox } = start();
    expect(
      await outbox.deliver(message('Your code is 1234 5678. See http://127.0.0.1:1/not-me?lang=en#ab12345678cd.')),
    ).toEqual({
      kind: 'accepted',
    });
    expect(outbox.items()).toMatchObject([
      {
        at: '2026-11-22T08:00:00.000Z',
        channel: 'mail',
        code: '12345678',
        link: 'http://127.0.0.1:1/not-me?lang=en#ab12345678cd',
      },
    ]);
  });

  it.each(['Call +358501234567', 'http://127.0.0.1/x#12345678', 'On 22 November 2026 at 10.15', '123456789'])(
    'takes no code from "%s"',
    async (text) => {
      const { outbox } = start();
      await outbox.deliver(message(text));
      expect(outbox.items()[0]?.code).toBeUndefined();
    },
  );

  it.each([
    [400, { kind: 'refused', reason: 'address' }],
    [403, { kind: 'refused', reason: 'forbidden' }],
    [429, { kind: 'refused', reason: 'throttled' }],
    [503, { kind: 'unconfirmed' }],
  ])('answers a fault of status %i as a provider would, and keeps nothing', async (status, answer) => {
    const { outbox } = start();
    outbox.addFault({ target: 'mail', status, times: 1 });
    expect(await outbox.deliver(message('x'))).toEqual(answer);
    expect(outbox.items()).toEqual([]);
    expect(await outbox.deliver(message('x'))).toEqual({ kind: 'accepted' });
  });

  it('keeps a message whose answer is lost', async () => {
    const { outbox } = start();
    outbox.addFault({ target: 'sms', dropAfterApply: true, times: 1 });
    expect(await outbox.deliver(message('1234 5678', 'sms'))).toEqual({ kind: 'unconfirmed' });
    expect(outbox.items()).toHaveLength(1);
  });

  it('does not strike one channel with the fault of the other', async () => {
    const { outbox } = start();
    outbox.addFault({ target: 'sms', status: 400, times: 1 });
    expect(await outbox.deliver(message('x', 'mail'))).toEqual({ kind: 'accepted' });
  });

  it('delays by the clock it was given', async () => {
    const { clock, outbox } = start();
    outbox.addFault({ target: 'mail', delayMs: 5000, times: 1 });
    const sending = outbox.deliver(message('x'));
    expect(outbox.items()).toEqual([]);
    clock.advance(5000);
    expect(await sending).toEqual({ kind: 'accepted' });
  });
});
