import { z } from 'zod';

/** A case's number as our records have it, and a nonce as our own code draws it: bounded, whoever sends them. */
const caseId = z.string().regex(/^[2-9A-HJKMNP-TW-Z]{8}$/u);
const nonce = z.string().regex(/^[\w-]{10,64}$/u);
const checkId = z.string().regex(/^[\w.-]{8,128}$/u);

/** Buttons of one case that need nothing filled in. */
export const caseVerbs = [
  'case-claim',
  'case-take-over',
  'case-release',
  'case-verify',
  'case-hand-back',
  'case-timeline',
  'case-answer-form',
] as const;

/** Buttons of the team, which belong to no case and may be pressed however old the card is. */
const teamVerbs = ['case-next', 'case-list', 'case-report', 'case-help', 'check-open'] as const;

/** Buttons that send what a form holds. */
const formVerbs = [
  'case-tell',
  'case-vouch',
  'case-refuse',
  'case-resolve',
  'case-answer',
  'case-pick',
  'check-start',
  'check-look',
] as const;

export const deskVerbs = [...caseVerbs, ...teamVerbs, ...formVerbs] as const;

const one = { case: caseId, nonce };
/** An input is a text, or missing where a client leaves out what is empty. Longer texts are cut by nobody: refused. */
const typed = (most: number) => z.string().max(most).optional();

/**
 * What a press in the channel sends back. A card's data is the sender's word, not ours: what the sender may is read at
 * the press, the record decides whether the press still counts, and nothing here authorises anything. Unknown keys are
 * dropped.
 */
const deskPayload = z.union([
  z.object({ verb: z.enum(caseVerbs), ...one }),
  z.object({ verb: z.enum(teamVerbs) }),
  z.object({ verb: z.literal('case-tell'), ...one, text: typed(300_000) }),
  z.object({
    verb: z.literal('case-vouch'),
    ...one,
    evidence: typed(64),
    reference: typed(2_000),
    known: typed(8),
    unshared: typed(8),
    unhurried: typed(8),
  }),
  z.object({ verb: z.literal('case-refuse'), ...one, refuseReason: typed(64) }),
  z.object({ verb: z.literal('case-resolve'), ...one, resolveReason: typed(64) }),
  z.object({ verb: z.literal('case-answer'), ...one, question: typed(10_000), answer: typed(100_000) }),
  z.object({ verb: z.literal('case-pick'), picked: typed(64) }),
  z.object({ verb: z.literal('check-start'), named: typed(2_000) }),
  z.object({ verb: z.literal('check-look'), check: checkId }),
]);
export type DeskPayload = z.infer<typeof deskPayload>;

/** The payload of a press in the channel, or undefined for anything that no card of ours sends. Never throws. */
export function parseDeskPayload(value: unknown): DeskPayload | undefined {
  const parsed = deskPayload.safeParse(value);
  return parsed.success ? parsed.data : undefined;
}

/** The lines of the checklist; each is a toggle that has to be on. */
export const checklist = ['known', 'unshared', 'unhurried'] as const;
