import type { CaseDeskSettings } from './config.ts';
import type { HelpdeskFile } from './helpdesk-file.ts';
import { parseEventAddress, SettingProblem } from './parse-settings.ts';
import { Secret } from './secret.ts';
import type { Settings } from './settings.ts';

/** After `whsec_` stands base64: what does not decode to a key would sign with none, and so could anybody. */
function caseDeskKey(key: string | undefined): Secret | undefined {
  if (key === undefined) return undefined;
  if (key.startsWith('whsec_') && Buffer.from(key.slice(6), 'base64').length < leastKeyBytes)
    throw new SettingProblem('AVAIN_CASE_DESK_KEY needs at least 24 bytes of base64 after whsec_');
  return new Secret(key);
}

/** The least that the Standard Webhooks scheme takes. */
const leastKeyBytes = 24;

/**
 * `webhook:<https url>` (signed with AVAIN_CASE_DESK_KEY), `servicenow:<https origin>|<user>` or, with OAuth,
 * `servicenow-client:<https origin>|<client id>` (AVAIN_CASE_DESK_PASSWORD is the password or the client's secret).
 */
export function caseDeskSettings(s: Settings, helpdesk: HelpdeskFile | undefined): CaseDeskSettings | undefined {
  if (s.AVAIN_CASE_DESK === undefined) return undefined;
  if (s.AVAIN_HELPDESK_FILE === undefined)
    throw new SettingProblem('needs AVAIN_HELPDESK_FILE: tickets are made of cases');
  const key = caseDeskKey(s.AVAIN_CASE_DESK_KEY);
  const webhook = /^webhook:(https?:\/\/.+)$/.exec(s.AVAIN_CASE_DESK)?.[1];
  if (webhook !== undefined) {
    const url = parseEventAddress(webhook);
    if (key === undefined) throw new SettingProblem('a webhook needs AVAIN_CASE_DESK_KEY');
    return { kind: 'webhook', url, key };
  }
  const [, how, url, name] = /^servicenow(-client)?:(https?:\/\/[^/|]+)\|(.+)$/.exec(s.AVAIN_CASE_DESK) ?? [];
  if (url === undefined || name === undefined) {
    throw new SettingProblem('must be webhook:<https url>, servicenow:<https origin>|<user> or servicenow-client:…');
  }
  parseEventAddress(url);
  if (s.AVAIN_CASE_DESK_PASSWORD === undefined) throw new SettingProblem('ServiceNow needs AVAIN_CASE_DESK_PASSWORD');
  const signIn = how === undefined ? 'password' : 'client-credentials';
  const secret = new Secret(s.AVAIN_CASE_DESK_PASSWORD);
  return { kind: 'servicenow', url, signIn, name, secret, key, incident: helpdesk?.serviceNow ?? {} };
}
