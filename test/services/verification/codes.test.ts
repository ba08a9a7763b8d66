import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { createTranslator } from '../../../services/i18n/translator.ts';
import { languages } from '../../../services/i18n/language.ts';
import { codeMethods } from '../../../services/policy/proof-policy.ts';
import { codeIdOf, codeMessage, normaliseCode, spellCode } from '../../../services/verification/one-time-code.ts';
import { proofMethods } from '../../../services/verification/proof-methods.ts';

const digits = fc.string({ unit: fc.constantFrom(...Array.from('0123456789')), minLength: 8, maxLength: 8 });

describe('normaliseCode', () => {
  it('reads what spellCode wrote, with any blanks and dashes a phone adds', () => {
    fc.assert(
      fc.property(digits, fc.constantFrom(' ', '-', '\u00a0', '–', '\u202f', '\t', '.', '\u200b'), (code, gap) => {
        expect(normaliseCode(spellCode(code))).toBe(code);
        expect(normaliseCode(` ${Array.from(code).join(gap)}\n`)).toBe(code);
      }),
      { numRuns: 1000 },
    );
  });

  it('reads nothing out of anything else', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const code = normaliseCode(text);
        expect(code === undefined || /^[0-9]{8}$/.test(code)).toBe(true);
      }),
      { numRuns: 1000 },
    );
    for (const text of ['1234567', '123456789', 'my code is 12345678', '١٢٣٤٥٦٧٨', '12,345,678', '+12345678']) {
      expect(normaliseCode(text)).toBeUndefined();
    }
  });
});

describe('codeMessage', () => {
  it('differs as soon as tenant, flow, target, method or code differ', () => {
    const scope = { tenantId: 't', flowId: 'f', target: 'x', method: 'email-code' } as const;
    const messages = [
      codeMessage(scope, '12345678'),
      codeMessage({ ...scope, tenantId: 'u' }, '12345678'),
      codeMessage({ ...scope, flowId: 'g' }, '12345678'),
      codeMessage({ ...scope, target: 'y' }, '12345678'),
      codeMessage({ ...scope, method: 'sms-code' }, '12345678'),
      codeMessage(scope, '12345679'),
    ];
    expect(new Set(messages).size).toBe(messages.length);
    expect(codeIdOf('t.flow', 'email-code')).not.toBe(codeIdOf('t.flow', 'sms-code'));
  });
});

describe.each(languages)('the messages (%s)', (language) => {
  const t = createTranslator(language);
  it.each(codeMethods.flatMap((method) => (['chat', 'page'] as const).map((place) => [method, place] as const)))(
    '%s, to be typed in the %s, names tenant, minutes and code, and holds no link',
    (method, place) => {
      const message = proofMethods[method].compose({
        to: 'x',
        code: '12345678',
        t,
        tenantName: 'Contoso {Oy} <b>',
        typedIn: place,
        minutes: 5,
        messageId: 'm',
      });
      expect(message.text).toContain('1234 5678');
      expect(message.text).toContain('Contoso {Oy} <b>');
      expect(message.text).toContain('5 min');
      expect(message.subject).not.toContain('1234');
      expect(message.subject + message.text).not.toMatch(/https?:|www\./);
    },
  );

  it('of a text message fit one part of 160 characters for a tenant of 30', () => {
    const { text } = proofMethods['sms-code'].compose({
      to: 'x',
      code: '12345678',
      t,
      tenantName: 'N'.repeat(30),
      typedIn: 'chat',
      minutes: 5,
      messageId: 'm',
    });
    expect(text.length).toBeLessThanOrEqual(160);
  });
});

describe('hints and spellings', () => {
  it('show one letter or two digits, in fixed width', () => {
    expect(proofMethods['email-code'].hint('Aino@posti.example')).toBe('a•••••');
    expect(proofMethods['sms-code'].hint('+358 40 1234567')).toBe('•• 67');
  });

  it('make one destination of its spellings', () => {
    const { normalise: mail } = proofMethods['email-code'];
    const { normalise: phone } = proofMethods['sms-code'];
    expect(mail(' Aino@Posti.Example ')).toBe(mail('aino@posti.example'));
    expect(phone('+358 (40) 123-4567')).toBe(phone('+358401234567'));
  });
});
