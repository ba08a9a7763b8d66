import { describe, expect, it } from '@jest/globals';
import { DependencyError } from '../../services/errors/app-error.ts';
import { startWorld } from '../support/test-conversation.ts';

describe('a fault inside a dialog', () => {
  it('leaves the conversation as the fault it is, so that the person is told what is down', async () => {
    const down = new DependencyError('store_unavailable', 'the store did not answer');
    const world = startWorld({ wrap: (resets) => ({ ...resets, start: () => Promise.reject(down) }) });
    await expect(world.chat().say('I forgot my password')).rejects.toBe(down);
  });

  it('does so too when the step was one of a waterfall under way', async () => {
    const down = new DependencyError('store_unavailable', 'the store did not answer');
    let broken = false;
    const world = startWorld({
      wrap: (resets) => ({
        ...resets,
        confirmAccount: (ref) => (broken ? Promise.reject(down) : resets.confirmAccount(ref)),
      }),
    });
    const chat = world.chat();
    await chat.say('I forgot my password');
    broken = true;
    await expect(chat.press('Yes, this is the account')).rejects.toBe(down);
  });
});
