/**
 * Field names that never reach a log line with a value, at the first two levels. `code` is not among them: it names
 * error codes; one-time codes are never handed to a logger at all.
 */
const names = [
  'password',
  'token',
  'handle',
  'authorization',
  'text',
  'value',
  'body',
  'activity',
  'address',
  'to',
  'mail',
  'phone',
  'upn',
];
export const redactedFields: readonly string[] = names.flatMap((name) => [name, `*.${name}`]);
