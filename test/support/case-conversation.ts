import { systemRandom } from '../../services/random/system-random.ts';
import { createFakePersonDesk, type FakePersonDesk } from '../fakes/person-desk.ts';
import { startWorld, type TestConversation, type World, type WorldOptions } from './test-conversation.ts';

export type CaseWorld = { readonly world: World; readonly desk: FakePersonDesk; readonly chat: TestConversation };

/** A chat with humans behind it: real dialogs and real flows, the desk by its contract. */
export function startCaseWorld(
  options: WorldOptions = {},
  steer: { most?: number; slow?: Promise<void> } = {},
): CaseWorld {
  let desk: FakePersonDesk | undefined;
  const world = startWorld({
    ...options,
    desk: ({ clock, flows }) => {
      const move = async (flowId: string, event: 'handed-over' | 'handed-back'): Promise<boolean> => {
        const found = await flows.load(flowId);
        if (found === undefined) return false;
        return (await flows.move(found, event, { asking: null, nonce: systemRandom.id() })).kind === 'moved';
      };
      desk = createFakePersonDesk({
        clock,
        pause: (flowId) => move(flowId, 'handed-over'),
        resume: (flowId) => move(flowId, 'handed-back'),
        ...steer,
      });
      return desk;
    },
  });
  if (desk === undefined) throw new Error('the world asked for no desk');
  return { world, desk, chat: world.chat() };
}

/** A case that an agent has taken and in which both sides talk. */
export async function startTalk(options: WorldOptions = {}): Promise<CaseWorld> {
  const made = startCaseWorld(options);
  await made.chat.say(options.language === 'fi' ? 'haluan puhua ihmiselle' : 'talk to a human');
  made.desk.change({
    state: 'waiting-for-person',
    agentName: 'Anna Agent',
    claimedAt: new Date('2026-03-02T08:10:00Z'),
    talking: true,
  });
  return made;
}
