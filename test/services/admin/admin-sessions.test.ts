import { describe, expect, it } from '@jest/globals';
import type { Admin, AdminRights, NoAdmin } from '../../../services/admin/admin.ts';
import { createAdminSessions } from '../../../services/admin/create-admin-sessions.ts';
import { createRefusalAudit } from '../../../services/admin/create-refusal-audit.ts';
import { createSteeredClock } from '../../../services/clock/steered-clock.ts';
import { DependencyError } from '../../../services/errors/app-error.ts';
import { systemRandom } from '../../../services/random/system-random.ts';
import { createMemoryAttemptStore } from '../../../services/store/memory-attempt-store.ts';
import { createMemoryKeyValueStore } from '../../../services/store/memory-key-value-store.ts';
import { createRecordedAudit } from '../../fakes/recorded-audit.ts';

const minute = 60_000;
const satu: Admin = { tenantId: 't', personId: 'p-1', displayName: 'Satu', language: 'fi', subject: 'subject-1' };

function world({ sso = true } = {}) {
  const clock = createSteeredClock(new Date('2026-11-23T08:00:00Z'));
  const recorded = createRecordedAudit(clock);
  const state = { refusal: undefined as NoAdmin['reason'] | undefined, asked: [] as string[] };
  const rights: AdminRights = {
    check: async ({ tenantId, personId }) => {
      state.asked.push(`${tenantId} ${personId}`);
      if (state.refusal !== undefined) return { kind: 'refused', reason: state.refusal };
      return { kind: 'admin', admin: { ...satu, tenantId, personId } };
    },
  };
  const memory = createMemoryKeyValueStore({ clock });
  const written: string[] = [];
  const sessions = createAdminSessions({
    store: {
      ...memory,
      set: async (key, value, ttl) => (written.push(`${key} ${value}`), memory.set(key, value, ttl)),
    },
    rights,
    verifySso: sso ? async (token) => (token === 'good' ? { oid: 'p-1', tid: 't' } : undefined) : undefined,
    audit: recorded.audit,
    auditRefusal: createRefusalAudit({
      ...{ audit: recorded.audit, attempts: createMemoryAttemptStore({ clock }), random: systemRandom },
      pseudonyms: (tenant, person) => `${tenant}-${person}`,
      auditSubject: async (target) => `subject of ${target}`,
    }),
    random: systemRandom,
    baseUrl: 'https://avain.example',
  });
  const open = async () => {
    const opened = await sessions.open({ ssoToken: 'good' });
    if (opened.kind !== 'opened') throw new Error(opened.reason);
    return opened.token;
  };
  return { clock, recorded, state, sessions, written, open };
}
const linkIn = (url: string): string => new URL(url).hash.split('/')[1] ?? '';

describe("a session of the admins' page", () => {
  it("opens with Teams' token, is audited first, and reads the right again at each call", async () => {
    const { sessions, recorded, state, open } = world();
    const token = await open();
    expect(token).toMatch(/^[\w-]{43}$/);
    expect(recorded.state.events).toMatchObject([
      { type: 'admin.acted', act: 'session.opened', by: 'subject-1', about: 'teams' },
    ]);
    expect(await sessions.check(token)).toMatchObject({ kind: 'admin', admin: { personId: 'p-1' } });
    await sessions.check(token);
    expect(state.asked).toEqual(['t p-1', 't p-1', 't p-1']);
  });

  it('is not opened where the audit is full', async () => {
    const { sessions, recorded, written } = world();
    recorded.state.full = true;
    await expect(sessions.open({ ssoToken: 'good' })).rejects.toThrow('no space left');
    expect(written).toEqual([]);
  });

  it('is not opened by a token that is none of ours, nor where single sign-on is not set up', async () => {
    const refused = { kind: 'refused', reason: 'not-signed-in' };
    expect(await world().sessions.open({ ssoToken: 'of another tenant' })).toEqual(refused);
    expect(await world({ sso: false }).sessions.open({ ssoToken: 'good' })).toEqual(refused);
  });

  it('opens with a link from the chat, once, for ten minutes, and the token is in the fragment alone', async () => {
    const { sessions, clock, written } = world();
    const url = await sessions.invite(satu, 'plan');
    expect(url).toMatch(/^https:\/\/avain\.example\/admin\?lang=fi#enter\/[\w-]{43}\/plan$/);
    const answers = await Promise.all([1, 2, 3].map(() => sessions.open({ link: linkIn(url) })));
    expect(answers.map(({ kind }) => kind).sort()).toEqual(['opened', 'refused', 'refused']);
    expect(await sessions.open({ link: linkIn(url) })).toEqual({ kind: 'refused', reason: 'link-dead' });
    const late = await sessions.invite(satu, 'plan');
    clock.advance(10 * minute);
    expect(await sessions.open({ link: linkIn(late) })).toEqual({ kind: 'refused', reason: 'link-dead' });
    for (const link of ['', 'x', '../avain:paused', 'y'.repeat(43)]) {
      expect(await sessions.open({ link })).toEqual({ kind: 'refused', reason: 'link-dead' });
    }
    // Neither link nor session token stands in the store.
    const [opened] = answers.filter((answer) => answer.kind === 'opened');
    expect(written.join('\n')).not.toContain(linkIn(url));
    expect(written.join('\n')).not.toContain(opened?.token);
  });

  it('keeps a link whose right could not be read, and spends one of somebody who is no admin any more', async () => {
    const { sessions, state } = world();
    const link = linkIn(await sessions.invite(satu, 'overview'));
    state.refusal = 'could-not-check';
    expect(await sessions.open({ link })).toEqual({ kind: 'refused', reason: 'could-not-check' });
    state.refusal = undefined;
    expect(await sessions.open({ link })).toMatchObject({ kind: 'opened' });
    const second = linkIn(await sessions.invite(satu, 'overview'));
    state.refusal = 'not-admin';
    expect(await sessions.open({ link: second })).toEqual({ kind: 'refused', reason: 'not-admin' });
    expect(await sessions.open({ link: second })).toEqual({ kind: 'refused', reason: 'link-dead' });
  });

  it('ends after half an hour without an act; what the page asks by itself is none', async () => {
    const { sessions, clock, open } = world();
    const token = await open();
    for (let count = 0; count < 3; count += 1) {
      clock.advance(20 * minute);
      expect((await sessions.check(token)).kind).toBe('admin');
    }
    for (let count = 0; count < 2; count += 1) {
      clock.advance(14 * minute);
      expect((await sessions.check(token, true)).kind).toBe('admin');
    }
    clock.advance(3 * minute);
    expect(await sessions.check(token)).toEqual({ kind: 'over' });
  });

  it('ends after eight hours, however busy', async () => {
    const { sessions, clock, open } = world();
    const token = await open();
    for (let count = 0; count < 47; count += 1) {
      clock.advance(10 * minute);
      expect((await sessions.check(token)).kind).toBe('admin');
    }
    clock.advance(10 * minute);
    expect(await sessions.check(token)).toEqual({ kind: 'over' });
  });

  it('is lost at once by whoever is removed, also for good, and bounded in the audit', async () => {
    const { sessions, state, recorded, open } = world();
    const tokens = [await open(), await open(), await open(), await open(), await open(), await open(), await open()];
    state.refusal = 'not-admin';
    for (const token of tokens) {
      expect(await sessions.check(token)).toEqual({ kind: 'refused', reason: 'not-admin' });
    }
    const refusals = recorded.state.events.filter(({ type }) => type === 'admin.refused');
    expect(refusals).toHaveLength(5);
    expect(refusals[0]).toMatchObject({ by: 'subject of t-p-1', reason: 'not-admin' });
    state.refusal = undefined;
    for (const token of tokens) expect(await sessions.check(token)).toEqual({ kind: 'over' });
  });

  it('outlives a directory that is away, but nothing is done meanwhile', async () => {
    const { sessions, state, open } = world();
    const token = await open();
    state.refusal = 'could-not-check';
    expect(await sessions.check(token)).toEqual({ kind: 'refused', reason: 'could-not-check' });
    state.refusal = undefined;
    expect((await sessions.check(token)).kind).toBe('admin');
  });

  it('is over once closed, and an invented token is none', async () => {
    const { sessions, open } = world();
    const token = await open();
    await sessions.close(token);
    await sessions.close(token);
    expect(await sessions.check(token)).toEqual({ kind: 'over' });
    for (const forged of ['', 'x'.repeat(43), 'not a token', '../paused']) {
      expect(await sessions.check(forged)).toEqual({ kind: 'over' });
    }
  });

  it('calls nobody a stranger because the keys of the sign-in service are away', async () => {
    const away = new DependencyError('directory_unavailable', 'away');
    const { clock, recorded } = world();
    const sessions = createAdminSessions({
      ...{ store: createMemoryKeyValueStore({ clock }), random: systemRandom, baseUrl: 'https://avain.example' },
      ...{ audit: recorded.audit, auditRefusal: async () => undefined },
      rights: { check: async () => ({ kind: 'admin', admin: satu }) },
      verifySso: () => Promise.reject(away),
    });
    await expect(sessions.open({ ssoToken: 'good' })).rejects.toBe(away);
  });
});
