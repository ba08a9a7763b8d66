import type { Request, Response } from 'restify';
import type { Admin } from '../../services/admin/admin.ts';
import type { CampaignService, RowsResult } from '../../services/campaign/campaign-service.ts';
import { failedCall, refuseCaller, type GateDeps } from '../call-gate.ts';
import { dropRest } from '../drop-rest.ts';
import { jsonAnswer, type Answer } from '../http-exchange.ts';
import { bearerOf } from './admin-caller.ts';
import type { AdminPageDeps } from './admin-deps.ts';
import { campaignId } from './campaign-calls.ts';

/** The one route that takes more than a few kilobytes, and only from somebody with the right. */
export const uploadLimits = { bytes: 50 * 1024 * 1024, stillMs: 10_000 };

type UploadDeps = GateDeps & { readonly admin: Pick<AdminPageDeps, 'sessions' | 'campaigns'> };

/**
 * Takes a file of people for a campaign as it comes, without keeping it. Right and session are checked before its first
 * byte is read. Ends where it is too large, where nothing comes for ten seconds, and with the server's own limit of time
 * for one request. Never rejects.
 */
export async function answerUpload(
  deps: UploadDeps,
  request: Request,
  response: Response,
  limits = uploadLimits,
): Promise<Answer> {
  try {
    const refusal = await refuseCaller(deps, request, response);
    if (refusal !== undefined) return await turnAway(request, response, refusal);
    const session = await deps.admin.sessions.check(bearerOf(request.headers));
    if (session.kind !== 'admin') return await turnAway(request, response, jsonAnswer(200, session));
    const id = campaignId.safeParse(new URLSearchParams(request.getQuery()).get('id'));
    const type = (request.headers['content-type'] ?? '').split(';')[0]?.trim().toLowerCase();
    if (!id.success) return await turnAway(request, response, jsonAnswer(400, { kind: 'malformed' }));
    if (type !== 'text/csv') return await turnAway(request, response, jsonAnswer(415, { kind: 'malformed' }));
    if (Number(request.headers['content-length'] ?? '0') > limits.bytes)
      return await turnAway(request, response, jsonAnswer(200, tooLarge));
    const taken = await take(deps.admin.campaigns, session.admin, id.data, request, limits);
    return await turnAway(request, response, jsonAnswer(200, told(taken)));
  } catch (error) {
    return failedCall(deps, request, response, error);
  }
}

const tooLarge = { kind: 'unreadable', reason: 'too-large' } as const;

async function take(
  campaigns: Pick<CampaignService, 'addRows'>,
  admin: Admin,
  id: string,
  request: Request,
  limits: typeof uploadLimits,
): Promise<RowsResult> {
  request.setTimeout(limits.stillMs, () => request.destroy(new Error('nothing came for ten seconds')));
  return campaigns.addRows(admin, id, request);
}

/** The rows' problems are read with the campaign. */
function told(result: RowsResult): object {
  return result.kind === 'taken' ? { kind: 'taken', rows: result.rows } : result;
}

/** Whatever of the body has not come is not waited for; the connection ends after the answer then. */
async function turnAway(request: Request, response: Response, answer: Answer): Promise<Answer> {
  if (request.complete || request.readableEnded) return answer;
  response.setHeader('connection', 'close');
  response.once('finish', () => request.destroy());
  await dropRest(request);
  return answer;
}
