import { describe, expect, it } from '@jest/globals';
import { ConnectorError, WritesBlockedError } from '../../bot/connector-errors.ts';
import { fateOfSend } from '../../bot/send-fate.ts';
import { DependencyError, InvariantError } from '../../services/errors/app-error.ts';

const fault = (code: string, more: object = {}) => Object.assign(new Error('connect'), { code, ...more });
const refused = Object.assign(new Error('connect'), { code: 'ECONNREFUSED' });

describe('what became of a message that Teams did not simply take', () => {
  it.each([
    ['no token', new DependencyError('messenger_unavailable', 'no token'), 'not-taken'],
    ['a bug before anything was sent', new TypeError('x'), 'not-taken'],
    ['an address that is not allowed', new InvariantError('outside the allow-list'), 'unreachable'],
    ['a blocked bot', new WritesBlockedError(403), 'unreachable'],
    ['401', new ConnectorError(401, 'x'), 'not-taken'],
    ['408', new ConnectorError(408, 'x'), 'not-taken'],
    ['412', new ConnectorError(412, 'x'), 'not-taken'],
    ['429', new ConnectorError(429, 'x'), 'not-taken'],
    ['404', new ConnectorError(404, 'x'), 'unreachable'],
    ['413', new ConnectorError(413, 'x'), 'unreachable'],
    ['500', new ConnectorError(500, 'x'), 'unconfirmed'],
    ['an answer that got lost', new ConnectorError(0, 'x', new Error('socket hang up')), 'unconfirmed'],
    ['a connection that was never made', new ConnectorError(0, 'x', refused), 'not-taken'],
    ['a name service that is away', new ConnectorError(0, 'x', fault('EDNS')), 'not-taken'],
    ['a network that is away', new ConnectorError(0, 'x', fault('ENETUNREACH')), 'not-taken'],
    ['no connection in time', new ConnectorError(0, 'x', fault('ETIMEDOUT', { syscall: 'connect' })), 'not-taken'],
    ['no answer in time', new ConnectorError(0, 'x', fault('ETIMEDOUT', { syscall: 'read' })), 'unconfirmed'],
    ['the same, wrapped', new ConnectorError(0, 'x', new Error('fetch failed', { cause: refused })), 'not-taken'],
  ])('%s', (_name, error, fate) => {
    expect(fateOfSend(error)).toBe(fate);
  });
});
