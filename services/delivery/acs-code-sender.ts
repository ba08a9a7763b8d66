import { SmsClient, type SmsClientOptions } from '@azure/communication-sms';
import type { Secret } from '../config/secret.ts';
import type { CodeSender, SendResult } from './code-sender.ts';
import { resultOfNoAnswer, resultOfStatus } from './send-failures.ts';

/** Text messages through Azure Communication Services. Never sent twice from here: the client's own retries are off. */
export function createAcsCodeSender(options: {
  readonly connectionString: Secret;
  /** A number that the resource owns, in E.164, or its alphanumeric sender name. */
  readonly sender: string;
  /** For a proxy, or a stand-in over plain http. */
  readonly client?: SmsClientOptions;
  /** Default 10 s. */
  readonly timeoutMs?: number;
}): CodeSender {
  const client = new SmsClient(options.connectionString.reveal(), {
    ...options.client,
    retryOptions: { maxRetries: 0 },
  });
  return {
    send: async ({ channel, to, text }) => {
      if (channel !== 'sms') return { kind: 'refused', reason: 'forbidden' };
      try {
        const abortSignal = AbortSignal.timeout(options.timeoutMs ?? 10_000);
        const [result] = await client.send({ from: options.sender, to: [to], message: text }, { abortSignal });
        if (result === undefined) return { kind: 'unconfirmed' };
        return result.successful ? { kind: 'accepted' } : resultOfStatus(result.httpStatusCode, [400, 404]);
      } catch (error) {
        return toResult(error);
      }
    },
  };
}

/** A failed call as a whole: 400 there is our request, not the number. */
function toResult(error: unknown): SendResult {
  const status = (error as { readonly statusCode?: unknown } | undefined)?.statusCode;
  return typeof status === 'number' ? resultOfStatus(status, []) : resultOfNoAnswer(error);
}
