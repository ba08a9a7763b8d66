import { describe, expect, it } from '@jest/globals';
import { MemoryStorage, TestAdapter, TurnContext, type StoreItems } from 'botbuilder';
import { LeanConversationState } from '../../bot/conversation-state.ts';

class CountingStorage extends MemoryStorage {
  reads = 0;
  writes = 0;

  override async read(keys: string[]): Promise<StoreItems> {
    this.reads += 1;
    return super.read(keys);
  }

  override async write(changes: StoreItems): Promise<void> {
    this.writes += 1;
    return super.write(changes);
  }
}

function newConversation() {
  const storage = new CountingStorage();
  const state = new LeanConversationState(storage);
  const turn = (): TurnContext =>
    new TurnContext(new TestAdapter(), {
      type: 'message',
      channelId: 'test',
      conversation: { id: 'c-1', name: '', isGroup: false, conversationType: 'personal' },
    });
  return { storage, state, turn, names: state.createProperty<string[]>('names') };
}

describe('LeanConversationState', () => {
  it('writes what a turn changed inside the state, and the next turn reads it', async () => {
    const { state, turn, names } = newConversation();
    const first = turn();
    (await names.get(first, [])).push('Aino');
    await state.saveChanges(first);
    expect(await names.get(turn())).toEqual(['Aino']);
  });

  it('writes nothing when nothing changed, and once when something did', async () => {
    const { storage, state, turn, names } = newConversation();
    const first = turn();
    await names.set(first, ['Aino']);
    await state.saveChanges(first);
    await state.saveChanges(first);
    const second = turn();
    await names.get(second);
    await state.saveChanges(second);
    await state.saveChanges(turn());
    expect(storage.writes).toBe(1);
  });

  it('reads once a turn, unless it is told to read anew', async () => {
    const { storage, state, turn, names } = newConversation();
    const context = turn();
    await names.set(context, ['Aino']);
    await names.get(context);
    expect(storage.reads).toBe(1);
    await state.load(context, true);
    expect(storage.reads).toBe(2);
    expect(await names.get(context)).toBeUndefined();
  });

  it('writes a state that was cleared, and forgets one that was deleted', async () => {
    const { state, turn, names } = newConversation();
    const first = turn();
    await names.set(first, ['Aino']);
    await state.saveChanges(first);
    const second = turn();
    await state.load(second);
    await state.clear(second);
    await state.saveChanges(second);
    const third = turn();
    expect(await names.get(third)).toBeUndefined();
    await names.set(third, ['Eetu']);
    await state.saveChanges(third);
    await state.delete(third);
    expect(state.get(third)).toBeUndefined();
    expect(await names.get(turn())).toBeUndefined();
  });
});
