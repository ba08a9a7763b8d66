import { ConversationState, type Storage, type StoreItem, type TurnContext } from 'botbuilder';
import type { TextStorage } from './conversation-storage.ts';

type Loaded = { readonly state: object; readonly written: string };

const loadedKey = Symbol('avain.conversation-state');

/**
 * The SDK's conversation state with another way to see whether it changed: the SDK walks and hashes the whole state three
 * times a turn, this one compares its text, and hands it on as it is where the storage takes texts. As with the SDK, a write overwrites whatever stands there.
 */
export class LeanConversationState extends ConversationState {
  override async load(context: TurnContext, force = false): Promise<object> {
    const known = loadedIn(context);
    if (known !== undefined && !force) return known.state;
    const key = await this.storageKey(context);
    if (keepsTexts(this.storage)) {
      const written = (await this.storage.readText(key)) ?? '{}';
      const state = JSON.parse(written) as object;
      context.turnState.set(loadedKey, { state, written });
      return state;
    }
    const { eTag: _version, ...state } = ((await this.storage.read([key])) as Record<string, StoreItem>)[key] ?? {};
    context.turnState.set(loadedKey, { state, written: JSON.stringify(state) });
    return state;
  }

  override async saveChanges(context: TurnContext, force = false): Promise<void> {
    const known = loadedIn(context);
    const state = known?.state ?? {};
    const written = JSON.stringify(state);
    if (!force && (known === undefined || known.written === written)) return;
    const key = await this.storageKey(context);
    if (keepsTexts(this.storage)) await this.storage.writeText(key, written);
    else await this.storage.write({ [key]: { ...state, eTag: '*' } });
    context.turnState.set(loadedKey, { state, written });
  }

  override async clear(context: TurnContext): Promise<void> {
    // An empty text is no state's: the next save writes.
    context.turnState.set(loadedKey, { state: {}, written: '' });
  }

  override async delete(context: TurnContext): Promise<void> {
    context.turnState.delete(loadedKey);
    await this.storage.delete([await this.storageKey(context)]);
  }

  override get(context: TurnContext): object | undefined {
    return loadedIn(context)?.state;
  }
}

function keepsTexts(storage: Storage): storage is TextStorage {
  return 'readText' in storage && 'writeText' in storage;
}

function loadedIn(context: TurnContext): Loaded | undefined {
  return context.turnState.get<Loaded | undefined>(loadedKey);
}
