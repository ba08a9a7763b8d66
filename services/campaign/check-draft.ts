import { z } from 'zod';
import { languages, type FullLanguage } from '../i18n/language.ts';
import type { MessageKey } from '../i18n/translator.ts';
import { isTimeZone } from '../i18n/time-zone.ts';
import type { CampaignDraft, CampaignTexts } from './campaign.ts';

export type CheckedDraft =
  | { readonly kind: 'sound'; readonly draft: CampaignDraft }
  /** Path of the field (`texts.fi.body`) → key of the sentence that says what would be right. */
  | { readonly kind: 'invalid'; readonly problems: Readonly<Record<string, MessageKey>> };

const year = 366 * 24 * 3600 * 1000;
const dayMinutes = 24 * 60;
const leastOpenMinutes = 120;
/** What a text may have filled in; any other brace is a slip that people would read. */
const holes = /\{(?:name|organisation)\}/gu;

const say = (key: MessageKey): { readonly error: string } => ({ error: key });
const line = (most: number, key: MessageKey) => z.string(say(key)).trim().min(1, say(key)).max(most, say(key));
const holed = (most: number, key: MessageKey) =>
  line(most, key).refine((text) => !/[{}]/u.test(text.replace(holes, '')), say('campaign-draft.holes'));
const days = z.int(say('campaign-draft.days')).min(0, say('campaign-draft.days')).max(365, say('campaign-draft.days'));
const time = z
  .string(say('campaign-draft.quiet-time'))
  .regex(/^(?:[01]\d|2[0-3]):[0-5]\d$/u, say('campaign-draft.quiet-time'));
const instant = (key: MessageKey) => z.iso.datetime({ offset: true, error: key });
const whole = (least: number, most: number, key: MessageKey) =>
  z.int(say(key)).min(least, say(key)).max(most, say(key));
const text = z.object(
  { title: holed(80, 'campaign-draft.title'), body: holed(1_500, 'campaign-draft.body') },
  say('campaign-draft.body'),
);

/** What was left empty was not meant to be there. */
const textIfAny = z.preprocess((value) => (isBlank(value) ? undefined : value), text.optional());

function isBlank(value: unknown): boolean {
  const filled = (one: unknown): boolean => typeof one !== 'string' || one.trim() !== '';
  return typeof value === 'object' && value !== null && !Object.values(value).some(filled);
}

const others = Object.fromEntries(languages.map((language) => [language, textIfAny]));
const texts = z.object(
  { ...others, ...{ en: text, fi: text } } satisfies Record<FullLanguage, typeof text>,
  say('campaign-draft.body'),
) as unknown as z.ZodType<CampaignTexts>;

const audience = z.discriminatedUnion(
  'kind',
  [
    z.object({ kind: z.literal('group'), groupId: z.guid(say('campaign-draft.group')).toLowerCase() }),
    z.object({ kind: z.literal('csv') }),
    z.object({ kind: z.literal('cannot-recover') }),
    z.object({ kind: z.literal('hired'), daysBack: days, daysAhead: days }),
  ],
  say('campaign-draft.audience'),
);

const shape = z.object({
  name: line(80, 'campaign-draft.name'),
  audience,
  purpose: z.enum(['introduce', 'register'], say('campaign-draft.purpose')),
  texts,
  startAt: instant('campaign-draft.start').nullable(),
  quiet: z.object(
    {
      from: time,
      to: time,
      zone: z.string(say('campaign-draft.quiet-zone')).refine(isTimeZone, say('campaign-draft.quiet-zone')),
      weekends: z.boolean(say('campaign-draft.quiet')),
    },
    say('campaign-draft.quiet'),
  ),
  reminders: z.object(
    {
      afterDays: whole(1, 30, 'campaign-draft.reminders'),
      atMost: whole(0, 3, 'campaign-draft.reminders'),
    },
    say('campaign-draft.reminders'),
  ),
  endsAt: instant('campaign-draft.end'),
});

/** Whatever an admin's page or a form sent: a draft, or what is wrong with each field. Instants come out in UTC. */
export function checkDraft(input: unknown, now: Date): CheckedDraft {
  const parsed = shape.safeParse(input);
  if (!parsed.success) {
    const problems: Record<string, MessageKey> = {};
    for (const { path, message } of parsed.error.issues)
      problems[path.join('.') || 'name'] ??= (path.length === 0 ? 'campaign-draft.name' : message) as MessageKey;
    return { kind: 'invalid', problems };
  }
  const { startAt, endsAt, ...rest } = parsed.data;
  const draft: CampaignDraft = {
    ...rest,
    startAt: startAt === null ? null : new Date(startAt).toISOString(),
    endsAt: new Date(endsAt).toISOString(),
  };
  const problems = timeProblems(draft, now);
  return Object.keys(problems).length === 0 ? { kind: 'sound', draft } : { kind: 'invalid', problems };
}

/** What only the moment or two fields together show; asked again when the campaign is scheduled. */
export function timeProblems({ startAt, endsAt, quiet }: CampaignDraft, now: Date): Record<string, MessageKey> {
  const begin = Math.max(now.getTime(), startAt === null ? 0 : Date.parse(startAt));
  const end = Date.parse(endsAt);
  return {
    ...(quietMinutes(quiet) > dayMinutes - leastOpenMinutes && { quiet: 'campaign-draft.quiet' as const }),
    ...((end <= begin || end > now.getTime() + year) && { endsAt: 'campaign-draft.end' as const }),
  };
}

/** From and to alike: no hour is quiet. */
function quietMinutes({ from, to }: CampaignDraft['quiet']): number {
  return (minutesOf(to) - minutesOf(from) + dayMinutes) % dayMinutes;
}

/** Minutes since midnight of `HH:MM`. */
export function minutesOf(time: string): number {
  const [hours = '0', minutes = '0'] = time.split(':');
  return Number(hours) * 60 + Number(minutes);
}
