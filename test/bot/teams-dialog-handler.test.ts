import { afterEach, describe, expect, it } from '@jest/globals';
import type { FlowRef, FlowView, PageLinkOutcome } from '../../services/outcomes/reset-outcome.ts';
import { startDoor, type Door } from '../support/door.ts';

const flow = `${'a'.repeat(22)}.${'b'.repeat(22)}`;
const nonce = 'c'.repeat(22);
const view = {} as FlowView;
let door: Door;
afterEach(() => door.close());

type Task = { task: { type: string; value: Record<string, unknown> & string } };

async function press(
  outcome: PageLinkOutcome,
  data: unknown = { verb: 'new-password', flow, nonce, msteams: { type: 'task/fetch' } },
) {
  const refs: FlowRef[] = [];
  door = await startDoor({ issuePageLink: async (ref) => (refs.push(ref), outcome) });
  const answer = await door.deliver({
    type: 'invoke',
    name: 'task/fetch',
    value: { data, context: { theme: 'dark' } },
  });
  return { status: answer.status, task: (JSON.parse(answer.text) as Task).task, refs };
}

describe('the page button', () => {
  it('opens the page with the one-time link, for whom the channel names', async () => {
    const url = 'https://avain.example.com/page/password?lang=en#handle';
    const { status, task, refs } = await press({ kind: 'page', view, url, minutes: 10 });
    expect(status).toBe(200);
    expect(task).toEqual({
      type: 'continue',
      value: { title: 'Choose a new password', width: 560, height: 640, url, fallbackUrl: url },
    });
    expect(refs).toEqual([
      { flowId: flow, nonce, speaker: expect.objectContaining({ personId: '0a1b2c3d-1111-4222-8333-444455556666' }) },
    ]);
  });

  it.each([
    { kind: 'stale', view: undefined },
    { kind: 'duplicate' },
    { kind: 'not-yours' },
    { kind: 'ended', view },
    { kind: 'not-yet', view },
  ] as PageLinkOutcome[])('answers %p in words', async (outcome) => {
    const { status, task } = await press(outcome);
    expect(status).toBe(200);
    expect(task).toEqual({ type: 'message', value: expect.stringMatching(/\w+ \w+/) });
  });

  it.each([
    null,
    'x',
    {},
    { verb: 'open-everything', flow, nonce },
    { verb: 'cancel', flow, nonce },
    { verb: 'new-password', flow: '../../etc', nonce },
    { verb: 'new-password', flow, nonce: { $gt: '' } },
    { verb: 'new-password', flow: 'x'.repeat(10_000), nonce },
  ])('asks nobody about card data like %p', async (data) => {
    const { status, task, refs } = await press({ kind: 'not-yours' }, data);
    expect(status).toBe(200);
    expect(task.type).toBe('message');
    expect(refs).toEqual([]);
  });

  it('reads nothing of what the closing page sends', async () => {
    door = await startDoor();
    const answer = await door.deliver({ type: 'invoke', name: 'task/submit', value: { data: { password: 'x' } } });
    expect({ status: answer.status, text: answer.text }).toEqual({ status: 200, text: '' });
  });
});
