import type { CampaignView } from '../../services/campaign/campaign.ts';
import type { AdminText } from '../admin/admin-texts.ts';
import type { CampaignActName, CampaignAnswer } from '../admin/admin-views.ts';
import type { Outcome } from './admin-client.ts';
import type { AdminContext } from './admin-context.ts';
import { confirmed } from './admin-dialog.ts';
import { button } from './admin-dom.ts';

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

export function actButtons(context: AdminContext, { view, acts }: CampaignAnswer): readonly HTMLElement[] {
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
