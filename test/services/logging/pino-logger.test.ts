import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { DependencyError } from '../../../services/errors/app-error.ts';
import { createPinoLogger } from '../../../services/logging/pino-logger.ts';

const secret = fc.stringMatching(/^[A-Za-z0-9+@.-]{10,40}$/).map((text) => `s3${text}`);

describe('the log (I6)', () => {
  it('shows nothing of what a foreign error says or carries, however deep (property)', () => {
    fc.assert(
      fc.property(secret, fc.nat(3), (hidden, depth) => {
        const lines: string[] = [];
        const log = createPinoLogger('debug', { write: (line) => void lines.push(line) });
        let error: unknown = Object.assign(new Error(`refused: ${hidden}`), {
          body: hidden,
          request: { data: hidden },
          code: 400,
        });
        for (let n = 0; n < depth; n += 1) error = new Error(hidden, { cause: error });
        log.error({ err: error }, 'something failed');
        log.error(
          { err: new DependencyError('directory_unavailable', 'Graph is away', { cause: error }) },
          'a turn failed',
        );
        log.error({ err: hidden }, 'something threw a text');
        expect(lines).toHaveLength(3);
        expect(lines.join('')).not.toContain(hidden);
      }),
    );
  });

  it('masks the fields that hold secrets and addresses, at two levels and in children (property)', () => {
    const names = ['password', 'token', 'handle', 'authorization', 'text', 'value', 'body', 'activity', 'to', 'upn'];
    fc.assert(
      fc.property(secret, fc.constantFrom(...names), (hidden, name) => {
        const lines: string[] = [];
        const log = createPinoLogger('debug', { write: (line) => void lines.push(line) });
        log.info({ [name]: hidden }, 'said');
        log.info({ inner: { [name]: hidden } }, 'said');
        log.child({ [name]: hidden }).info({}, 'said');
        expect(lines.join('')).not.toContain(hidden);
      }),
    );
  });
});
