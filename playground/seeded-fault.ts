/** Something that somebody set up wrongly, and what of the doctor sees it. Stays until it is put right. */
export type SeededFault = {
  readonly id: string;
  /** Ids of the doctor's checks that are not green meanwhile. */
  readonly checks: readonly string[];
  readonly en: string;
  readonly fi: string;
  readonly set: (on: boolean) => Promise<void> | void;
};
