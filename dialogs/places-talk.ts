import type { TurnContext } from 'botbuilder';
import type { PlacesPayload } from '../cards/card-actions.ts';
import { devicesCard, placesCard } from '../cards/places-card.ts';
import { deviceIn, type Device } from '../services/checklist/places.ts';
import { foldText } from '../services/i18n/commands.ts';
import type { ChatPainter } from './chat-painter.ts';
import { conversationMemory, type PlacesMemory } from './conversation-memory.ts';
import { turnScope } from './turn-scope.ts';
import type { TypedWords } from './turn-input.ts';

/**
 * The checklist of places where an old password still sits. The conversation remembers which are ticked, so that somebody
 * can go on tomorrow; erasing what the chat knows takes them along.
 */
export type PlacesTalk = {
  readonly show: (context: TurnContext) => Promise<void>;
  readonly press: (context: TurnContext, payload: PlacesPayload, cardId: string | undefined) => Promise<void>;
  /** Words that only the list above explains: a device, "done 1 3". False: they mean something else. */
  readonly words: (context: TurnContext, words: TypedWords) => Promise<boolean>;
  /** Something else was said: numbers are no ticks from now on. */
  readonly forget: (context: TurnContext) => void;
};

export function createPlacesTalk(options: {
  readonly devices: () => readonly Device[];
  readonly painter: ChatPainter;
}): PlacesTalk {
  const { devices, painter } = options;
  const memoryOf = (context: TurnContext): PlacesMemory =>
    conversationMemory(context).places ?? { shown: null, done: {} };
  const deviceOf = (id: string | null): Device | undefined => devices().find((device) => device.id === id);
  const tickedOn = (memory: PlacesMemory, device: Device): readonly string[] =>
    device.places.map(({ id }) => id).filter((id) => memory.done[device.id]?.includes(id) === true);

  const show: PlacesTalk['show'] = async (context) => {
    const memory = memoryOf(context);
    conversationMemory(context).places = { ...memory, shown: '' };
    const { t } = turnScope(context);
    const done = devices().filter((device) => tickedOn(memory, device).length === device.places.length);
    await painter.show(
      context,
      devicesCard(
        { devices: devices().map((device) => deviceIn(device, t.language)), done: done.map(({ id }) => id) },
        t,
      ),
    );
  };
  const open = async (context: TurnContext, device: Device): Promise<void> => {
    const memory = memoryOf(context);
    conversationMemory(context).places = { ...memory, shown: device.id };
    const { t } = turnScope(context);
    const ticked = tickedOn(memory, device);
    await painter.show(context, placesCard({ device: deviceIn(device, t.language), ticked }, t));
  };
  /** Keeps the ticks and shows them, on the card that was pressed where that can be. */
  const keep = async (
    context: TurnContext,
    device: Device,
    ticked: readonly string[],
    cardId?: string,
  ): Promise<void> => {
    const memory = memoryOf(context);
    conversationMemory(context).places = { shown: device.id, done: { ...memory.done, [device.id]: ticked } };
    const { t } = turnScope(context);
    if (ticked.length === device.places.length) {
      await painter.retire(context, cardId, 'places-done');
      return show(context);
    }
    const card = placesCard({ device: deviceIn(device, t.language), ticked }, t);
    if (!(await painter.replace(context, cardId, card))) await painter.show(context, card);
  };

  return {
    show,
    press: async (context, payload, cardId) => {
      const device = deviceOf(payload.device);
      // A device that the organisation took off its list since.
      if (device === undefined) return show(context);
      const all = device.places.map(({ id }) => id);
      switch (payload.verb) {
        case 'places-device':
          return open(context, device);
        case 'places-all':
          return keep(context, device, all, cardId);
        case 'places-save':
          return keep(
            context,
            device,
            all.filter((id) => payload.ticked?.includes(id) === true),
            cardId,
          );
      }
    },
    words: async (context, { text }) => {
      const { shown } = memoryOf(context);
      if (shown === null) return false;
      const folded = foldText(text);
      const { t } = turnScope(context);
      const saysButton = (key: 'button.places-save' | 'button.places-other' | 'button.places-all'): boolean =>
        folded === foldText(t(key));
      if (saysButton('button.places-other')) {
        await show(context);
        return true;
      }
      const named = devices().find(({ words, name }) =>
        [...words, ...Object.values(name)].some((word) => foldText(word) === folded),
      );
      if (named !== undefined) {
        await open(context, named);
        return true;
      }
      const device = deviceOf(shown);
      if (device !== undefined && saysButton('button.places-save')) {
        await open(context, device);
        return true;
      }
      if (device !== undefined && (saysButton('button.places-all') || allWords.test(folded))) {
        await keep(
          context,
          device,
          device.places.map(({ id }) => id),
        );
        return true;
      }
      const numbers = tickWords.exec(folded)?.[1]?.match(/\d+/gu)?.map(Number) ?? [];
      if (device === undefined || numbers.length === 0) return false;
      const ticked = device.places.filter(
        ({ id }, at) => numbers.includes(at + 1) || tickedOn(memoryOf(context), device).includes(id),
      );
      await keep(
        context,
        device,
        ticked.map(({ id }) => id),
      );
      return true;
    },
    forget: (context) => {
      const { places } = conversationMemory(context);
      if (places !== undefined && places !== null) conversationMemory(context).places = { ...places, shown: null };
    },
  };
}

const allWords = /^(?:all|everything)(?: is)? done$|^kaikki(?: on)? (?:tehty|valmista)$|^allt(?: ar)? klart$/u;

/** "1", "1 and 3", "done 2", "tehty 1, 2", "klart 3", folded. */
const tickWords = /^(?:done|tehty|valmis|klart|klar)?((?: ?(?:and|ja|och)? ?\d{1,2})+)$/u;
