import type { IncomingMessage } from 'node:http';
import { describe, expect, it } from '@jest/globals';
import { callerAddress } from '../../bot/caller-address.ts';

const from = (forwarded: string | undefined) =>
  ({
    headers: forwarded === undefined ? {} : { 'x-forwarded-for': forwarded },
    socket: { remoteAddress: '10.0.0.9' },
  }) as unknown as IncomingMessage;

describe('the address of a caller', () => {
  it("is the connection's when no proxy of ours stands before us, whatever the header says", () => {
    expect(callerAddress(from('1.2.3.4'), 0)).toBe('10.0.0.9');
  });

  it('is what our proxy appended, not what the caller put in front of it', () => {
    expect(callerAddress(from('6.6.6.6, 203.0.113.7'), 1)).toBe('203.0.113.7');
    expect(callerAddress(from('6.6.6.6, 203.0.113.7, 10.1.1.1'), 2)).toBe('203.0.113.7');
  });

  it("is the connection's when the header has fewer entries than proxies", () => {
    expect(callerAddress(from('203.0.113.7'), 2)).toBe('10.0.0.9');
  });
});
