import { createTransport } from 'nodemailer';
import type { Secret } from '../config/secret.ts';
import type { CodeSender, SendResult } from './code-sender.ts';
import { resultOfNoAnswer } from './send-failures.ts';

/**
 * E-mail over SMTP. `url` is `smtps://user:password@host` or `smtp://…`; the latter must offer STARTTLS unless the relay
 * is on this machine. One connection per message: codes are few, and a kept connection that died looks like a lost one.
 */
export function createSmtpCodeSender(options: {
  readonly url: Secret;
  readonly sender: string;
  /** For each step of the conversation; default 10 s. */
  readonly timeoutMs?: number;
}): CodeSender {
  const { protocol, hostname, port, username, password } = new URL(options.url.reveal());
  const secure = protocol === 'smtps:';
  const timeout = options.timeoutMs ?? 10_000;
  const transport = createTransport({
    host: hostname,
    port: port === '' ? (secure ? 465 : 587) : Number(port),
    secure,
    requireTLS: !secure && !isLoopback(hostname),
    ...(username === '' ? {} : { auth: { user: decodeURIComponent(username), pass: decodeURIComponent(password) } }),
    tls: { minVersion: 'TLSv1.2' },
    connectionTimeout: timeout,
    greetingTimeout: timeout,
    socketTimeout: timeout,
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  const domain = options.sender.split('@')[1] ?? 'avain.invalid';
  return {
    send: async ({ channel, to, subject, text, messageId }) => {
      if (channel !== 'mail') return { kind: 'refused', reason: 'forbidden' };
      try {
        await transport.sendMail({
          from: options.sender,
          to: { name: '', address: to },
          subject,
          text,
          messageId: `<${messageId}@${domain}>`,
          // RFC 3834, and Exchange's own: no out-of-office note answers a code.
          headers: { 'Auto-Submitted': 'auto-generated', 'X-Auto-Response-Suppress': 'All' },
        });
        return { kind: 'accepted' };
      } catch (error) {
        return toResult(error);
      }
    },
  };
}

/** RFC 5321 reply codes. Replies quote the address, so their text is never read. */
function toResult(error: unknown): SendResult {
  const { responseCode, code } = error as { readonly responseCode?: number; readonly code?: string };
  if (code === 'EAUTH') return { kind: 'refused', reason: 'forbidden' };
  // TLS comes before any address; and an address that cannot be written is found before connecting.
  if (code === 'ETLS') return { kind: 'refused', reason: 'other' };
  if (responseCode === undefined)
    return code === 'EENVELOPE' ? { kind: 'refused', reason: 'address' } : resultOfNoAnswer(error);
  if (responseCode < 500) return { kind: 'refused', reason: 'throttled' };
  if (responseCode === 530 || responseCode === 535) return { kind: 'refused', reason: 'forbidden' };
  return { kind: 'refused', reason: code === 'EENVELOPE' ? 'address' : 'other' };
}

function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '127.0.0.1' || host === '[::1]';
}
