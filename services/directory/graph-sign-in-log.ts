import type { Client } from '@microsoft/microsoft-graph-client';
import type { SignIn } from '@microsoft/microsoft-graph-types';
import type { Clock } from '../clock/clock.ts';
import { DependencyError } from '../errors/app-error.ts';
import { toDependencyError } from './graph-errors.ts';
import { requireObjectId } from './graph-object-id.ts';
import type { SignInAttempt, SignInClient, SignInLog } from './sign-in-log.ts';

export type GraphSignInLogOptions = {
  /** From `createGraphReadClient`, with the reader's credential (permission AuditLog.Read.All). */
  readonly client: Client;
  readonly clock: Clock;
};

const lookBackMs = 24 * 60 * 60 * 1000;
const mostAttempts = 50;

/**
 * `SignInLog` on Microsoft Graph v1.0 (https://learn.microsoft.com/graph/api/signin-list): sign-ins in which somebody, or
 * a mail program, sent a password; not those that only renewed a session. The collection takes no $select, so whole rows
 * come; all but three values of each are dropped here. One page and no more: the newest rows are what matters.
 */
export function createGraphSignInLog({ client, clock }: GraphSignInLogOptions): SignInLog {
  return {
    recent: async (personId) => {
      const id = requireObjectId(personId);
      const since = new Date(clock.now().getTime() - lookBackMs);
      try {
        const answer: unknown = await client
          .api('/auditLogs/signIns')
          .filter(`userId eq '${id}' and createdDateTime ge ${since.toISOString()}`)
          .orderby('createdDateTime desc')
          .top(mostAttempts)
          .get();
        return { kind: 'read', attempts: rowsOf(answer).map(toAttempt).sort(newestFirst).slice(0, mostAttempts) };
      } catch (error) {
        const fault = toDependencyError(error, 'recentSignIns', clock.now());
        // No licence, or no permission: both stay so until an administrator acts.
        if (fault.code === 'directory_forbidden') return { kind: 'not-available' };
        throw fault;
      }
    },
  };
}

function rowsOf(answer: unknown): readonly SignIn[] {
  const value = typeof answer === 'object' && answer !== null && 'value' in answer ? answer.value : undefined;
  if (!Array.isArray(value)) throw unreadable();
  return value as readonly SignIn[];
}

function toAttempt({ status, createdDateTime, clientAppUsed }: SignIn): SignInAttempt {
  const at = Date.parse(createdDateTime ?? '');
  const code = status?.errorCode;
  if (typeof code !== 'number' || Number.isNaN(at)) throw unreadable();
  return { code, at: new Date(at), client: clientOf(clientAppUsed ?? '') };
}

/**
 * Names of the column "Client app" (https://learn.microsoft.com/entra/identity/monitoring-health/concept-sign-in-log-activity-details):
 * protocols that send name and password themselves are mail programs and the mail of phones.
 */
const mailProtocols = /ActiveSync|IMAP|POP|SMTP|MAPI|Exchange|Outlook|AutoDiscover|Autodiscover|Offline Address Book/u;

function clientOf(name: string): SignInClient {
  if (name === 'Browser') return 'browser';
  if (/^Mobile Apps? and Desktop clients$/iu.test(name)) return 'app';
  return mailProtocols.test(name) ? 'mail' : 'other';
}

function newestFirst(one: SignInAttempt, other: SignInAttempt): number {
  return other.at.getTime() - one.at.getTime();
}

function unreadable(): DependencyError {
  return new DependencyError('directory_unavailable', 'recentSignIns: the answer has an unexpected shape');
}
