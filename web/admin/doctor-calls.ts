import type { RecordAct } from '../../services/admin/create-record-act.ts';
import { inLanguage, type AdminCaller, type AdminCalls } from './admin-caller.ts';
import type { AdminPageDeps } from './admin-deps.ts';
import type { DoctorAnswer } from './admin-views.ts';

export function createDoctorCalls(
  { doctor }: Pick<AdminPageDeps, 'doctor'>,
  call: AdminCaller,
  record: RecordAct,
): AdminCalls {
  return {
    'doctor/latest': call(inLanguage, async (_admin, { language }): Promise<DoctorAnswer> => {
      return { kind: 'doctor', result: await doctor.latest(language) };
    }),
    /** May take half a minute; the page waits and says so. */
    'doctor/run': call(
      inLanguage,
      async (admin, { language }): Promise<DoctorAnswer | { readonly kind: 'running' }> => {
        await record(admin, 'doctor.run', null);
        const result = await doctor.run(language);
        return result === 'running' ? { kind: 'running' } : { kind: 'doctor', result };
      },
    ),
  };
}
