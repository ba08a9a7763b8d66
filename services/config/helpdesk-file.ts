import { z } from 'zod';
import { caseTroubles } from '../outcomes/case-reasons.ts';
import type { HelpdeskSettings } from '../helpdesk/helpdesk-settings.ts';
import { languages } from '../i18n/language.ts';
import { isTimeZone } from '../i18n/time-zone.ts';
import type { ServiceNowIncident } from './config.ts';
import { SettingProblem } from './parse-settings.ts';

/** Where Teams takes proactive messages of the public cloud. */
const globalServiceUrl = 'https://smba.trafficmanager.net/teams/';

/** Beside the manager's time: until somebody vouches first, and for the second agent afterwards. A case's end never moves. */
const secondVouchHours = 48;

const team = z.strictObject({
  id: z.string().regex(/^[a-z][a-z0-9-]{0,39}$/, 'must be a short word in lower case'),
  name: z.string().min(1).max(80),
  groupId: z.guid(),
  channelId: z
    .string()
    .regex(/^19:[A-Za-z0-9_-]{1,200}@thread\.(?:tacv2|skype)$/, 'must be a channel id, 19:…@thread.tacv2'),
  serviceUrl: z.url().default(globalServiceUrl),
  language: z.enum(languages).default('en'),
  timeZone: z.string().refine(isTimeZone, 'must be an IANA time zone').default('UTC'),
  languages: z.array(z.enum(languages)).default([]),
  troubles: z.array(z.enum(caseTroubles)).default([]),
  fallbackMail: z.email(),
});

/** How ServiceNow names a record of its own in every table. */
const sysId = z.string().regex(/^[0-9a-f]{32}$/, 'must be a sys_id, 32 hexadecimal digits');

const file = z.strictObject({
  teams: z.array(team).min(1).max(50),
  claimMinutes: z.int().min(5).max(480).default(30),
  caseDays: z.int().min(1).max(30).default(7),
  unregistered: z
    .strictObject({ enabled: z.boolean(), objectionHours: z.int().min(24).max(72).default(24) })
    .default({ enabled: false, objectionHours: 24 }),
  serviceNow: z
    .strictObject({
      closeCode: z.string().min(1).max(100).optional(),
      assignmentGroup: sysId.optional(),
      caller: sysId.optional(),
    })
    .optional(),
});

export type HelpdeskFile = {
  readonly helpdesk: HelpdeskSettings;
  /** Undefined: not said, so as the instance has it. */
  readonly serviceNow: ServiceNowIncident | undefined;
};

/**
 * The helpdesk's teams and rules from the text of their JSON file. Throws a `SettingProblem` that names the place, never
 * a value. Two teams may not share an id or a channel: a press would not tell whose case it is.
 */
export function parseHelpdeskFile(text: string): HelpdeskFile {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    throw new SettingProblem('the file is not JSON');
  }
  const parsed = file.safeParse(json);
  if (!parsed.success) {
    const places = parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`);
    throw new SettingProblem(`the file is not usable (${places.join('; ')})`);
  }
  const { serviceNow, ...helpdesk } = parsed.data;
  const { teams, caseDays, unregistered } = helpdesk;
  if (unregistered.enabled && caseDays * 24 < unregistered.objectionHours + secondVouchHours)
    throw new SettingProblem('caseDays leaves no time for the manager to object and for a second agent');
  const unique = (values: readonly string[]): boolean => new Set(values).size === values.length;
  if (!unique(teams.map(({ id }) => id)) || !unique(teams.map(({ channelId }) => channelId))) {
    throw new SettingProblem('two teams share an id or a channel');
  }
  return { helpdesk, serviceNow };
}
