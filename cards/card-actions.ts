import { z } from 'zod';
import { languageCommands } from '../services/i18n/language.ts';
import { caseTroubles, type CaseTrouble } from '../services/outcomes/case-reasons.ts';

/** Ids of flows and nonces as our own code makes them: bounded and without surprises, whoever sends them. */
const flow = z.string().regex(/^[\w-]{10,64}\.[\w-]{10,64}$/u);
const nonce = z.string().regex(/^[\w-]{10,64}$/u);
const campaign = z.string().regex(/^[\w-]{3,64}$/u);
const item = z.string().regex(/^[a-z][a-z0-9-]{0,79}$/u);
const caseId = z.string().regex(/^[2-9A-HJKMNP-TW-Z]{8}$/u);
/** Says which question the card was about, without holding it: the conversation keeps only the last one. */
const questionMark = z.string().regex(/^[\w-]{16}$/u);
const method = z.enum(['email-code', 'sms-code']);

/** Buttons that belong to no flow: menus may be pressed at any time, however old the card is. */
export const menuVerbs = [
  'start-reset',
  'expired-password',
  'know-password',
  'unlock',
  'new-phone',
  'help',
  'human',
  'my-data',
  'erase',
  'erase-confirmed',
  'language',
  ...languageCommands,
  'am-i-ready',
  'how-to-register',
  'registered',
  'no-more-messages',
  'old-passwords',
  'diagnose',
  'look-at-errors',
] as const;
export type MenuVerb = (typeof menuVerbs)[number];

/** Buttons about the person's own case. The case they name is only compared with the one that is open. */
export const caseVerbs = ['case-status', 'withdraw', 'withdraw-confirmed', 'back-to-bot', 'is-agent-real'] as const;
export type CaseVerb = (typeof caseVerbs)[number];

/** Menu buttons that carry nothing but their verb. */
const bareMenuVerb = z.enum(menuVerbs).exclude(['human']);

/** Buttons about answers from the knowledge; they name the item. */
export const answerVerbs = ['answer', 'answer-yes', 'answer-no'] as const;

/** Why an answer was not the right one; they name the item too. */
export const whyVerbs = ['why-not-mine', 'why-outdated', 'why-too-hard', 'why-no-help'] as const;
export type WhyVerb = (typeof whyVerbs)[number];

/** Buttons of the checklist of places with an old password; they name the device. */
export const placesVerbs = ['places-device', 'places-save', 'places-all'] as const;

/** Buttons of the troubleshooter; all but the first and the last name a node of a tree. */
export const treeVerbs = [
  'troubleshoot',
  'tree-open',
  'tree-enter',
  'tree-choose',
  'tree-back',
  'tree-yes',
  'tree-no',
  'tree-case',
  'tree-continue',
] as const;

/** Buttons of one step of one flow: the record decides whether the press still counts. */
export const flowVerbs = [
  'confirm-account',
  'another-account',
  'choose-method',
  'submit-code',
  'resend-code',
  'other-method',
  'new-password',
  'status',
  'start-over',
  'cancel',
] as const;

const plainFlowVerb = z.enum([
  'confirm-account',
  'another-account',
  'resend-code',
  'other-method',
  'new-password',
  'status',
  'start-over',
  'cancel',
]);

/** That somebody is being called who denies it makes a case urgent: no card says so, only the called person's page. */
const toldTrouble = z.enum(caseTroubles).refine((trouble): boolean => trouble !== 'caller-denied');

const flowFields = { flow, nonce };
const msteams = z.object({ type: z.literal('task/fetch') }).optional();

/** The ticks come under the ids of their places, which are data; nothing else of what comes is looked at. */
const placesPayload = z
  .object({ verb: z.enum(placesVerbs), device: item })
  .catchall(z.unknown())
  .transform(({ verb, device, ...rest }): { verb: typeof verb; device: string; ticked?: readonly string[] } => {
    const ticked = Object.keys(rest).filter((key) => rest[key] === 'true');
    return { verb, device, ...(ticked.length === 0 ? {} : { ticked }) };
  });

const treeNode = { tree: item, node: item };
const treePayload = z.union([
  z.object({ verb: z.literal('troubleshoot'), audience: z.enum(['people', 'admins']).optional() }),
  // Nothing where the press came without a choice from the list.
  z.object({ verb: z.literal('tree-open'), tree: item.optional().catch(undefined) }),
  z.object({ verb: z.literal('tree-choose'), ...treeNode, choice: z.number().int().min(0).max(3) }),
  z.object({ verb: z.enum(['tree-enter', 'tree-back', 'tree-yes', 'tree-no', 'tree-case']), ...treeNode }),
  z.object({ verb: z.literal('tree-continue') }),
]);

/**
 * What a press sends back. A card's data is the sender's word, not ours: everything here is checked again by the
 * record, and nothing here authorises anything. Unknown keys are dropped.
 */
const cardPayload = z.union([
  z.object({ verb: bareMenuVerb, campaign: campaign.optional() }),
  z.object({ verb: z.literal('human'), trouble: toldTrouble.optional(), about: flow.optional() }),
  z.object({ verb: z.enum(caseVerbs), case: caseId.optional() }),
  z.object({ verb: z.enum([...answerVerbs, ...whyVerbs]), answer: item }),
  z.object({ verb: z.literal('pass-on'), question: questionMark }),
  placesPayload,
  treePayload,
  z.object({ verb: plainFlowVerb, ...flowFields, msteams }),
  z.object({ verb: z.literal('choose-method'), ...flowFields, method }),
  z.object({ verb: z.literal('submit-code'), ...flowFields, code: z.string().max(64).optional() }),
]);
export type CardPayload = z.infer<typeof cardPayload>;
export type FlowPayload = Extract<CardPayload, { flow: string }>;
export type CasePayload = Extract<CardPayload, { verb: CaseVerb }>;
export type AnswerPayload = Extract<CardPayload, { answer: string } | { verb: 'pass-on' }>;
export type TreePayload = z.infer<typeof treePayload>;
export type PlacesPayload = Extract<CardPayload, { device: string }>;
/** A button that asks for a human: why, and in which reset, as the card knew it. */
export type HumanWish = { readonly trouble?: CaseTrouble | undefined; readonly about?: string | undefined };

/** The payload of a press, or undefined for anything that no card of ours sends. Never throws. */
export function parseCardPayload(value: unknown): CardPayload | undefined {
  const parsed = cardPayload.safeParse(value);
  return parsed.success ? parsed.data : undefined;
}

/** The campaign on whose card was pressed, as the card says; read from the raw value, because every verb may carry it. */
export function campaignOf(value: unknown): string | undefined {
  if (typeof value !== 'object' || value === null || !('campaign' in value)) return undefined;
  const parsed = z.object({ campaign }).safeParse(value);
  return parsed.success ? parsed.data.campaign : undefined;
}

export function isFlowPayload(payload: CardPayload): payload is FlowPayload {
  return 'flow' in payload;
}

export function isAnswerPayload(payload: CardPayload): payload is AnswerPayload {
  return 'answer' in payload || payload.verb === 'pass-on';
}

export function isPlacesPayload(payload: CardPayload): payload is PlacesPayload {
  return 'device' in payload;
}

export function isTreePayload(payload: CardPayload): payload is TreePayload {
  return (treeVerbs as readonly string[]).includes(payload.verb);
}

export function isCasePayload(payload: CardPayload): payload is CasePayload {
  return (caseVerbs as readonly string[]).includes(payload.verb);
}
