import { GraphClientError, GraphError, type Client } from '@microsoft/microsoft-graph-client';
import type { CodeSender, SendResult } from './code-sender.ts';
import { resultOfNoAnswer, resultOfStatus } from './send-failures.ts';

/**
 * E-mail through Graph's sendMail from one mailbox (application permission Mail.Send, to be narrowed to that mailbox in
 * Exchange: https://learn.microsoft.com/graph/api/user-sendmail). `client` must not retry: sendMail has no idempotency key.
 */
export function createGraphCodeSender(options: { readonly client: Client; readonly sender: string }): CodeSender {
  return {
    send: async ({ channel, to, subject, text }) => {
      if (channel !== 'mail') return { kind: 'refused', reason: 'forbidden' };
      try {
        await options.client.api(`/users/${encodeURIComponent(options.sender)}/sendMail`).post({
          message: {
            subject,
            body: { contentType: 'text', content: text },
            toRecipients: [{ emailAddress: { address: to } }],
          },
          // A copy would keep codes and notices in a mailbox that people may read.
          saveToSentItems: false,
        });
        return { kind: 'accepted' };
      } catch (error) {
        return toResult(error);
      }
    },
  };
}

/** Graph's texts can quote the address: only status and code are looked at. */
function toResult(error: unknown): SendResult {
  // The SDK's own errors, such as a missing token, come before anything is sent.
  if (error instanceof GraphClientError) return { kind: 'refused', reason: 'other' };
  if (!(error instanceof GraphError) || error.statusCode <= 0) return resultOfNoAnswer(error);
  if (error.code === 'ErrorInvalidRecipients') return { kind: 'refused', reason: 'address' };
  return resultOfStatus(error.statusCode, []);
}
