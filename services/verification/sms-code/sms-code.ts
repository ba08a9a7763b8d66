import { spellCode } from '../one-time-code.ts';
import type { ProofMethod } from '../proof-method.ts';

/** A code by text message to the registered mobile number. */
export const smsCode: ProofMethod = {
  name: 'sms-code',
  compose: ({ to, code, t, tenantName, minutes, messageId }) => ({
    channel: 'sms',
    to,
    language: t.language,
    subject: '',
    text: t('code-sms.body', { tenant: tenantName, code: spellCode(code), minutes }),
    messageId,
  }),
  normalise: (number) => number.replaceAll(/[^+0-9]/g, ''),
  hint: (number) => `•• ${number.replaceAll(/[^0-9]/g, '').slice(-2)}`,
};
