import type { AdminDesk } from '../../services/admin/admin-desk.ts';
import type { Admin, NoAdmin } from '../../services/admin/admin.ts';
import type { CampaignView } from '../../services/campaign/campaign.ts';
import type { CampaignResult } from '../../services/campaign/campaign-service.ts';
import type { CampaignState } from '../../services/campaign/campaign-state.ts';
import { createTranslator } from '../../services/i18n/translator.ts';
import { ainoId } from '../support/directory-answers.ts';
import { createPlanWorld } from '../support/plan-world.ts';
import { campaign, day, doctorResult, gapsView, step } from '../cards/admin-cards.ts';

/** What an admin's services answer, steered by hand; the plan is the real one. Everything asked for is written down. */
export function createFakeAdminDesk() {
  const state = {
    /** What the next reading of the right says. */
    right: 'admin' as 'admin' | NoAdmin['reason'],
    campaigns: new Map<string, CampaignView>([['autumn-2026', campaign()]]),
    preview: 'sent' as 'sent' | 'unconfirmed' | 'no-chat',
    gaps: gapsView('Where is the lift?').gaps,
    draftsFull: false,
    looking: false,
    /** Every service waits for it. */
    slow: undefined as Promise<void> | undefined,
    /** Every service fails with it. */
    fault: undefined as Error | undefined,
    rightsRead: 0,
    calls: [] as string[],
    acted: [] as string[],
    refused: [] as string[],
  };
  const asked = async <T>(call: string, answer: () => T | Promise<T>): Promise<T> => {
    state.calls.push(call);
    await state.slow;
    if (state.fault !== undefined) throw state.fault;
    return answer();
  };
  const { plan, audited } = createPlanWorld({ 'satu@contoso.example': { id: 'satu-id', displayName: 'Satu Salmi' } });
  const act =
    (name: string, to: CampaignState) =>
    (_admin: Admin, id: string): Promise<CampaignResult> =>
      asked(`${name} ${id}`, () => {
        const found = state.campaigns.get(id);
        if (found === undefined) return { kind: 'unknown-campaign' };
        if (found.campaign.state === to) return { kind: 'not-now', state: to };
        const moved = { ...found, campaign: { ...found.campaign, state: to } };
        state.campaigns.set(id, moved);
        return { kind: 'done', campaign: moved.campaign };
      });
  const removed = (id: string): 'done' | 'unknown' => {
    const before = state.gaps.length;
    state.gaps = state.gaps.filter((gap) => gap.id !== id);
    return state.gaps.length < before ? 'done' : 'unknown';
  };
  const notFromChat = (): never => {
    throw new Error('the chat has no way to ask for this');
  };
  const desk: AdminDesk = {
    rights: {
      check: async ({ tenantId, personId }) => {
        state.rightsRead += 1;
        const reason = state.right === 'admin' && personId !== ainoId ? 'not-admin' : state.right;
        if (reason !== 'admin') return { kind: 'refused', reason };
        const admin = { tenantId, personId, displayName: 'Aino Järvinen', language: 'en', subject: 'aino' } as const;
        return { kind: 'admin', admin };
      },
    },
    kit: {
      links: (tag) => ({ go: `https://avain.example/go#${tag}`, chat: 'https://chat', install: 'https://install' }),
      post: (language, tag) =>
        asked(`post ${language} ${tag}`, () => {
          const t = createTranslator(language);
          const link = { url: 'https://avain.example/go#start', label: t('kit.link') };
          return { language, title: t('kit.post.title'), body: t('kit.post.body'), link };
        }),
      ...{ texts: notFromChat, edit: notFromChat, make: notFromChat, bundle: notFromChat },
    },
    arrivals: { count: notFromChat, of: () => asked('arrivals', () => 17) },
    campaigns: {
      ...{ create: notFromChat, edit: notFromChat, addRows: notFromChat, people: notFromChat },
      preview: (_admin, id) =>
        asked(`preview ${id}`, () => ({ kind: state.campaigns.has(id) ? state.preview : 'unknown-campaign' }) as const),
      schedule: act('schedule', 'scheduled'),
      pause: act('pause', 'paused'),
      resume: act('resume', 'running'),
      cancel: act('cancel', 'cancelled'),
      retry: act('retry', 'scheduled'),
      list: (limit) => asked(`list ${String(limit)}`, () => [...state.campaigns.values()]),
      look: (id) => asked(`look ${id}`, () => state.campaigns.get(id)),
    },
    coverage: {
      ...{ people: notFromChat, run: notFromChat, schedule: notFromChat },
      latest: () => asked('coverage', () => day),
      lastTry: async () => undefined,
      trend: async () => [],
      refresh: () => asked('refresh', () => (state.looking ? 'running' : 'begun')),
    },
    plan: {
      ...plan,
      look: (language) => asked('plan', () => plan.look(language)),
      change: (admin, change, language) => asked('change', () => plan.change(admin, change, language)),
    },
    guide: {
      steps: (language) => asked('guide', () => [step(createTranslator(language))]),
      adminRule: (language) =>
        asked('rule', () => step(createTranslator(language), { id: 'admin-rule', title: 'The rule' })),
    },
    doctor: {
      ...{ latest: notFromChat, schedule: notFromChat, daily: notFromChat },
      run: (language) =>
        asked('doctor', () => (state.looking ? 'running' : doctorResult(createTranslator(language), ['red', 'green']))),
    },
    gaps: {
      look: () => asked('gaps', () => ({ ...gapsView('Where is the lift?'), gaps: state.gaps })),
      draft: (_admin, id) => asked(`draft ${id}`, () => (state.draftsFull ? 'full' : removed(id))),
      dismiss: (_admin, id) => asked(`dismiss ${id}`, () => removed(id)),
    },
    pageLink: (_admin, view) => asked(`page ${view}`, () => `https://avain.example/admin#opaque-${view}`),
  };
  return {
    state,
    audited,
    parts: {
      desk,
      record: async ({ subject }: Admin, what: string) => {
        state.acted.push(`${subject} ${what}`);
      },
      refused: async ({ personId }: { readonly personId: string }, reason: string) => {
        state.refused.push(`${personId} ${reason}`);
      },
    },
  };
}
