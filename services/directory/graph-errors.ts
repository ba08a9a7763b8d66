import { GraphError } from '@microsoft/microsoft-graph-client';
import { AppError, DependencyError } from '../errors/app-error.ts';
import type { DependencyCode } from '../errors/app-error.ts';
import type { WriteOutcome, WriteRefusal } from './directory-writer.ts';
import { GraphTokenError } from './graph-client.ts';
import { retryAfterSeconds } from './graph-middleware.ts';

/**
 * The one place that knows Graph's status codes, error codes and texts
 * (https://learn.microsoft.com/graph/errors, https://learn.microsoft.com/graph/throttling).
 * Graph's `message` can quote a UPN, so it is matched here and goes nowhere else: not into an error, not as its cause.
 */

/** The user is not there, as against a path that does not exist. */
export function isNotFound(error: unknown): boolean {
  return error instanceof GraphError && error.statusCode === 404 && error.code === 'Request_ResourceNotFound';
}

/** The tenant has no licence for Privileged Identity Management, so nobody can be eligible for anything. */
export function isUnlicensedForEligibility(error: unknown): boolean {
  return error instanceof GraphError && error.statusCode === 400 && error.code === 'AadPremiumLicenseRequired';
}

/** What a failed read means to callers. `operation` names the call in the log. */
export function toDependencyError(error: unknown, operation: string, now: Date): DependencyError {
  if (error instanceof DependencyError) return error;
  // A bug of ours must not be reported as trouble with the directory.
  if (error instanceof AppError) throw error;
  if (error instanceof GraphTokenError) {
    const code = error.identityRefused ? 'directory_forbidden' : 'directory_unavailable';
    return new DependencyError(code, `${operation}: no access token`, { details: { operation, reason: 'token' } });
  }
  if (error instanceof GraphError) return fromGraphError(error, operation, now);
  return new DependencyError('directory_unavailable', `${operation}: no answer`, { details: { operation } });
}

function fromGraphError(error: GraphError, operation: string, now: Date): DependencyError {
  const status = error.statusCode;
  const headers = error.headers;
  const wait = headers === undefined ? undefined : retryAfterSeconds(headers, now);
  const requestId = error.requestId ?? headers?.get('request-id');
  const details = {
    operation,
    status,
    graphCode: knownShape(error.code),
    ...(requestId ? { requestId } : {}),
    ...(wait === undefined ? {} : { retryAfterSeconds: wait }),
  };
  return new DependencyError(codeOf(status), `${operation}: ${status > 0 ? String(status) : 'no answer'}`, { details });
}

/**
 * 401 counts as unavailable: tokens are renewed by the credential, so it passes. 403 stays until an operator acts, and
 * says the same for a missing permission and for a protected target.
 */
function codeOf(status: number): DependencyCode {
  if (status === 429) return 'directory_throttled';
  if (status === 403) return 'directory_forbidden';
  return 'directory_unavailable';
}

/** Graph's codes are identifiers; anything else might be a text. */
function knownShape(code: string | null): string {
  return code !== null && /^[\w.]{1,80}$/.test(code) ? code : 'none';
}

/** An answer to a write, as it came: the caller has read the body already; undefined when it was not JSON. */
export type WriteAnswer = { readonly status: number; readonly headers: Headers; readonly body: unknown };

/** Throttled, a concurrent change won, or the object is locked: the write may simply be asked again. */
const nothingChanged = new Set([429, 409, 423]);

/** Used when such an answer names no time. */
const usualRetryAfterSeconds = 10;

/**
 * What an answer to the password write means. Only an answer in Graph's own shape counts as "changed nothing": a page of
 * some gateway, whatever its status, leaves the result unknown.
 */
export function toWriteOutcome(answer: WriteAnswer, now: Date): WriteOutcome {
  const requestId = answer.headers.get('request-id') ?? undefined;
  if (answer.status >= 200 && answer.status < 300) return { kind: 'written', requestId };
  const error = errorIn(answer.body);
  if (error === undefined || answer.status < 400 || answer.status >= 500) return { kind: 'unknown', requestId };
  if (nothingChanged.has(answer.status)) {
    const asked = retryAfterSeconds(answer.headers, now) ?? usualRetryAfterSeconds;
    return { kind: 'throttled', retryAfterSeconds: asked, requestId };
  }
  return { kind: 'refused', reason: refusalOf(answer.status, error), requestId };
}

/** A write that got no token was never sent: it may be asked again, unless the identity itself is refused. */
export function toUnsentOutcome(error: GraphTokenError): WriteOutcome {
  return error.identityRefused
    ? { kind: 'refused', reason: 'forbidden', requestId: undefined }
    : { kind: 'throttled', retryAfterSeconds: usualRetryAfterSeconds, requestId: undefined };
}

type GraphErrorBody = { readonly code: string; readonly message: string };

function errorIn(body: unknown): GraphErrorBody | undefined {
  if (typeof body !== 'object' || body === null || !('error' in body)) return undefined;
  const error = body.error;
  if (typeof error !== 'object' || error === null || !('code' in error) || typeof error.code !== 'string')
    return undefined;
  return { code: error.code, message: 'message' in error && typeof error.message === 'string' ? error.message : '' };
}

/**
 * Two different refusals share the code `Request_BadRequest`, so their texts have to be looked at. The safe default is
 * `other`, which ends the flow rather than ask the person for one password after another.
 */
function refusalOf(status: number, error: GraphErrorBody): WriteRefusal {
  if (status === 403 || status === 401) return 'forbidden';
  if (status === 404) return 'not-found';
  if (status !== 400) return 'other';
  if (/on-premises mastered/i.test(error.message)) return 'on-premises';
  if (/password/i.test(error.message) && /compl(y|exity)|banned|easily guess/i.test(error.message)) {
    return 'password-not-accepted';
  }
  return 'other';
}
