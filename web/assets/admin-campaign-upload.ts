import type { CampaignView } from '../../services/campaign/campaign.ts';
import type { AdminText } from '../admin/admin-texts.ts';
import type { Outcome } from './admin-client.ts';
import type { AdminContext } from './admin-context.ts';
import { actions, button, card, el } from './admin-dom.ts';
import { inputOf, nativeField } from './admin-fields.ts';

const mostBytes = 50 * 1024 * 1024;

const unreadable: Readonly<Record<string, AdminText>> = {
  ...{ 'not-utf8': 'upload.not-utf8', 'no-column': 'upload.no-column', 'broken-quotes': 'upload.broken-quotes' },
  ...{ 'too-large': 'upload.too-large', 'too-many-rows': 'upload.too-many-rows', empty: 'upload.empty' },
};

type Answer = Outcome & { readonly rows?: number; readonly reason?: string };

/** The file of people of a campaign: sent as it is, read row by row where it arrives. */
export function campaignUpload(context: AdminContext, { campaign }: CampaignView): HTMLElement {
  const { say, number } = context;
  const input = inputOf('file', '', { accept: '.csv,text/csv,text/plain' });
  const field = nativeField(say('upload.file'), input, { hint: say('upload.hint') });
  const now =
    campaign.rows === null
      ? el('p', {}, say('upload.none'))
      : el('p', {}, say('upload.now', { rows: number(campaign.rows.rows), names: number(campaign.rows.names) }));
  const send = async () => {
    const file = input.files?.[0];
    const refuse = (text: AdminText) => {
      field.problem(say(text));
      field.focus();
    };
    if (file === undefined || file.size > mostBytes) {
      refuse(file === undefined ? 'upload.choose' : 'upload.too-large');
      return;
    }
    field.problem(undefined);
    await context.act(async () => {
      const answer = await context.client.upload<Answer>(`campaigns/rows?id=${campaign.id}`, file);
      if (answer.kind === 'taken') {
        await context.again();
        context.tell(say('upload.taken', { rows: number(answer.rows ?? 0) }), 'success');
      } else if (answer.kind === 'unreadable') refuse(unreadable[answer.reason ?? ''] ?? 'upload.empty');
      else context.tell(say(answer.kind === 'not-now' ? 'campaign.not-now' : 'campaign.unknown'), 'error');
    });
  };
  return card(say('upload.title'), now, field.element, actions(button(say('upload.send'), send)));
}
