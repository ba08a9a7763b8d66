import type { Texts } from '../knowledge/texts.ts';

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
