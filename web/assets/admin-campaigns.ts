import type { CampaignsAnswer } from '../admin/admin-views.ts';
import { campaignEditor } from './admin-campaign-editor.ts';
import { campaignLook } from './admin-campaign.ts';
import type { AdminContext, Room } from './admin-context.ts';
import { actions, button, el } from './admin-dom.ts';
import { campaignTable } from './admin-overview.ts';

/** `campaigns`, `campaigns/new`, `campaigns/<id>`, `campaigns/<id>/edit`. */
export const campaignsRoom: Room = async (context, rest) => {
  const [id, way] = rest;
  if (id === undefined) return list(context);
  if (id === 'new') return campaignEditor(context, undefined, way);
  return way === 'edit' ? campaignEditor(context, id) : campaignLook(context, id);
};

async function list(context: AdminContext): Promise<HTMLElement> {
  const { say } = context;
  const { campaigns } = await context.client.call<CampaignsAnswer>('campaigns/list');
  return el(
    'div',
    { class: 'room' },
    el('h1', { tabindex: -1 }, say('room.campaigns')),
    el('p', { class: 'muted' }, say('campaigns.lead')),
    actions(button(say('campaigns.new'), () => context.go('campaigns/new'), { look: 'primary' })),
    campaigns.length === 0 ? el('p', {}, say('campaigns.none')) : campaignTable(context, campaigns),
  );
}
