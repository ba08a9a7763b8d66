import { z } from 'zod';
import type { CallerPage, CallerPageState } from '../services/caller-check/caller-page.ts';
import type { SignedPageCall } from '../services/page/page-service.ts';
import { base64url, browserKey, signedCall, type PageCall } from './page-calls.ts';

const openBody = z.strictObject({ handle: base64url(20, 128), browserKey });
const answerBody = z.strictObject({ yes: z.boolean() });
const sendBody = z.strictObject({ method: z.string().max(40) });
const typeBody = z.strictObject({ code: z.string().max(64) });
const lookBody = z.strictObject({});

export type CallerCalls = Readonly<Record<'open' | 'answer' | 'send' | 'type' | 'look', PageCall>>;

/** The calls of the caller page: bodies are parsed to fresh objects, and what is signed is the bytes that came. */
export function createCallerCalls(page: CallerPage): CallerCalls {
  const signed =
    <Body>(schema: z.ZodType<Body>, act: (call: SignedPageCall, body: Body) => Promise<CallerPageState>): PageCall =>
    async (raw) => {
      const call = signedCall(raw);
      const parsed = schema.safeParse(raw.json);
      return call === undefined || !parsed.success ? undefined : act(call, parsed.data);
    };
  return {
    open: async ({ json }) => {
      const parsed = openBody.safeParse(json);
      return parsed.success ? page.open(parsed.data) : undefined;
    },
    answer: signed(answerBody, (call, { yes }) => page.answer(call, yes)),
    send: signed(sendBody, (call, { method }) => page.send(call, method)),
    type: signed(typeBody, (call, { code }) => page.type(call, code)),
    look: signed(lookBody, (call) => page.look(call)),
  };
}
