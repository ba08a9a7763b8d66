import type { Language } from '../i18n/language.ts';

/**
 * Carries a message to an address that is registered for the account. Adapters never log the address or the text.
 * A send whose result is unknown is not repeated: it comes back as `unconfirmed`.
 */
export type CodeSender = {
  readonly send: (message: OutgoingMessage) => Promise<SendResult>;
};

export type OutgoingMessage = {
  readonly channel: 'mail' | 'sms';
  /** E-mail address, or phone number in E.164 without spaces. */
  readonly to: string;
  readonly language: Language;
  /** Mail only. */
  readonly subject: string;
  readonly text: string;
  /** For the sender's own correlation; holds no personal data. */
  readonly messageId: string;
};

export type SendResult =
  | { readonly kind: 'accepted' }
  | { readonly kind: 'refused'; readonly reason: 'address' | 'throttled' | 'forbidden' | 'other' }
  | { readonly kind: 'unconfirmed' };
