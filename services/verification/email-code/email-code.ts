import { spellCode } from '../one-time-code.ts';
import type { ProofMethod } from '../proof-method.ts';

/** A code to the registered authentication e-mail address. */
export const emailCode: ProofMethod = {
  name: 'email-code',
  compose: ({ to, code, t, tenantName, typedIn, minutes, messageId }) => ({
    channel: 'mail',
    to,
    language: t.language,
    // No code in the subject: it shows on lock screens.
    subject: t('code-mail.subject', { tenant: tenantName }),
    text: t(typedIn === 'page' ? 'call.code-mail.body' : 'code-mail.body', {
      tenant: tenantName,
      code: spellCode(code),
      minutes,
    }),
    messageId,
  }),
  // Letter case of the local part does not make another mailbox anywhere that matters; the stricter reading counts.
  normalise: (address) => address.trim().toLowerCase(),
  // Fixed width and no domain: the provider is half of the address.
  hint: (address) => `${Array.from(address.trim())[0]?.toLowerCase() ?? ''}•••••`,
};
