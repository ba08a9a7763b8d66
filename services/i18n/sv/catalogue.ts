import { enCatalogue } from '../en/catalogue.ts';
import { svAdminChat } from './admin-chat.ts';
import { svAnswer } from './answer.ts';
import { svCall } from './call.ts';
import { svCampaignDraft } from './campaign-draft.ts';
import { svCampaign } from './campaign.ts';
import { svCase } from './case.ts';
import { svChat } from './chat.ts';
import { svDesk } from './desk.ts';
import { svDiagnosis } from './diagnosis.ts';
import { svFeedback } from './feedback.ts';
import { svKit } from './kit.ts';
import { svNotice } from './notice.ts';
import { svPage } from './page.ts';
import { svReady } from './ready.ts';
import { svTicket } from './ticket.ts';

/** Swedish, assembled; English where it has no word yet. */
export const svCatalogue = {
  ...enCatalogue,
  ...svChat,
  ...svPage,
  ...svNotice,
  ...svCase,
  ...svDesk,
  ...svCall,
  ...svTicket,
  ...svReady,
  ...svAdminChat,
  ...svCampaign,
  ...svCampaignDraft,
  ...svKit,
  ...svAnswer,
  ...svDiagnosis,
  ...svFeedback,
};
