import { createHash } from 'node:crypto';
import { z } from 'zod';
import type { NotMeService } from '../services/aftercare/not-me-service.ts';
import type { PageOpenRequest, PageService, SealedPassword, SignedPageCall } from '../services/page/page-service.ts';

export const base64url = (least: number, most: number) =>
  z.string().regex(new RegExp(`^[A-Za-z0-9_-]{${least},${most}}$`));

/** Bodies, parsed to fresh objects: what is not named here does not get in. */
export const browserKey = z.object({
  kty: z.literal('EC'),
  crv: z.literal('P-256'),
  x: base64url(43, 43),
  y: base64url(43, 43),
});

const openBody = z.strictObject({
  handle: base64url(20, 128),
  browserKey,
  ssoToken: z.string().max(12_000).optional(),
});

const submitBody = z.strictObject({
  keyId: z.string().regex(/^[\w.:-]{1,128}$/),
  /** 65 bytes. */
  ephemeralKey: base64url(87, 87),
  /** 12 bytes. */
  iv: base64url(16, 16),
  /** At most 256 characters and the tag of 16 bytes; one byte more than nothing at least. */
  ciphertext: base64url(22, 512),
});

const tokenBody = z.strictObject({ token: base64url(20, 256) });

const signedHeaders = z.object({
  'x-avain-session': z.string().regex(/^[\w.:-]{1,200}$/),
  'x-avain-at': z.string().regex(/^\d{10,16}$/),
  'x-avain-call': base64url(8, 64),
  /** 64 bytes. */
  'x-avain-signature': base64url(86, 86),
});

type Headers = Readonly<Record<string, string | string[] | undefined>>;

/** One page call on its way in: bytes and headers as they came. */
export type RawCall = {
  readonly target: string;
  readonly headers: Headers;
  readonly body: Buffer;
  readonly json: unknown;
};

/** The call's outcome as it is sent, or undefined where the call is malformed. */
export type PageCall = (call: RawCall) => Promise<object | undefined>;
export type PageCalls = Readonly<Record<'open' | 'status' | 'submit' | 'look' | 'report', PageCall>>;

export function createPageCalls(pageService: PageService, notMe: NotMeService): PageCalls {
  return {
    open: async (call) => {
      const parsed = openBody.safeParse(call.json);
      if (!parsed.success) return undefined;
      const { handle, browserKey, ssoToken } = parsed.data;
      const request: PageOpenRequest = { handle, browserKey, ssoToken };
      return pageService.open(request);
    },
    status: async (call) => {
      const signed = signedCall(call);
      return signed === undefined ? undefined : pageService.status(signed);
    },
    submit: async (call) => {
      const signed = signedCall(call);
      const parsed = submitBody.safeParse(call.json);
      if (signed === undefined || !parsed.success) return undefined;
      const sealed: SealedPassword = parsed.data;
      return pageService.submit(signed, sealed);
    },
    look: byToken(async (token) => ({ kind: await notMe.look(token) })),
    report: byToken(async (token) => ({ kind: await notMe.report(token) })),
  };
}

/** A call by nothing but the token of a link. */
export function byToken(act: (token: string) => Promise<object>): PageCall {
  return async ({ json }) => {
    const parsed = tokenBody.safeParse(json);
    return parsed.success ? act(parsed.data.token) : undefined;
  };
}

/** The headers of a signed call with what they sign; undefined when one is missing or misshapen. */
export function signedCall(call: RawCall): SignedPageCall | undefined {
  const parsed = signedHeaders.safeParse(call.headers);
  if (!parsed.success) return undefined;
  return {
    sessionId: parsed.data['x-avain-session'],
    at: Number(parsed.data['x-avain-at']),
    callId: parsed.data['x-avain-call'],
    target: call.target,
    bodyHash: createHash('sha256').update(call.body).digest('base64url'),
    signature: parsed.data['x-avain-signature'],
  };
}
