import type { Language } from '../i18n/language.ts';
import { inLanguage, type Texts } from '../knowledge/texts.ts';
import type { DeviceView } from '../outcomes/places-outcome.ts';

/** A place of a device where an old password still sits, and the steps to put the new one there. */
export type Place = { readonly id: string; readonly name: Texts; readonly steps: readonly Texts[] };

export type Device = {
  readonly id: string;
  readonly name: Texts;
  /** What somebody may type for it, in any language. */
  readonly words: readonly string[];
  readonly places: readonly Place[];
};

/** As many as a card has room for beside its other buttons. */
export const mostDevices = 5;
export const mostPlaces = 8;

/** The device in one language; in English where that language has no words for it. */
export function deviceIn(device: Device, language: Language): DeviceView {
  const say = (texts: Texts): string => inLanguage(texts, language);
  const places = device.places.map(({ id, name, steps }) => ({ id, name: say(name), steps: steps.map(say) }));
  return { id: device.id, name: say(device.name), places };
}
