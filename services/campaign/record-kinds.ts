import { campaignOptOutKind } from './campaign-opt-outs.ts';
import { campaignKind, campaignTagKind } from './stored-campaign-repository.ts';

/** Kinds of record that campaigns keep (without the rows of files): the retention job removes what is due of each. */
export const campaignKinds: readonly string[] = [campaignKind, campaignTagKind, campaignOptOutKind];
