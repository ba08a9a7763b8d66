import { createHash } from 'node:crypto';
import type { AuditLog } from '../audit/audit-log.ts';
import type { SsoTokenVerifier } from '../page/sso-token-verifier.ts';
import type { RandomSource } from '../random/random-source.ts';
import type { KeyValueStore } from '../store/key-value-store.ts';
import type { AdminEntry, AdminEntryRefused, AdminSessions } from './admin-session.ts';
import type { Admin, AdminRights, NoAdmin } from './admin.ts';
import type { RefusalAudit } from './create-refusal-audit.ts';

export type AdminSessionsOptions = {
  readonly store: Pick<KeyValueStore, 'get' | 'set' | 'take' | 'swap' | 'delete' | 'now'>;
  readonly rights: AdminRights;
  /** Undefined where single sign-on is not set up: links from the chat are the only way in then. */
  readonly verifySso: SsoTokenVerifier | undefined;
  readonly audit: Pick<AuditLog, 'append'>;
  readonly auditRefusal: RefusalAudit;
  readonly random: RandomSource;
  /** Public origin of the pages, without a slash at its end. */
  readonly baseUrl: string;
};

type Who = { readonly tenantId: string; readonly personId: string };
type Session = Who & {
  /** Instants of the store's clock, in ms. */
  readonly endsAt: number;
  readonly seenAt: number;
};

const inviteSeconds = 10 * 60;
const idleSeconds = 30 * 60;
const longestMs = 8 * 60 * 60 * 1000;
/** A session in use is written this often at most: being busy must not cost a write a call. */
const touchedEveryMs = 60 * 1000;
const tokenShape = /^[A-Za-z0-9_-]{43}$/;

/**
 * Opaque bearer tokens, kept as hashes: whoever reads the store cannot use what stands there. A session belongs to one
 * person of one tenant and carries no right of its own.
 */
export function createAdminSessions(options: AdminSessionsOptions): AdminSessions {
  const { store, rights, audit, auditRefusal, random } = options;

  /** Who comes, and what has to be spent for it; undefined: nobody we know. */
  const whoEnters = async (entry: AdminEntry): Promise<(Who & { readonly invite?: string }) | undefined> => {
    if ('ssoToken' in entry) {
      const claims = await options.verifySso?.(entry.ssoToken);
      return claims === undefined ? undefined : { tenantId: claims.tid, personId: claims.oid };
    }
    if (!tokenShape.test(entry.link)) return undefined;
    const invite = inviteKey(entry.link);
    const found = await store.get(invite);
    return found === undefined ? undefined : { ...(JSON.parse(found.value) as Who), invite };
  };

  const begin = async (admin: Admin, way: 'teams' | 'link'): Promise<string> => {
    const correlationId = random.id();
    await audit.append({ type: 'admin.acted', act: 'session.opened', by: admin.subject, about: way, correlationId });
    const token = random.token();
    const now = (await store.now()).getTime();
    const { tenantId, personId } = admin;
    const session: Session = { tenantId, personId, endsAt: now + longestMs, seenAt: now };
    await store.set(sessionKey(token), JSON.stringify(session), idleSeconds);
    return token;
  };

  const keep = async (key: string, session: Session, version: number): Promise<void> => {
    const now = (await store.now()).getTime();
    if (now - session.seenAt < touchedEveryMs) return;
    // Lost to another call of the same session, which keeps it as well, or to its end, which must stay one.
    await store.swap(key, version, JSON.stringify({ ...session, seenAt: now }), idleSeconds);
  };

  return {
    invite: async (admin, view) => {
      const token = random.token();
      const who: Who = { tenantId: admin.tenantId, personId: admin.personId };
      await store.set(inviteKey(token), JSON.stringify(who), inviteSeconds);
      return `${options.baseUrl}/admin?lang=${admin.language}#enter/${token}/${view}`;
    },

    open: async (entry) => {
      const byLink = 'link' in entry;
      const who = await whoEnters(entry);
      if (who === undefined) return refused(byLink ? 'link-dead' : 'not-signed-in');
      const right = await rights.check(who);
      // What could not be checked may be tried again with the same link.
      if (right.kind === 'refused' && right.reason === 'could-not-check') return right;
      if (who.invite !== undefined && (await store.take(who.invite)) === undefined) return refused('link-dead');
      if (right.kind === 'refused') {
        await auditRefusal(who, right.reason);
        return right;
      }
      return { kind: 'opened', token: await begin(right.admin, byLink ? 'link' : 'teams'), admin: right.admin };
    },

    check: async (token, byItself = false) => {
      if (!tokenShape.test(token)) return { kind: 'over' };
      const key = sessionKey(token);
      const found = await store.get(key);
      if (found === undefined) return { kind: 'over' };
      const session = JSON.parse(found.value) as Session;
      if ((await store.now()).getTime() >= session.endsAt) return { kind: 'over' };
      const right = await rights.check(session);
      if (right.kind === 'refused') {
        await lose(right, key, session);
        return right;
      }
      if (!byItself) await keep(key, session, found.version);
      return right;
    },

    close: async (token) => {
      if (tokenShape.test(token)) await store.delete(sessionKey(token));
    },
  };

  /** Without the right there is no session either; a directory that is away takes nobody's. */
  async function lose({ reason }: NoAdmin, key: string, who: Who): Promise<void> {
    if (reason === 'could-not-check') return;
    await store.delete(key);
    await auditRefusal(who, reason);
  }
}

function refused(reason: AdminEntryRefused['reason']): AdminEntryRefused {
  return { kind: 'refused', reason };
}

const hash = (token: string): string => createHash('sha256').update(token).digest('hex');
const inviteKey = (token: string): string => `avain:admin-invite:${hash(token)}`;
const sessionKey = (token: string): string => `avain:admin-session:${hash(token)}`;
