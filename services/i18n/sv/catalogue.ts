import { enAdmin } from '../en/admin.ts';
import { enGuide } from '../en/guide.ts';
import { enPlanTasks } from '../en/plan-tasks.ts';
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
import { svPlan } from './plan.ts';
import { svReady } from './ready.ts';
import { svTicket } from './ticket.ts';
import { svTree } from './tree.ts';

/** What administrators alone read beside the portal, which many of them have in English: said in English, for now. */
const english = { ...enAdmin, ...enPlanTasks, ...enGuide };

/** Swedish. The translator's type asks for every sentence. */
export const svCatalogue = {
  ...english,
  ...svChat,
  ...svPage,
  ...svNotice,
  ...svCase,
  ...svDesk,
  ...svCall,
  ...svTicket,
  ...svTree,
  ...svReady,
  ...svAdminChat,
  ...svCampaign,
  ...svCampaignDraft,
  ...svKit,
  ...svPlan,
  ...svAnswer,
  ...svDiagnosis,
  ...svFeedback,
};
