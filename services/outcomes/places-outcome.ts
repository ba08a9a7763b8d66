/** A device and the places on it where an old password may still sit, in the language of whoever looks. */
export type DeviceView = {
  readonly id: string;
  readonly name: string;
  readonly places: readonly { readonly id: string; readonly name: string; readonly steps: readonly string[] }[];
};
