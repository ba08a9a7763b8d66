import { describe, expect, it } from '@jest/globals';
import { createRequestTargets, headerList } from '../../../services/http/request-target.ts';

describe('where a request goes', () => {
  const targetOf = createRequestTargets();

  it.each([
    'https://graph.microsoft.com/v1.0/users/1?$select=id,displayName',
    'http://127.0.0.1:3978/v3/conversations/a%3A1/activities',
    'https://smba.trafficmanager.net/emea/v3/conversations/19%3Ax%40thread.v2',
    'https://[::1]:8443/a',
    "https://graph.microsoft.com/v1.0/users?$filter=a eq 'b'",
    'https://host.example/a/../b/./c?x=1#part',
    'https://host.example',
    'https://user:word@host.example/a',
  ])('is what the URL standard says of %s, the second time too', (address) => {
    const { hostname, port, host, pathname, search } = new URL(address);
    const expected = {
      hostname: hostname.replace(/^\[|\]$/gu, ''),
      port: port === '' ? undefined : port,
      host,
      path: pathname + search,
    };
    expect([targetOf(address), targetOf(address)]).toEqual([expected, expected]);
  });

  it('cannot be read from what is no address', () => {
    expect(() => targetOf('/v3/conversations')).toThrow('Invalid URL');
  });
});

describe('the head of a request', () => {
  it('names the host first and the length of the body in bytes last', () => {
    const head = headerList('a.example', { accept: 'x/y' }, 'ä', 'POST');
    expect(head).toEqual(['host', 'a.example', 'accept', 'x/y', 'content-length', '2']);
    expect(headerList('a.example', {}, undefined, 'GET')).toEqual(['host', 'a.example']);
    // Without it Node would send such a request in chunks, which not every proxy takes.
    expect(headerList('a.example', {}, undefined, 'POST')).toEqual(['host', 'a.example', 'content-length', '0']);
  });
});
