import { zlibSync } from 'fflate';
import type { Admin, AdminRights, NoAdmin } from '../../services/admin/admin.ts';
import { createAdminSessions } from '../../services/admin/create-admin-sessions.ts';
import type { AccountLocks } from '../../services/admin/locks.ts';
import type { CampaignService } from '../../services/campaign/campaign-service.ts';
import { checkDraft } from '../../services/campaign/check-draft.ts';
import type { Campaign, CampaignView } from '../../services/campaign/campaign.ts';
import { createSteeredClock } from '../../services/clock/steered-clock.ts';
import { kitPieces, type KitFile } from '../../services/kit/kit.ts';
import { systemRandom } from '../../services/random/system-random.ts';
import { createMemoryKeyValueStore } from '../../services/store/memory-key-value-store.ts';
import type { AdminPageDeps } from '../../web/admin/admin-deps.ts';
import type { PageAssets } from '../../web/page-assets.ts';
import { createRecordedAudit } from '../fakes/recorded-audit.ts';
import * as data from './admin-page-data.ts';
import { startPageWorld, type PageWorld } from './page-world.ts';

const satu: Admin = {
  ...{ tenantId: 'tenant-1', personId: 'person-1', displayName: 'Satu Ylläpitäjä' },
  ...{ language: 'en', subject: 'subject-1' },
};
const done = (campaign: Campaign) => ({ kind: 'done', campaign }) as const;

/** The real server, sessions and page, over small services that answer as their contracts say and remember what they heard. */
export async function startAdminPageWorld(assets?: PageAssets, baseUrl?: string) {
  const clock = createSteeredClock(new Date());
  const recorded = createRecordedAudit(clock);
  const state = {
    refusal: undefined as NoAdmin['reason'] | undefined,
    fault: undefined as Error | undefined,
    heard: [] as string[],
    /** How many campaigns each list asked for. */
    listed: [] as (number | undefined)[],
    uploaded: 0,
    lookedAt: true,
    previewed: 'sent' as 'sent' | 'no-chat',
    views: new Map<string, CampaignView>(),
    plan: data.planView(),
    texts: new Map<string, string>(),
    lock: data.lockedAccount,
  };
  const rights: AdminRights = {
    check: async ({ tenantId, personId }) => {
      if (state.refusal !== undefined) return { kind: 'refused', reason: state.refusal };
      return { kind: 'admin', admin: { ...satu, tenantId, personId } };
    },
  };
  const port = { baseUrl: '' };
  const sessions = createAdminSessions({
    store: createMemoryKeyValueStore({ clock }),
    ...{ rights, audit: recorded.audit, auditRefusal: async () => undefined, random: systemRandom },
    verifySso: async (token) => (token === 'good' ? { oid: satu.personId, tid: satu.tenantId } : undefined),
    get baseUrl() {
      return port.baseUrl;
    },
  });
  const reset = () => {
    Object.assign(state, {
      refusal: undefined,
      fault: undefined,
      heard: [],
      listed: [],
      uploaded: 0,
      lookedAt: true,
      plan: data.planView(),
    });
    Object.assign(state, { previewed: 'sent', lock: data.lockedAccount });
    state.texts.clear();
    state.views.clear();
    state.views.set('c-1', data.viewOf(data.campaignOf(), data.runningStates));
    state.views.set(
      'c-2',
      data.viewOf(data.campaignOf({ id: 'c-2', state: 'draft', name: 'A file', audience: { kind: 'csv' } })),
    );
  };
  reset();
  const admin: AdminPageDeps = {
    sessions,
    ...{ audit: recorded.audit, random: systemRandom, campaigns: campaignsOf(state), coverage: coverageOf(state) },
    counters: { read: async (names, days) => figures(names, days, state.lookedAt) },
    doctor: {
      latest: async () => (state.lookedAt ? data.doctorResult : undefined),
      run: async () => data.doctorResult,
    },
    plan: planOf(state),
    guide: {
      steps: async () => data.guideSteps,
      adminRule: async () => ({ ...data.guideSteps[0]!, id: 'admin-rule', title: 'The rule for administrators' }),
    },
    kit: kitOf(state),
    arrivals: { of: async () => 17 },
    locks: locksOf(state),
  };
  const server: PageWorld = await startPageWorld({
    ...(assets === undefined ? {} : { assets }),
    ...(baseUrl === undefined ? {} : { baseUrl }),
    admin,
  });
  port.baseUrl = server.origin;
  return { ...server, clock, recorded, state, sessions, reset, invite: () => sessions.invite(satu, 'overview') };
}
export type AdminPageWorld = Awaited<ReturnType<typeof startAdminPageWorld>>;
type State = AdminPageWorld['state'];

function campaignsOf(state: State): CampaignService {
  const change = (id: string, to: Partial<Campaign>) => {
    const found = state.views.get(id);
    if (found === undefined) return { kind: 'unknown-campaign' } as const;
    const campaign = { ...found.campaign, ...to };
    state.views.set(id, { ...found, campaign });
    return done(campaign);
  };
  const act = (name: string, to: Partial<Campaign>) => async (_admin: Admin, id: string) => {
    state.heard.push(`${name} ${id}`);
    return change(id, to);
  };
  return {
    list: async (limit) => {
      state.listed.push(limit);
      if (state.fault !== undefined) throw state.fault;
      return state.lookedAt ? [...state.views.values()] : [];
    },
    look: async (id) => state.views.get(id),
    create: async (_admin, draft) => {
      const checked = checkDraft(draft, new Date());
      if (checked.kind === 'invalid') return checked;
      const campaign = data.campaignOf({ ...checked.draft, id: 'c-3', state: 'draft' });
      state.views.set('c-3', data.viewOf(campaign));
      return done(campaign);
    },
    edit: async (_admin, id, draft) => {
      const checked = checkDraft(draft, new Date());
      return checked.kind === 'invalid' ? checked : change(id, checked.draft);
    },
    addRows: async (_admin, id, bytes) => {
      let [size, text] = [0, ''];
      for await (const chunk of bytes) {
        size += chunk.length;
        if (text.length < 200) text += Buffer.from(chunk).toString('utf8');
        // As a reader does that has seen enough.
        if (text.startsWith('latin1')) {
          state.heard.push('rows not-utf8');
          return { kind: 'unreadable', reason: 'not-utf8' };
        }
      }
      state.uploaded = size;
      if (!text.includes('userPrincipalName')) return { kind: 'unreadable', reason: 'no-column' };
      const rows = {
        rows: 3,
        names: 2,
        problems: [{ line: 3, problem: 'duplicate' } as const],
        problemCounts: { duplicate: 1 },
      };
      const result = change(id, { rows });
      return result.kind === 'done' ? { kind: 'taken', rows: 3, campaign: result.campaign } : result;
    },
    preview: async () => ({ kind: state.previewed }),
    schedule: act('schedule', { state: 'building' }),
    pause: act('pause', { state: 'paused', pausedBecause: 'by-admin' }),
    resume: act('resume', { state: 'running' }),
    cancel: act('cancel', { state: 'cancelled' }),
    retry: act('retry', {}),
    people: async (_admin, id, only) => {
      state.heard.push(`people ${id} ${only ?? 'all'}`);
      return state.views.has(id) ? lines(['userPrincipalName,state\r\n', 'aino@contoso.example,sent\r\n']) : undefined;
    },
  };
}

async function* lines(all: readonly string[]): AsyncGenerator<string> {
  yield* all;
}

function coverageOf(state: State): AdminPageDeps['coverage'] {
  const days = Array.from({ length: 12 }, (_, place) => data.coverageDay(place, `2026-11-${String(place + 10)}`));
  return {
    latest: async () => (state.lookedAt ? days.at(-1) : undefined),
    lastTry: async () => undefined,
    trend: async () => (state.lookedAt ? days : []),
    people: async (_light, cursor) => ({
      people: [0, 1].map((place) => data.coveragePerson(place + (cursor === undefined ? 0 : 2))),
      next: cursor === undefined ? 'page-2' : undefined,
    }),
    refresh: async () => 'begun',
  };
}

function figures(names: readonly string[], days: number, some: boolean) {
  const counts: Readonly<Record<string, number>> = { 'resets.started': 9, 'resets.done': 7, 'resets.not-done': 1 };
  const reasons: Readonly<Record<string, number>> = {
    'resets.refused': 2,
    'refused.not-registered': 2,
    'not-done.not-applied': 1,
  };
  return Array.from({ length: days }, (_, place) => ({
    day: new Date(Date.UTC(2026, 9, 24 + place)).toISOString().slice(0, 10),
    figures: Object.fromEntries(
      names.map((name) => [name, some ? ({ ...counts, ...reasons }[name] ?? 0) * ((place % 5) + 1) : 0]),
    ),
  }));
}

function planOf(state: State): AdminPageDeps['plan'] {
  return {
    look: async () => state.plan,
    change: async (_admin, change) => {
      state.heard.push(`plan ${JSON.stringify(change)}`);
      if (change.owner === 'nobody') return { kind: 'invalid', field: 'owner' };
      state.plan = data.planView('done', change.note ?? undefined);
      return { kind: 'done', view: state.plan };
    },
    exportAs: async (_admin, format) => (format === 'csv' ? 'task,status\r\n' : '# Plan\n'),
  };
}

function kitOf(state: State): AdminPageDeps['kit'] {
  const sound = (tag: string) => /^[a-z0-9-]{3,24}$/.test(tag);
  const file = (name: string, contentType: string, body: string | Uint8Array): KitFile => ({
    ...{ name, contentType, body: typeof body === 'string' ? Buffer.from(body) : body },
  });
  return {
    links: (tag) =>
      sound(tag)
        ? {
            go: `https://avain.example/go#${tag}`,
            chat: 'https://teams.microsoft.com/l/entity/x/conversations',
            install: 'https://teams.microsoft.com/l/app/x',
          }
        : undefined,
    texts: async (language) =>
      ['kit.post.title', 'kit.mail.body'].map((key) => {
        const original = key === 'kit.mail.body' ? `Hello, ${'words '.repeat(30)}` : `A title (${language})`;
        return { key, text: state.texts.get(key) ?? original, original };
      }),
    edit: async (_admin, _language, changes) => {
      for (const [key, text] of Object.entries(changes)) {
        if (text === '') return { kind: 'invalid', keys: [key] };
        if (text === null) state.texts.delete(key);
        else state.texts.set(key, text);
      }
      return { kind: 'done' };
    },
    post: async () => undefined,
    make: async (piece, _language, tag) => {
      if (!sound(tag) || !kitPieces.includes(piece)) return undefined;
      if (piece === 'qr-png') return file('avain-qr.png', 'image/png', tinyPng());
      return file(`avain-${piece}.txt`, 'text/plain; charset=utf-8', 'The words of <b>the piece</b>.');
    },
    bundle: async (_language, tag) => (sound(tag) ? file('avain-kit.zip', 'application/zip', 'zip') : undefined),
  };
}

function locksOf(state: State): AccountLocks {
  return {
    look: async (_admin, name) => {
      if (name === 'own@contoso.example') return { kind: 'found', lock: { ...state.lock, own: true } };
      return name.startsWith('aino') ? { kind: 'found', lock: state.lock } : { kind: 'no-such-account' };
    },
    unlock: async (_admin, name, reason) => {
      state.heard.push(`unlock ${name} ${reason}`);
      state.lock = { ...state.lock, failures: 0, lockedUntil: undefined };
      return { kind: 'unlocked', lock: state.lock };
    },
  };
}

/** A black square of 2 by 2 pixels. */
function tinyPng(): Uint8Array {
  const chunk = (type: string, body: Uint8Array): Buffer => {
    const named = Buffer.concat([Buffer.from(type), body]);
    const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
    length.writeUInt32BE(body.length);
    let crc = 0xffffffff;
    for (const byte of named) {
      crc ^= byte;
      for (let bit = 0; bit < 8; bit += 1) crc = crc & 1 ? (crc >>> 1) ^ 0xedb88320 : crc >>> 1;
    }
    sum.writeUInt32BE((crc ^ 0xffffffff) >>> 0);
    return Buffer.concat([length, named, sum]);
  };
  const header = Buffer.from([0, 0, 0, 2, 0, 0, 0, 2, 8, 0, 0, 0, 0]);
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  const pixels = zlibSync(new Uint8Array([0, 0, 0, 0, 0, 0]));
  return Buffer.concat([signature, chunk('IHDR', header), chunk('IDAT', pixels), chunk('IEND', new Uint8Array())]);
}
