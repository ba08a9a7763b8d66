import type { WriteAnswer } from '../directory/graph-errors.ts';
import { retryAfterSeconds } from '../directory/graph-middleware.ts';
import { DependencyError } from '../errors/app-error.ts';
import type { InstallResult } from './app-installer.ts';

/** `there`: Teams has the app for the person, from now on or already. */
export type InstallAnswer = Exclude<InstallResult, { readonly kind: 'installed' }> | { readonly kind: 'there' };

/** Used when Graph names no time. */
const usualRetrySeconds = 10;

/**
 * What Graph's answer to an installation means. Its codes say no more than the status does, so the texts are looked at,
 * here and nowhere else (https://learn.microsoft.com/graph/api/userteamwork-post-installedapps). What is the app's own
 * fault and would be the same for everybody (a permission that is missing, a service that is down) is thrown as a
 * `DependencyError`: ten thousand people must not be called unreachable for it.
 */
export function installAnswerOf({ status, headers, body }: WriteAnswer, now: Date): InstallAnswer {
  if ((status >= 200 && status < 300) || status === 409) return { kind: 'there' };
  const { code, message } = errorIn(body);
  switch (status) {
    case 429: {
      const seconds = retryAfterSeconds(headers, now) ?? usualRetrySeconds;
      return { kind: 'throttled', retryAt: new Date(now.getTime() + seconds * 1000) };
    }
    case 403:
      if (isOurFault(code, message)) throw failed('directory_forbidden', status);
      if (hasNoTeams(message)) return refused('no-teams');
      return /block|polic|AccessDenied/i.test(`${code} ${message}`) ? refused('blocked-by-policy') : refused('refused');
    case 404:
      if (isAboutApp(message)) return refused('not-in-catalogue');
      // The directory does not know the person; whom it knows and Teams does not, has no licence or no account there yet.
      return code.startsWith('Request_ResourceNotFound') ? refused('no-such-person') : refused('no-teams');
    case 400:
      if (hasNoTeams(message)) return refused('no-teams');
      return isAboutApp(message) ? refused('not-in-catalogue') : refused('refused');
    default:
      // A token that ran out and whatever the service itself is to blame for: the next try may do.
      if (status === 401 || status < 400 || status >= 500) throw failed('directory_unavailable', status);
      return refused('refused');
  }
}

/** Missing consent, or an app whose manifest does not name our own registration (`webApplicationInfo`). */
function isOurFault(code: string, message: string): boolean {
  return (
    code.startsWith('Authorization_RequestDenied') ||
    /missing (?:role|scope) permissions|insufficient privileges|not allowed to manage the teams app/i.test(message)
  );
}

function hasNoTeams(message: string): boolean {
  return /licen[cs]e|service plan|not (?:enabled|provisioned|activated) for (?:microsoft )?teams|teams is (?:disabled|not enabled)/i.test(
    message,
  );
}

function isAboutApp(message: string): boolean {
  return /app (?:definition|id|catalog)|teams ?app\b|app .{0,80}not (?:found|exist)/i.test(message);
}

type Refused = Extract<InstallAnswer, { readonly kind: 'refused' }>;

function refused(reason: Refused['reason']): Refused {
  return { kind: 'refused', reason };
}

function failed(code: 'directory_forbidden' | 'directory_unavailable', status: number): DependencyError {
  return new DependencyError(code, `installApp: ${String(status)}`, { details: { operation: 'installApp', status } });
}

/** The texts of Graph's error, the inner one's too; they can name people and go nowhere from here. */
function errorIn(body: unknown): { readonly code: string; readonly message: string } {
  const error = part(body, 'error');
  const inner = part(error, 'innerError') ?? part(error, 'innererror');
  const text = (value: unknown, name: string): string => {
    const found = part(value, name);
    return typeof found === 'string' ? found : '';
  };
  const innerCode = text(inner, 'code');
  return {
    code: [text(error, 'code'), innerCode].filter((code) => code !== '').join(' '),
    message: `${text(error, 'message')} ${text(inner, 'message')}`.slice(0, 2_000),
  };
}

function part(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null && name in value
    ? (value as Readonly<Record<string, unknown>>)[name]
    : undefined;
}
