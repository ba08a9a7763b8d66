import { createHmac } from 'node:crypto';
import { Client } from '@microsoft/microsoft-graph-client';
import { describe, expect, it } from '@jest/globals';
import { systemClock } from '../../../services/clock/system-clock.ts';
import { createSteeredClock } from '../../../services/clock/steered-clock.ts';
import { Secret } from '../../../services/config/secret.ts';
import { createAcsCodeSender } from '../../../services/delivery/acs-code-sender.ts';
import { createChannelRouter } from '../../../services/delivery/channel-router.ts';
import type { OutgoingMessage } from '../../../services/delivery/code-sender.ts';
import { createGraphCodeSender } from '../../../services/delivery/graph-code-sender.ts';
import { createOutboxCodeSender } from '../../../services/delivery/outbox-code-sender.ts';
import { createSmtpCodeSender } from '../../../services/delivery/smtp-code-sender.ts';
import { createWebhookCodeSender } from '../../../services/delivery/webhook-code-sender.ts';
import { startHttpSink, type HttpSink } from '../../support/http-sink.ts';
import { startSmtpSink } from '../../support/smtp-sink.ts';
import { describeCodeSender, mail, sms, type SenderRig } from './code-sender.contract.ts';

const refused = (reason: 'address' | 'throttled' | 'forbidden' | 'other') => ({ kind: 'refused', reason }) as const;
const unconfirmed = { kind: 'unconfirmed' } as const;
/** As the product has it. */
const usualMs = 10_000;

const statuses = { address: 422, throttled: 429, forbidden: 403, fault: 503 } as const;
function steer(sink: HttpSink, body: (status: number) => string | undefined): SenderRig['answer'] {
  return (kind) => {
    if (kind === 'silence') sink.next = 'hang';
    else if (kind === 'cut') sink.next = 'drop';
    else {
      const text = body(statuses[kind]);
      sink.next = { status: statuses[kind], ...(text === undefined ? {} : { body: text }) };
    }
  };
}

describeCodeSender(
  'SMTP code sender',
  mail,
  async (timeoutMs = usualMs) => {
    const sink = await startSmtpSink();
    const url = new Secret(`smtp://127.0.0.1:${sink.port}`);
    let attempts = 0;
    const sender = createSmtpCodeSender({ url, sender: 'avain@contoso.example', timeoutMs });
    return {
      sender: { send: async (message) => ((attempts += message.channel === 'mail' ? 1 : 0), sender.send(message)) },
      arrived: () => sink.mails.map(({ to, data }) => `${to}|${bodyOf(data)}`),
      attempts: () => attempts,
      answer: (kind) => {
        if (kind === 'address') sink.script.RCPT = '550 5.1.1 no such mailbox';
        if (kind === 'throttled') sink.script.RCPT = '451 4.7.1 slow down';
        if (kind === 'forbidden') sink.script.MAIL = '530 5.7.0 authenticate first';
        if (kind === 'fault') sink.script.END = '554 5.3.0 failed';
        if (kind === 'silence') sink.script.END = 'hang';
        if (kind === 'cut') sink.script.END = 'drop';
      },
      close: sink.close,
    };
  },
  {
    address: refused('address'),
    throttled: refused('throttled'),
    forbidden: refused('forbidden'),
    fault: refused('other'),
    silence: unconfirmed,
    cut: unconfirmed,
  },
);

/** Undoes what MIME did to a text part. */
function bodyOf(data: string): string {
  const [head = '', ...rest] = data.split('\r\n\r\n');
  const body = rest.join('\r\n\r\n').trim();
  if (/content-transfer-encoding: base64/i.test(head)) return Buffer.from(body, 'base64').toString('utf8');
  const bytes = body
    .replaceAll('=\r\n', '')
    .replaceAll(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(parseInt(hex, 16)));
  return Buffer.from(bytes, 'latin1').toString('utf8');
}

describeCodeSender(
  'webhook code sender',
  sms,
  async (timeoutMs = usualMs) => {
    const sink = await startHttpSink({ status: 202 });
    return {
      sender: createWebhookCodeSender({
        url: `${sink.origin}/sms`,
        key: new Secret('k'),
        clock: systemClock,
        timeoutMs,
      }),
      arrived: () =>
        sink.requests.map(({ body }) => {
          const { to, text } = JSON.parse(body) as OutgoingMessage;
          return `${to}|${text}`;
        }),
      attempts: () => sink.requests.length,
      answer: steer(sink, () => undefined),
      close: sink.close,
    };
  },
  {
    address: refused('address'),
    throttled: refused('throttled'),
    forbidden: refused('forbidden'),
    fault: unconfirmed,
    silence: unconfirmed,
    cut: unconfirmed,
  },
);

type AcsRequest = { readonly message: string; readonly smsRecipients: readonly { readonly to: string }[] };

describeCodeSender(
  'Azure Communication Services code sender',
  sms,
  async (timeoutMs = usualMs) => {
    const recipient = (status: number) =>
      JSON.stringify({ value: [{ to: sms.to, httpStatusCode: status, successful: status === 202, messageId: 'x' }] });
    const sink = await startHttpSink({ status: 202, body: recipient(202) });
    const connectionString = new Secret(`endpoint=${sink.origin};accesskey=${Buffer.from('key').toString('base64')}`);
    return {
      sender: createAcsCodeSender({
        connectionString,
        sender: '+358500000000',
        client: { allowInsecureConnection: true },
        timeoutMs,
      }),
      arrived: () =>
        sink.requests.map(({ body }) => {
          const { message, smsRecipients } = JSON.parse(body) as AcsRequest;
          return `${smsRecipients[0]?.to ?? ''}|${message}`;
        }),
      attempts: () => sink.requests.length,
      answer: (kind) => {
        // A bad number is told per recipient, inside an accepted call.
        if (kind === 'address') sink.next = { status: 202, body: recipient(400) };
        else steer(sink, () => undefined)(kind);
      },
      close: sink.close,
    };
  },
  {
    address: refused('address'),
    throttled: refused('throttled'),
    forbidden: refused('forbidden'),
    fault: unconfirmed,
    silence: unconfirmed,
    cut: unconfirmed,
  },
);

type GraphMail = {
  readonly message: {
    readonly body: { readonly content: string };
    readonly toRecipients: readonly { readonly emailAddress: { readonly address: string } }[];
  };
  readonly saveToSentItems: boolean;
};

describeCodeSender(
  'Graph code sender',
  mail,
  async (timeoutMs = usualMs) => {
    const sink = await startHttpSink({ status: 202 });
    // The SDK's own transport, sent to the sink: Graph's address is https and fixed.
    const client = Client.initWithMiddleware({
      middleware: {
        execute: async (context) => {
          const { pathname } = new URL(context.request as string);
          const signal = AbortSignal.timeout(timeoutMs);
          context.response = await fetch(sink.origin + pathname, { ...context.options, signal });
        },
      },
    });
    return {
      sender: createGraphCodeSender({ client, sender: 'avain@contoso.example' }),
      arrived: () =>
        sink.requests.map(({ path, body }) => {
          const sent = JSON.parse(body) as GraphMail;
          expect(path).toBe('/v1.0/users/avain%40contoso.example/sendMail');
          expect(sent.saveToSentItems).toBe(false);
          return `${sent.message.toRecipients[0]?.emailAddress.address ?? ''}|${sent.message.body.content}`;
        }),
      attempts: () => sink.requests.length,
      answer: steer(sink, (status) => {
        const code = status === statuses.address ? 'ErrorInvalidRecipients' : 'Other';
        return JSON.stringify({ error: { code, message: `about ${mail.to}` } });
      }),
      close: sink.close,
    };
  },
  {
    address: refused('address'),
    throttled: refused('throttled'),
    forbidden: refused('forbidden'),
    fault: unconfirmed,
    silence: unconfirmed,
    cut: unconfirmed,
  },
);

describe('outbox code sender', () => {
  it('hands the message over and passes on the answer, if there is one', async () => {
    const seen: OutgoingMessage[] = [];
    const sender = createOutboxCodeSender({ deliver: (message) => (seen.push(message), undefined) });
    expect(await sender.send(mail)).toEqual({ kind: 'accepted' });
    expect(seen).toEqual([mail]);
    const failing = createOutboxCodeSender({ deliver: async () => unconfirmed });
    expect(await failing.send(sms)).toEqual(unconfirmed);
  });
});

describe('channel router', () => {
  it('sends each channel its own way and refuses one that has no sender', async () => {
    const router = createChannelRouter({ mail: createOutboxCodeSender({ deliver: () => undefined }), sms: undefined });
    expect(await router.send(mail)).toEqual({ kind: 'accepted' });
    expect(await router.send(sms)).toEqual(refused('forbidden'));
  });
});

describe('a place that is not there', () => {
  it('counts as refused, because nothing was sent', async () => {
    const sink = await startHttpSink({ status: 202 });
    await sink.close();
    const webhook = createWebhookCodeSender({ url: sink.origin, key: new Secret('k'), clock: systemClock });
    expect(await webhook.send(sms)).toEqual(refused('other'));
    const port = new URL(sink.origin).port;
    const smtp = createSmtpCodeSender({
      url: new Secret(`smtp://127.0.0.1:${port}`),
      sender: 'a@b.example',
    });
    expect(await smtp.send(mail)).toEqual(refused('other'));
  });
});

describe('the signature of a webhook call', () => {
  it('covers timestamp and body, so that a receiver can tell a forged or an old one', async () => {
    const sink = await startHttpSink({ status: 200 });
    const clock = createSteeredClock(new Date('2026-11-22T10:00:00Z'));
    const sender = createWebhookCodeSender({ url: sink.origin, key: new Secret('shared'), clock });
    await sender.send(sms);
    await sink.close();
    const [request] = sink.requests;
    const timestamp = request?.headers['x-avain-timestamp'];
    expect(timestamp).toBe(String(Date.parse('2026-11-22T10:00:00Z') / 1000));
    const expected = createHmac('sha256', 'shared')
      .update(`${String(timestamp)}.${request?.body ?? ''}`)
      .digest('hex');
    expect(request?.headers['x-avain-signature']).toBe(`v1=${expected}`);
  });

  it('does not follow a redirect with the number and the code', async () => {
    const elsewhere = await startHttpSink({ status: 200 });
    const sink = await startHttpSink({ status: 307, headers: { location: elsewhere.origin } });
    const sender = createWebhookCodeSender({ url: sink.origin, key: new Secret('k'), clock: systemClock });
    expect(await sender.send(sms)).toEqual(refused('other'));
    await Promise.all([sink.close(), elsewhere.close()]);
    expect(elsewhere.requests).toEqual([]);
  });
});
