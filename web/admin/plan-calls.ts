import { z } from 'zod';
import type { PlanChange } from '../../services/planner/plan.ts';
import { languages } from '../../services/i18n/language.ts';
import { inLanguage, type AdminCaller, type AdminCalls } from './admin-caller.ts';
import type { AdminPageDeps } from './admin-deps.ts';
import type { AdminDownloads, FileCaller } from './admin-files.ts';
import type { GuideAnswer, PlanAnswer } from './admin-views.ts';

const language = z.enum(languages);
const text = (most: number) => z.string().max(most).nullable().optional();
const changeBody = z.strictObject({
  language,
  change: z.strictObject({
    taskId: z.string().max(80),
    status: z.enum(['open', 'done', 'not-needed']).optional(),
    owner: text(256),
    due: text(10),
    note: text(2_000),
    answer: text(500),
  }),
});
const exportBody = z.strictObject({ language, format: z.enum(['markdown', 'csv']) });

export function createPlanCalls({ plan, guide }: Pick<AdminPageDeps, 'plan' | 'guide'>, call: AdminCaller): AdminCalls {
  return {
    'plan/look': call(inLanguage, async (_admin, body): Promise<PlanAnswer> => {
      return { kind: 'plan', view: await plan.look(body.language) };
    }),
    'plan/change': call(changeBody, async (admin, body) => {
      const change: PlanChange = body.change;
      return plan.change(admin, change, body.language);
    }),
    'guide/look': call(inLanguage, async (_admin, body): Promise<GuideAnswer> => {
      const [steps, rule] = await Promise.all([guide.steps(body.language), guide.adminRule(body.language)]);
      // The rule has a chapter of its own, whether the steps name it or not.
      return { kind: 'guide', steps: [...steps.filter(({ id }) => id !== rule.id), rule] };
    }),
  };
}

export function createPlanFiles({ plan }: Pick<AdminPageDeps, 'plan'>, file: FileCaller): AdminDownloads {
  return {
    'plan/export': file(exportBody, async (admin, { format, language }) => {
      const body = await plan.exportAs(admin, format, language);
      return format === 'csv'
        ? { name: 'avain-plan.csv', contentType: 'text/csv; charset=utf-8', body }
        : { name: 'avain-plan.md', contentType: 'text/markdown; charset=utf-8', body };
    }),
  };
}
