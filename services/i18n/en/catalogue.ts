import { enAdminChat } from './admin-chat.ts';
import { enAdmin } from './admin.ts';
import { enAnswer } from './answer.ts';
import { enCall } from './call.ts';
import { enCampaign } from './campaign.ts';
import { enCampaignDraft } from './campaign-draft.ts';
import { enCase } from './case.ts';
import { enChat } from './chat.ts';
import { enDesk } from './desk.ts';
import { enFeedback } from './feedback.ts';
import { enDiagnosis } from './diagnosis.ts';
import { enKit } from './kit.ts';
import { enNotice } from './notice.ts';
import { enPage } from './page.ts';
import { enPlan } from './plan.ts';
import { enReady } from './ready.ts';
import { enTicket } from './ticket.ts';
import { enTree } from './tree.ts';

/** English, the source: every sentence of the product but the doctor's. */
export const enCatalogue = {
  ...enChat,
  ...enPage,
  ...enNotice,
  ...enCase,
  ...enDesk,
  ...enCall,
  ...enTicket,
  ...enReady,
  ...enAdmin,
  ...enAdminChat,
  ...enCampaign,
  ...enCampaignDraft,
  ...enKit,
  ...enPlan,
  ...enAnswer,
  ...enDiagnosis,
  ...enTree,
  ...enFeedback,
};
