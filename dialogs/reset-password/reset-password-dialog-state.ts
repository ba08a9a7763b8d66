/** All that a dialog of the reset keeps between turns; everything else stands in the flow's record. */
export type ResetPasswordDialogState = { readonly flowId: string };
