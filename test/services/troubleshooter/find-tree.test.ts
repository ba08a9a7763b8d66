import { describe, expect, it } from '@jest/globals';
import { isFaultCode } from '../../../services/troubleshooter/fault-codes.ts';
import { createCodeFinder, createSymptomFinder } from '../../../services/troubleshooter/find-tree.ts';
import { loadTrees } from '../../../services/troubleshooter/load-trees.ts';

const { trees } = loadTrees(undefined);
const find = createCodeFinder(trees);
const symptom = createSymptomFinder(trees);

describe('a pasted code', () => {
  it.each([
    'SSPR_0029',
    'sspr 0029',
    'sspr-29',
    'Error: (SSPR_0029) Unfortunately, you cannot reset your password.',
    'sain koodin sspr0029 mitä teen',
  ])('is found however it is spelled: %s', (text) => {
    expect(find(text)?.admins ?? find(text)?.people).toMatchObject({ code: 'SSPR_0029' });
  });

  it.each([
    ['event 33004', 'Log Name:      Application\nSource:        PasswordResetService\nEvent ID:      33004'],
    ['event 33004', '<EventID Qualifiers="0">33004</EventID>'],
    ['event 33004', 'tapahtumatunnus: 33004'],
    ['event 33004', ' 33004 '],
    ['hr=80231367', 'TrackingId: 1f2e, Details: hr=80231367, message='],
    ['hr=80231367', '0x80231367'],
    ['hr=80231367', '80231367'],
    ['hr=8023061f', 'event 6329 … 0x8023061F: restriction'],
  ])('leads to %s', (code, text) => {
    expect(find(text)?.admins?.code).toBe(code);
  });

  it('is the most telling one of several: the result before the event before the page', () => {
    expect(find('SSPR_0029, Event ID 33004, hr=80231367')?.admins?.code).toBe('hr=80231367');
    expect(find('SSPR_0029 and event 33004')?.admins?.code).toBe('event 33004');
  });

  it('has a place for people and one for admins', () => {
    const found = find('SSPR_0009');
    expect(found?.people?.tree).toBe('not-enabled');
    expect(found?.admins?.tree).toBe('sspr-codes');
  });

  it.each(['12345678', '1234 5678', 'my number is 33004123', 'in 2026', 'SSPR_9999', 'XSSPR_0029X', 'AADSTS50126', ''])(
    'is not seen in %j',
    (text) => {
      expect(find(text)).toBeUndefined();
    },
  );

  it('is looked for in the first 20 000 characters, and quickly', () => {
    expect(find(`${'x '.repeat(10_000)} SSPR_0029`)).toBeUndefined();
    expect(find(`${'event '.repeat(1000)} 33004`)).toBeDefined();
  });

  it.each(['SSPR_0029', '(SSPR_0029)', 'hr=80231367', '0x8023061F:'])('%s is no password', (text) => {
    expect(isFaultCode(text)).toBe(true);
  });

  it.each(['80abCD12', 'SSPR_0029!xY7', 'Kesä_2026', '0x8023061FF'])('%s could be one', (text) => {
    expect(isFaultCode(text)).toBe(false);
  });
});

describe('a description', () => {
  it.each([
    ['phone-number-format', 'the page says that my phone number is wrong'],
    ['no-code-comes', 'the text message with the code never arrives'],
    ['too-many-attempts', 'liian monta yritystä yritä myöhemmin uudelleen'],
    ['could-not-verify', "we couldn't verify your account"],
  ])('leads to %s', (id, text) => {
    expect(symptom(text)?.tree.id).toBe(id);
  });

  it.each(['I forgot my password', 'phone', 'where is my cat', 'kissa on poissa', 'hello', '', 'printer is broken'])(
    'that fits none leads to none: %j',
    (text) => {
      expect(symptom(text)).toBeUndefined();
    },
  );
});
