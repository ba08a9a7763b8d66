/** An answer other than success, as Graph words it. Thrown by the handlers of the pretend Graph. */
export class GraphFailure extends Error {
  readonly status: number;
  readonly code: string;
  readonly headers: Readonly<Record<string, string>>;
  /** Code of `innerError`, where a part of Graph has one. */
  readonly inner: string | undefined;

  constructor(
    status: number,
    code: string,
    message: string,
    headers: Readonly<Record<string, string>> = {},
    inner?: string,
  ) {
    super(message);
    this.name = 'GraphFailure';
    this.status = status;
    this.code = code;
    this.headers = headers;
    this.inner = inner;
  }
}

export function badRequest(message: string, code = 'Request_BadRequest'): GraphFailure {
  return new GraphFailure(400, code, message);
}

/** A missing permission and a protected target answer alike. */
export function denied(): GraphFailure {
  return new GraphFailure(403, 'Authorization_RequestDenied', 'Insufficient privileges to complete the operation.');
}

export function notFound(id: string): GraphFailure {
  return new GraphFailure(
    404,
    'Request_ResourceNotFound',
    `Resource '${id}' does not exist or one of its queried reference-property objects are not present.`,
  );
}

/** What Graph says by status, where a fault names no words of its own. */
export function usualFailure(status: number, method: string): GraphFailure {
  switch (status) {
    case 400:
      return method === 'PATCH' ? badRequest(passwordRefused) : badRequest('Invalid request.');
    case 401:
      return new GraphFailure(401, 'InvalidAuthenticationToken', 'Access token has expired or is not yet valid.');
    case 403:
      return denied();
    case 404:
      return notFound('00000000-0000-0000-0000-000000000000');
    case 429:
      return new GraphFailure(429, 'TooManyRequests', 'Too many requests.', { 'retry-after': '1' });
    case 503:
      return new GraphFailure(503, 'ServiceUnavailable', 'Service is temporarily unavailable.');
    case 504:
      return new GraphFailure(504, 'GatewayTimeout', 'The upstream did not answer in time.');
    default:
      return new GraphFailure(status, status >= 500 ? 'InternalServerError' : 'UnknownError', 'An error has occurred.');
  }
}

/** One opaque text for length, classes, characters and banned words alike. */
export const passwordRefused =
  'The specified password does not comply with password complexity requirements. Please provide a different password.';

export const onPremisesMastered =
  'Unable to update the specified properties for on-premises mastered Directory Sync objects or objects currently undergoing migration.';
