import type { AdaptiveCard } from '../../cards/adaptive-card.ts';

/** Something said in a channel. */
export type DeskWords = { readonly text: string } | { readonly card: AdaptiveCard };

/** What an act leads to. Most of what happened is said by the case's card, which the record paints. */
export type DeskAnswer = {
  readonly words?: DeskWords | undefined;
  /** Takes the place of the pressed card: a form that was used, a check that was looked at. */
  readonly instead?: AdaptiveCard | undefined;
};

export const silence: DeskAnswer = {};
