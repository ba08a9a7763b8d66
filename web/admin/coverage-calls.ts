import { z } from 'zod';
import type { CoveragePerson } from '../../services/coverage/coverage.ts';
import { csvByteOrderMark, csvLine } from '../../services/csv/write-csv.ts';
import type { RecordAct } from '../../services/admin/create-record-act.ts';
import { nothing, type AdminCaller, type AdminCalls } from './admin-caller.ts';
import type { AdminPageDeps } from './admin-deps.ts';
import type { AdminDownloads, FileCaller } from './admin-files.ts';
import type { CoverageAnswer, PeopleAnswer } from './admin-views.ts';

const light = z.enum(['red', 'amber', 'unknown']);
const listBody = z.strictObject({ light, cursor: z.string().min(1).max(200).optional() });
const fileBody = z.strictObject({ light });

/** Who could not get back in. Seeing names is an act: it is written down before the first name leaves. */
export function createCoverageCalls(
  { coverage }: Pick<AdminPageDeps, 'coverage'>,
  call: AdminCaller,
  record: RecordAct,
): AdminCalls {
  return {
    'coverage/latest': call(nothing, async (): Promise<CoverageAnswer> => {
      const [latest, lastTry] = await Promise.all([coverage.latest(), coverage.lastTry()]);
      return { kind: 'coverage', latest, lastTry };
    }),
    'coverage/people': call(listBody, async (admin, { light, cursor }): Promise<PeopleAnswer> => {
      // Each part of a list: whoever makes up where to go on sees names without having asked for the beginning.
      await record(admin, 'coverage.people-listed', light);
      return { kind: 'people', ...(await coverage.people(light, cursor)) };
    }),
    'coverage/refresh': call(nothing, async (admin) => {
      await record(admin, 'coverage.refreshed', null);
      return { kind: await coverage.refresh() };
    }),
  };
}

export function createCoverageFiles(
  { coverage }: Pick<AdminPageDeps, 'coverage'>,
  file: FileCaller,
  record: RecordAct,
): AdminDownloads {
  return {
    'coverage/people.csv': file(fileBody, async (admin, { light }) => {
      await record(admin, 'coverage.people-listed', light);
      return {
        name: `avain-people-${light}.csv`,
        contentType: 'text/csv; charset=utf-8',
        body: rows(coverage, light),
      };
    }),
  };
}

async function* rows(
  coverage: Pick<AdminPageDeps['coverage'], 'people'>,
  light: z.infer<typeof fileBody>['light'],
): AsyncGenerator<string> {
  const columns = ['id', 'userPrincipalName', 'displayName', 'light', 'reason', 'department', 'country'] as const;
  yield csvByteOrderMark + csvLine(columns);
  let cursor: string | undefined;
  do {
    const page: Awaited<ReturnType<typeof coverage.people>> = await coverage.people(light, cursor);
    yield page.people.map((person: CoveragePerson) => csvLine(columns.map((name) => person[name] ?? ''))).join('');
    cursor = page.next;
  } while (cursor !== undefined);
}
