import { describe, expect, it } from '@jest/globals';
import { composeNotice } from '../../../services/aftercare/compose-notice.ts';
import { oneLine } from '../../../services/i18n/one-line.ts';
import { createTranslator } from '../../../services/i18n/translator.ts';

describe('one line of what somebody typed', () => {
  it.each([
    ['Aino Järvinen', 'Aino Järvinen'],
    ['  Aino\r\n\t Järvinen\u0000\u2028', 'Aino Järvinen'],
    ['evil\u202egnp.exe', 'evil gnp.exe'],
    ['\u200b\u200b', ''],
    ['a\u00a0\u3000b', 'a b'],
  ])('%j is %j', (typed, line) => {
    expect(oneLine(typed)).toBe(line);
  });

  it('is cut between characters and ends in no blank', () => {
    expect(oneLine('😀😀😀', 2)).toBe('😀😀');
    expect(oneLine('ab cd', 3)).toBe('ab');
    expect(oneLine('x'.repeat(300))).toHaveLength(200);
  });

  it('is what a notice holds of a name', () => {
    const about = { displayName: `${'x'.repeat(199)}😀`, userPrincipalName: 'x@contoso.example' };
    const { text } = composeNotice(
      { event: 'helpdesk', at: '2026-11-23T08:00:00.000Z', eventId: 'e', passwordReplaced: false } as never,
      'mail',
      {
        t: createTranslator('en', 'UTC'),
        timeZone: 'UTC',
        user: about as never,
        name: 'Contoso',
        helpdeskContact: 'x',
        link: 'https://x.example',
      },
    );
    expect(text.isWellFormed()).toBe(true);
  });
});
