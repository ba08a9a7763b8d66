import { connect as connectTcp, type Socket } from 'node:net';
import { hostname } from 'node:os';
import { connect as connectTls } from 'node:tls';
import type { Clock } from '../clock/clock.ts';
import type { Logger } from '../logging/logger.ts';
import type { AuditCopy } from './audit-copy.ts';
import { canonicalJson } from './canonical-json.ts';
import type { AuditAnchor } from './audit-record.ts';

export type SyslogAuditCopyOptions = {
  /** `syslog+tls://host:port`, or `syslog+tcp://host:port` where the path is private. */
  readonly url: string;
  readonly clock: Clock;
  readonly log: Logger;
};

/** Lines that wait while the other side is away; older ones are given up, the files still have them. */
const mostWaiting = 10_000;
const anchorEveryMs = 60_000;
const connectMs = 5_000;
const longestRestMs = 30_000;
const farewellMs = 3_000;

/**
 * Copies audit lines to a log host: RFC 5424 messages (facility 13, log audit; severity 6) framed by octet counting
 * (RFC 6587), over TLS with the host's certificate verified, or TCP. Every minute the head of the chain goes along as a
 * message of its own, so that lost lines do not matter for finding a cut tail. Syslog has no acknowledgement: what was
 * in the socket when the host died is lost there. Tested against a socket that speaks the framing, never against a real
 * SIEM.
 */
export function createSyslogAuditCopy({ url, clock, log }: SyslogAuditCopyOptions): AuditCopy {
  const waiting: string[] = [];
  let socket: Socket | undefined;
  let connecting = false;
  let failures = 0;
  let restUntil = 0;
  let lost = 0;
  let anchoredAt = 0;
  let closed = false;

  const dropped = (reason: string): void => {
    if (socket === undefined && !connecting) return;
    socket = undefined;
    connecting = false;
    failures += 1;
    restUntil = clock.now().getTime() + Math.min(longestRestMs, 1000 * 2 ** Math.min(failures, 5));
    log.warn({ waiting: waiting.length, lost, reason }, 'the copy of the audit is interrupted');
  };

  const open = (): void => {
    connecting = true;
    const fresh = dial(url);
    fresh.setTimeout(connectMs, () => fresh.destroy(new Error('no connection in time')));
    fresh.once('avain-ready', () => {
      fresh.setTimeout(0);
      connecting = false;
      failures = 0;
      socket = fresh;
      flush();
    });
    fresh.once('error', (error) => dropped(error.message));
    fresh.once('close', () => dropped('closed'));
    fresh.unref();
  };

  const flush = (): void => {
    if (socket === undefined) {
      if (!connecting && (closed || clock.now().getTime() >= restUntil)) open();
      return;
    }
    while (waiting.length > 0 && !socket.writableNeedDrain) socket.write(waiting.shift() ?? '');
    if (waiting.length > 0) socket.once('drain', flush);
  };

  const enqueue = (id: 'record' | 'anchor', text: string): void => {
    waiting.push(frame(clock.now(), id, text));
    if (waiting.length > mostWaiting) {
      waiting.shift();
      lost += 1;
    }
  };

  return {
    offer: (line: string, anchor: AuditAnchor) => {
      if (closed) return;
      enqueue('record', line);
      if (clock.now().getTime() - anchoredAt >= anchorEveryMs) {
        anchoredAt = clock.now().getTime();
        enqueue('anchor', canonicalJson(anchor));
      }
      flush();
    },
    close: async () => {
      closed = true;
      flush();
      const end = clock.now().getTime() + farewellMs;
      while (waiting.length > 0 && clock.now().getTime() < end) await clock.wait(50);
      if (waiting.length > 0) log.warn({ waiting: waiting.length, lost }, 'the copy of the audit lacks its last lines');
      socket?.end();
    },
  };
}

/** `avain-ready` is one name for "connected" (TCP) and "certificate verified" (TLS). */
function dial(url: string): Socket {
  const { protocol, hostname: host, port } = new URL(url);
  if (protocol === 'syslog+tls:') {
    const socket = connectTls({ host, port: Number(port || 6514), servername: host });
    socket.once('secureConnect', () => socket.emit('avain-ready'));
    return socket;
  }
  const socket = connectTcp({ host, port: Number(port || 601) });
  socket.once('connect', () => socket.emit('avain-ready'));
  return socket;
}

/** 13 (log audit) × 8 + 6 (informational). Our lines are ASCII, so characters are octets. */
function frame(at: Date, id: string, text: string): string {
  const message = `<110>1 ${at.toISOString()} ${hostname().replace(/[^\x21-\x7e]/g, '') || '-'} avain - ${id} - ${text}`;
  return `${message.length} ${message}`;
}
