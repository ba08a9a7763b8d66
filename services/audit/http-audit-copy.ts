import type { Clock } from '../clock/clock.ts';
import type { Logger } from '../logging/logger.ts';
import type { AuditCopy } from './audit-copy.ts';
import type { AuditAnchor } from './audit-record.ts';
import { canonicalJson } from './canonical-json.ts';

export type HttpAuditCopyOptions = {
  /** An https address that takes POSTs of JSON lines and answers 2xx when it has stored them. */
  readonly url: string;
  readonly clock: Clock;
  readonly log: Logger;
};

const mostWaiting = 10_000;
const mostPerPost = 200;
const postMs = 10_000;
const longestRestMs = 30_000;
const farewellMs = 5_000;

/**
 * Copies audit lines to a collector by HTTPS: each POST holds lines and, last, the head of the chain as it was behind
 * them (`{"anchor":…}`). A POST whose answer is missing is sent again, so a collector may see a line twice; `instance`
 * and `seq` tell. Redirects are refused. Tested against a server of our own, never against a real SIEM.
 */
export function createHttpAuditCopy({ url, clock, log }: HttpAuditCopyOptions): AuditCopy {
  const waiting: { readonly line: string; readonly anchor: AuditAnchor }[] = [];
  let sending: Promise<void> | undefined;
  let restUntil = 0;
  let failures = 0;
  let lost = 0;
  let closed = false;

  const drain = async (): Promise<void> => {
    while (waiting.length > 0 && (closed || clock.now().getTime() >= restUntil)) {
      const group = waiting.slice(0, mostPerPost);
      const given = lost;
      const reason = await post(url, group);
      if (reason !== undefined) {
        failures += 1;
        restUntil = clock.now().getTime() + Math.min(longestRestMs, 1000 * 2 ** Math.min(failures, 5));
        log.warn({ waiting: waiting.length, lost, reason }, 'the copy of the audit is interrupted');
        return;
      }
      failures = 0;
      // What overflowed meanwhile was taken from the front, where this group stood.
      waiting.splice(0, Math.max(0, group.length - (lost - given)));
    }
  };

  const start = (): void => {
    sending ??= drain().finally(() => {
      sending = undefined;
    });
  };

  return {
    offer: (line, anchor) => {
      if (closed) return;
      waiting.push({ line, anchor });
      if (waiting.length > mostWaiting) {
        waiting.shift();
        lost += 1;
      }
      start();
    },
    close: async () => {
      closed = true;
      const end = clock.now().getTime() + farewellMs;
      while (waiting.length > 0 && clock.now().getTime() < end) {
        start();
        await sending;
        if (waiting.length > 0) await clock.wait(200);
      }
      if (waiting.length > 0) log.warn({ waiting: waiting.length, lost }, 'the copy of the audit lacks its last lines');
    },
  };
}

/** Undefined when the collector has it; else why not. */
async function post(
  url: string,
  group: readonly { readonly line: string; readonly anchor: AuditAnchor }[],
): Promise<string | undefined> {
  const anchor = group.at(-1)?.anchor;
  const body = [...group.map(({ line }) => line), canonicalJson({ anchor })].map((line) => `${line}\n`).join('');
  try {
    const headers = { 'content-type': 'application/x-ndjson' };
    const answer = await fetch(url, {
      method: 'POST',
      headers,
      body,
      redirect: 'error',
      signal: AbortSignal.timeout(postMs),
    });
    await answer.body?.cancel();
    return answer.ok ? undefined : `status ${answer.status}`;
  } catch (error) {
    return error instanceof Error ? error.name : 'failed';
  }
}
