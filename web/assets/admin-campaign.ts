import type { CampaignAnswer } from '../admin/admin-views.ts';
import { actButtons } from './admin-campaign-acts.ts';
import { progressOf, statusOf, textsCard } from './admin-campaign-progress.ts';
import { campaignUpload } from './admin-campaign-upload.ts';
import { NotAllowed, SessionOver, Unreachable, type Outcome } from './admin-client.ts';
import type { AdminContext } from './admin-context.ts';
import { actions, el, link } from './admin-dom.ts';

const pollMs = 3_000;
const moving: readonly string[] = ['building', 'scheduled', 'running'];

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

/** The directory did not answer about the right: nothing new is shown, and the next asking may do better. */
const isUnchecked = (error: unknown): boolean => error instanceof NotAllowed && error.reason === 'could-not-check';

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
        if (error instanceof Unreachable || isUnchecked(error)) return;
        clearInterval(timer);
        // The next press tells it as well; nobody should watch figures that stand still, or that are theirs no more.
        const over = error instanceof SessionOver || error instanceof NotAllowed;
        if (over && !context.left.aborted) await context.act(() => Promise.reject(error));
      }
    })();
  }, pollMs);
  context.left.addEventListener('abort', () => clearInterval(timer));
}
