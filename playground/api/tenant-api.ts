import { z } from 'zod';
import type { SeededFaults } from '../seeded-faults.ts';
import { bad, ok, withBody, type JsonAnswer, type JsonCall } from './json-http.ts';

const body = z.record(z.string(), z.boolean());

/** `GET` and `POST /playground/api/tenant`: what is set up wrongly for as long as it is. Undefined: no such call. */
export async function answerTenantCall(call: JsonCall, faults: SeededFaults): Promise<JsonAnswer | undefined> {
  if (call.path !== '/playground/api/tenant') return undefined;
  if (call.method === 'GET') return ok({ faults: faults.all() });
  if (call.method !== 'POST') return undefined;
  return withBody(call, body, async (wanted) => {
    const known = new Set(faults.all().map(({ id }) => id));
    const strange = Object.keys(wanted).find((id) => !known.has(id));
    if (strange !== undefined) return bad(`${strange}: no such fault`);
    for (const [id, on] of Object.entries(wanted)) await faults.set(id, on);
    return ok({ faults: faults.all() });
  });
}
