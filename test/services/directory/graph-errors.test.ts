import { GraphError } from '@microsoft/microsoft-graph-client';
import { describe, expect, it } from '@jest/globals';
import { InvariantError } from '../../../services/errors/app-error.ts';
import {
  isNotFound,
  isUnlicensedForEligibility,
  toDependencyError,
  toWriteOutcome,
} from '../../../services/directory/graph-errors.ts';

const now = new Date('2026-03-02T08:00:00Z');

function graphError(
  status: number,
  code: string | null,
  message = '',
  headers: Record<string, string> = {},
): GraphError {
  const error = new GraphError(status, message);
  error.code = code;
  error.headers = new Headers(headers);
  return error;
}

describe('a failed read', () => {
  it.each([
    [400, 'Request_BadRequest', 'directory_unavailable'],
    [401, 'InvalidAuthenticationToken', 'directory_unavailable'],
    [403, 'Authorization_RequestDenied', 'directory_forbidden'],
    [403, 'accessDenied', 'directory_forbidden'],
    [403, 'Authentication_RequestFromNonPremiumTenantOrB2CTenant', 'directory_forbidden'],
    [404, 'Request_ResourceNotFound', 'directory_unavailable'],
    [409, 'Directory_ConcurrencyViolation', 'directory_unavailable'],
    [423, 'Locked', 'directory_unavailable'],
    [429, 'TooManyRequests', 'directory_throttled'],
    [500, null, 'directory_unavailable'],
    [503, 'ServiceUnavailable', 'directory_unavailable'],
    [504, 'GatewayTimeout', 'directory_unavailable'],
    [-1, 'TypeError', 'directory_unavailable'],
  ])('with status %i and code %s is %s', (status, code, expected) => {
    expect(toDependencyError(graphError(status, code), 'findUser', now).code).toBe(expected);
  });

  it('is retryable except for missing rights', () => {
    expect(toDependencyError(graphError(503, null), 'findUser', now).retryable).toBe(true);
    expect(toDependencyError(graphError(403, null), 'findUser', now).retryable).toBe(false);
  });

  it('carries what an operator needs and nothing that Graph said about a person', () => {
    const message = "Resource 'aino.virtanen@kuusama.example' does not exist";
    const headers = { 'request-id': 'r-1', 'retry-after': '7' };
    const error = toDependencyError(graphError(429, 'TooManyRequests', message, headers), 'findUser', now);
    expect(error.details).toEqual({
      operation: 'findUser',
      status: 429,
      graphCode: 'TooManyRequests',
      requestId: 'r-1',
      retryAfterSeconds: 7,
    });
    expect(JSON.stringify([error, error.message, error.cause])).not.toContain('aino');
  });

  it('does not let a sentence through as a code', () => {
    expect(toDependencyError(graphError(400, 'aino.virtanen@kuusama.example'), 'x', now).details['graphCode']).toBe(
      'none',
    );
  });

  it('is not made of a bug of ours', () => {
    expect(() => toDependencyError(new InvariantError('bug'), 'findUser', now)).toThrow(InvariantError);
  });

  it('tells an absent user from an absent path, and a missing licence from a bad request', () => {
    expect(isNotFound(graphError(404, 'Request_ResourceNotFound'))).toBe(true);
    expect(isNotFound(graphError(404, 'BadRequest'))).toBe(false);
    expect(isUnlicensedForEligibility(graphError(400, 'AadPremiumLicenseRequired'))).toBe(true);
    expect(isUnlicensedForEligibility(graphError(400, 'Request_BadRequest'))).toBe(false);
    expect(isUnlicensedForEligibility(graphError(403, 'AadPremiumLicenseRequired'))).toBe(false);
  });
});

describe('an answer to the write', () => {
  const complexity =
    'The specified password does not comply with password complexity requirements. Please provide a different password.';
  const onPremises =
    'Unable to update the specified properties for on-premises mastered Directory Sync objects or objects currently undergoing migration.';
  const answer = (status: number, body: unknown, headers: Record<string, string> = {}) =>
    toWriteOutcome({ status, body, headers: new Headers({ 'request-id': 'r-1', ...headers }) }, now);
  const said = (code: string, message = '') => ({ error: { code, message } });

  it.each([
    [200, undefined, 'written'],
    [204, undefined, 'written'],
    [400, said('Request_BadRequest', complexity), 'password-not-accepted'],
    [400, said('Request_BadRequest', onPremises), 'on-premises'],
    [400, said('Request_BadRequest', 'Property passwordProfile is malformed.'), 'other'],
    [401, said('InvalidAuthenticationToken'), 'forbidden'],
    [403, said('Authorization_RequestDenied'), 'forbidden'],
    [404, said('Request_ResourceNotFound'), 'not-found'],
    [405, said('MethodNotAllowed'), 'other'],
    [409, said('Directory_ConcurrencyViolation'), 'throttled'],
    [423, said('Locked'), 'throttled'],
    [429, said('TooManyRequests'), 'throttled'],
    [500, said('InternalServerError'), 'unknown'],
    [503, said('ServiceUnavailable'), 'unknown'],
    [504, undefined, 'unknown'],
    [302, undefined, 'unknown'],
    [400, undefined, 'unknown'],
    [403, { message: 'blocked' }, 'unknown'],
    [400, { error: 'invalid' }, 'unknown'],
  ])('with status %i and body %j is %s', (status, body, expected) => {
    const outcome = answer(status, body);
    expect(outcome.kind === 'refused' ? outcome.reason : outcome.kind).toBe(expected);
    expect(outcome.requestId).toBe('r-1');
  });

  it.each([
    [{ 'retry-after': '3' }, 3],
    [{ 'retry-after': 'Mon, 02 Mar 2026 08:00:20 GMT' }, 20],
    [{ 'retry-after': 'soon' }, 10],
    [{}, 10],
  ])('throttled with %j waits %i seconds', (headers, seconds) => {
    expect(answer(429, said('TooManyRequests'), headers as Record<string, string>)).toMatchObject({
      retryAfterSeconds: seconds,
    });
  });
});
