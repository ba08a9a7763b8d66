import { fiAdminChat } from './admin-chat.ts';
import { fiAdmin } from './admin.ts';
import { fiAnswer } from './answer.ts';
import { fiCall } from './call.ts';
import { fiCampaign } from './campaign.ts';
import { fiCampaignDraft } from './campaign-draft.ts';
import { fiCase } from './case.ts';
import { fiChat } from './chat.ts';
import { fiDesk } from './desk.ts';
import { fiFeedback } from './feedback.ts';
import { fiDiagnosis } from './diagnosis.ts';
import { fiKit } from './kit.ts';
import { fiNotice } from './notice.ts';
import { fiPage } from './page.ts';
import { fiPlan } from './plan.ts';
import { fiReady } from './ready.ts';
import { fiTicket } from './ticket.ts';
import { fiTree } from './tree.ts';

/** Finnish, complete. */
export const fiCatalogue = {
  ...fiChat,
  ...fiPage,
  ...fiNotice,
  ...fiCase,
  ...fiDesk,
  ...fiCall,
  ...fiTicket,
  ...fiReady,
  ...fiAdmin,
  ...fiAdminChat,
  ...fiCampaign,
  ...fiCampaignDraft,
  ...fiKit,
  ...fiPlan,
  ...fiAnswer,
  ...fiDiagnosis,
  ...fiTree,
  ...fiFeedback,
};
