import { personStates, type PersonState } from '../../services/campaign/campaign-state.ts';
import type { CampaignView, RowProblem } from '../../services/campaign/campaign.ts';
import type { CampaignActName, CampaignAnswer } from '../admin/admin-views.ts';
import type { AdminText } from '../admin/admin-texts.ts';
import { campaignUpload } from './admin-campaign-upload.ts';
import { chart, type Tone } from './admin-charts.ts';
import { SessionOver, Unreachable, type Outcome } from './admin-client.ts';
import type { AdminContext } from './admin-context.ts';
import { confirmed } from './admin-dialog.ts';
import { actions, button, card, el, figure, link, notice, save, table } from './admin-dom.ts';
import { audienceWords, campaignBadge, personWords, reasonWords } from './admin-words.ts';

const pollMs = 3_000;
const moving: readonly string[] = ['building', 'scheduled', 'running'];

const stateTones: Readonly<Record<PersonState, Tone>> = {
  ...{ queued: 'neutral', 'not-installable': 'bad', sent: 'brand', unconfirmed: 'warn', opened: 'brand' },
  ...{ ready: 'good', 'opted-out': 'neutral', failed: 'bad' },
};

/** One campaign: where everybody stands, moving while it runs, and what can be done now. */
export async function campaignLook(context: AdminContext, id: string): Promise<HTMLElement> {
  const { say, client } = context;
  const first = await client.call<CampaignAnswer | Outcome>('campaigns/look', { id });
  if (!isCampaign(first)) {
    return el(
      'div',
      { class: 'room' },
      el('h1', { tabindex: -1 }, say('campaign.unknown')),
      actions(link(say('campaigns.all'), '#campaigns')),
    );
  }
  const [status, acts, progress] = [el('div', { class: 'status' }), actions(), el('div', { class: 'parts' })];
  let shown = '';
  const paint = (answer: CampaignAnswer) => {
    // What has not changed is not drawn again: focus and unfolded tables stay where they are.
    const now = JSON.stringify(answer);
    if (now === shown) return;
    const { acts: before, state: stateBefore } = partsOf(shown);
    shown = now;
    status.replaceChildren(...statusOf(context, answer.view));
    if (before !== answer.acts.join() || stateBefore !== answer.view.campaign.state)
      acts.replaceChildren(...actButtons(context, answer));
    const open = progress.querySelector('details')?.open ?? false;
    progress.replaceChildren(...progressOf(context, answer.view));
    const details = progress.querySelector('details');
    if (details !== null) details.open = open;
  };
  paint(first);
  follow(context, id, first, paint);
  const { campaign } = first.view;
  return el(
    'div',
    { class: 'room' },
    el('p', {}, link(say('campaigns.all'), '#campaigns')),
    el('h1', { tabindex: -1 }, campaign.name),
    status,
    acts,
    progress,
    campaign.state === 'draft' && campaign.audience.kind === 'csv' ? campaignUpload(context, first.view) : undefined,
    textsCard(context, first.view),
  );
}

function isCampaign(answer: CampaignAnswer | Outcome): answer is CampaignAnswer {
  return answer.kind === 'campaign';
}

function partsOf(shown: string): { readonly acts: string | undefined; readonly state: string | undefined } {
  if (shown === '') return { acts: undefined, state: undefined };
  const { acts, view } = JSON.parse(shown) as CampaignAnswer;
  return { acts: acts.join(), state: view.campaign.state };
}

/** Asks again while something moves, the page is seen and this is the room. A call that fails is made again. */
function follow(
  context: AdminContext,
  id: string,
  first: CampaignAnswer,
  paint: (answer: CampaignAnswer) => void,
): void {
  let latest = first;
  const timer = setInterval(() => {
    if (document.hidden || !moving.includes(latest.view.campaign.state)) return;
    void (async () => {
      try {
        const answer = await context.client.call<CampaignAnswer | Outcome>('campaigns/look', { id }, true);
        if (context.left.aborted || !isCampaign(answer)) return;
        const stateBefore = latest.view.campaign.state;
        latest = answer;
        paint(answer);
        // The building failed: the file can be changed again.
        if (stateBefore !== 'draft' && answer.view.campaign.state === 'draft') await context.again();
      } catch (error) {
        if (error instanceof Unreachable) return;
        clearInterval(timer);
        // The next press tells it as well; nobody should watch figures that stand still.
        if (error instanceof SessionOver && !context.left.aborted) await context.again();
      }
    })();
  }, pollMs);
  context.left.addEventListener('abort', () => clearInterval(timer));
}

function statusOf(context: AdminContext, { campaign }: CampaignView): readonly (HTMLElement | string)[] {
  const { say, time, number } = context;
  const words: string[] = [];
  if (campaign.state === 'scheduled' && campaign.startAt !== null)
    words.push(say('campaign.starts', { time: time(campaign.startAt) }));
  if (campaign.state === 'building') words.push(say('campaign.building', { read: number(campaign.building.read) }));
  if (campaign.pausedBecause === 'answerable-gone') words.push(say('campaign.answerable-gone'));
  if (campaign.restUntil !== null && campaign.state === 'running')
    words.push(say('campaign.rests', { time: time(campaign.restUntil) }));
  words.push(say('campaign.ends', { time: time(campaign.endedAt ?? campaign.endsAt) }));
  const failed = campaign.building.phase === 'failed';
  const why = reasonWords(context, 'problem', campaign.building.failedWith ?? 'unknown-fault');
  return [
    el(
      'p',
      {},
      campaignBadge(say, campaign.state),
      ' ',
      say(audienceWords[campaign.audience.kind]),
      '. ',
      words.join(' '),
    ),
    ...(failed ? [notice(say('campaign.build-failed', { why }), 'error')] : []),
  ];
}

function progressOf(context: AdminContext, view: CampaignView): readonly HTMLElement[] {
  const { say, number, share } = context;
  const { audience, states, reasons, reminders } = view.counts;
  const problems = problemCards(context, view);
  if (audience === 0) return [el('p', { class: 'muted' }, say('campaign.no-audience')), ...problems];
  const reached = states.sent + states.opened + states.ready;
  const summary = say('campaign.summary', {
    ...{ audience: number(audience), reached: number(reached), ready: number(states.ready) },
  });
  const bars = chart({
    kind: 'bars',
    title: say('campaign.funnel'),
    summary,
    axis: say('table.state'),
    labels: personStates.map((state) => say(personWords[state])),
    series: [
      {
        name: say('table.people'),
        tone: 'brand',
        tones: personStates.map((state) => stateTones[state]),
        values: personStates.map((state) => states[state]),
      },
    ],
    number,
    tableWords: say('chart.table'),
  });
  const done = audience - states.queued;
  return [
    el(
      'div',
      { class: 'figures' },
      figure(number(audience), say('table.audience')),
      figure(share(done, audience), say('campaign.done-share')),
      figure(number(view.arrivals), say('campaign.arrivals')),
      figure(number(reminders), say('campaign.reminders')),
    ),
    el('fluent-progress-bar', {
      ...{ value: done, max: audience, role: 'progressbar', 'aria-label': say('campaign.done-share') },
      ...{ 'aria-valuenow': done, 'aria-valuemin': 0, 'aria-valuemax': audience, thickness: 'large' },
    }),
    card(say('campaign.where'), bars, downloads(context, view)),
    ...reasonsTable(context, reasons),
    ...problems,
  ];
}

function reasonsTable(context: AdminContext, reasons: Readonly<Record<string, number>>): readonly HTMLElement[] {
  const { say, number } = context;
  const entries = Object.entries(reasons).filter(([, count]) => count > 0);
  if (entries.length === 0) return [];
  const rows = entries.map(([name, count]) => {
    const [state = '', reason = ''] = name.split(':');
    const words = personStates.find((one) => one === state);
    return [
      words === undefined ? state : say(personWords[words]),
      reasonWords(context, 'problem', reason),
      number(count),
    ];
  });
  return [
    card(
      say('campaign.reasons'),
      table(say('campaign.reasons'), [say('table.state'), say('table.reason'), say('table.people')], rows),
    ),
  ];
}

function downloads(context: AdminContext, { campaign, counts }: CampaignView): HTMLElement {
  const { say, client } = context;
  const fetchList = (state: PersonState | undefined) =>
    context.act(async () => {
      const answer = await client.file('campaigns/people.csv', {
        id: campaign.id,
        ...(state === undefined ? {} : { state }),
      });
      if (answer.kind !== 'file' || !('blob' in answer)) return;
      save(answer);
      context.tell(say('saved'), 'success');
    });
  const troubled = (['not-installable', 'unconfirmed', 'failed'] as const).filter((state) => counts.states[state] > 0);
  return actions(
    button(say('campaign.people-csv'), () => fetchList(undefined)),
    ...troubled.map((state) =>
      button(say('campaign.state-csv', { state: say(personWords[state]) }), () => fetchList(state)),
    ),
  );
}

const actWords = {
  preview: 'act.preview',
  schedule: 'act.schedule',
  pause: 'act.pause',
  resume: 'act.resume',
  retry: 'act.retry',
  cancel: 'act.cancel',
} as const satisfies Record<CampaignActName, AdminText>;
const previewWords: Readonly<Record<string, AdminText>> = {
  ...{ sent: 'preview.sent', unconfirmed: 'preview.unconfirmed', 'no-chat': 'preview.no-chat' },
  throttled: 'preview.throttled',
};

function actButtons(context: AdminContext, { view, acts }: CampaignAnswer): readonly HTMLElement[] {
  const { say } = context;
  const { id, state } = view.campaign;
  const edit = button(say('act.edit'), () => context.go(`campaigns/${id}/edit`));
  const made = acts.map((act) =>
    button(say(actWords[act]), () => actOn(context, view, act), {
      look: act === 'schedule' || act === 'resume' ? 'primary' : 'outline',
      'data-act': act,
    }),
  );
  return state === 'draft' ? [edit, ...made] : made;
}

async function actOn(context: AdminContext, { campaign }: CampaignView, act: CampaignActName): Promise<void> {
  const { say, client } = context;
  const asks = {
    schedule: {
      title: say('ask.schedule.title'),
      text: say('ask.schedule.text', { name: campaign.name }),
      yes: say('act.schedule'),
    },
    cancel: {
      title: say('ask.cancel.title'),
      text: say('ask.cancel.text', { name: campaign.name }),
      yes: say('ask.cancel.yes'),
    },
  };
  if ((act === 'schedule' || act === 'cancel') && !(await confirmed(context, asks[act]))) return;
  await context.act(async () => {
    const outcome = await client.call<Outcome & { readonly problems?: Readonly<Record<string, string>> }>(
      'campaigns/act',
      {
        ...{ id: campaign.id, act, language: context.data.language },
      },
    );
    const preview = previewWords[outcome.kind];
    if (preview !== undefined) context.tell(say(preview), outcome.kind === 'sent' ? 'success' : 'warning');
    else if (outcome.kind === 'done') await context.again();
    else if (outcome.kind === 'invalid') context.tell(Object.values(outcome.problems ?? {}).join(' '), 'error');
    else if (outcome.kind === 'not-now') {
      await context.again();
      context.tell(say('campaign.not-now'), 'warning');
    } else context.tell(say('campaign.unknown'), 'error');
  });
}

function problemCards(context: AdminContext, { campaign: { rows, building } }: CampaignView): readonly HTMLElement[] {
  return [
    problemsCard(context, rows?.problems ?? [], rows?.problemCounts ?? {}),
    problemsCard(context, building.problems, building.problemCounts),
  ].filter((card) => card !== undefined);
}

function problemsCard(
  context: AdminContext,
  problems: readonly RowProblem[],
  counts: Readonly<Record<string, number>>,
): HTMLElement | undefined {
  const { say, number } = context;
  if (Object.keys(counts).length === 0) return undefined;
  const rows = Object.entries(counts).map(([problem, count]) => {
    const lines = problems
      .filter((one) => one.problem === problem && one.line !== null)
      .map(({ line }) => String(line));
    const shown = lines.slice(0, 20).join(', ') + (lines.length > 20 ? ' …' : '');
    return [reasonWords(context, 'problem', problem), number(count), shown === '' ? '–' : shown];
  });
  const headings = [say('table.problem'), say('table.rows'), say('table.lines')];
  return card(say('campaign.problems'), table(say('campaign.problems'), headings, rows));
}

function textsCard({ say }: AdminContext, { campaign }: CampaignView): HTMLElement {
  const one = (language: 'en' | 'fi') =>
    el(
      'div',
      { lang: language, class: 'message' },
      el('strong', {}, campaign.texts[language].title),
      ...campaign.texts[language].body.split('\n').map((line) => el('p', {}, line)),
    );
  return card(say('campaign.texts'), el('div', { class: 'two' }, one('en'), one('fi')));
}
