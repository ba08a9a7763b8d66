import type { Admin } from '../admin/admin.ts';
import type { AuditLog } from '../audit/audit-log.ts';
import { csvByteOrderMark, csvLine } from '../csv/write-csv.ts';
import type { RandomSource } from '../random/random-source.ts';
import type { CoveragePerson, CoverageService } from './coverage.ts';
import { listedLights, type ListedLight } from './coverage-lists.ts';

export type CoverageCsvOptions = {
  readonly coverage: Pick<CoverageService, 'people'>;
  readonly audit: Pick<AuditLog, 'append'>;
  readonly random: Pick<RandomSource, 'id'>;
};

/**
 * Who could not recover, as CSV, the worst first; in pieces, so that a file of 100,000 rows never stands in memory. The
 * caller has just checked the right; the act is audited before anything is read. The iteration throws `store_unavailable`
 * where the store goes away in the middle: the file is then cut off.
 */
export type CoverageCsv = (admin: Admin, lights?: readonly ListedLight[]) => Promise<AsyncIterable<string>>;

export function createCoverageCsv({ coverage, audit, random }: CoverageCsvOptions): CoverageCsv {
  return async (admin, lights = listedLights) => {
    await audit.append({
      ...{ type: 'admin.acted', act: 'coverage.people-listed', by: admin.subject, correlationId: random.id() },
      about: lights.join('.'),
    });
    return linesOf(coverage, lights);
  };
}

async function* linesOf(coverage: CoverageCsvOptions['coverage'], lights: readonly ListedLight[]) {
  yield csvByteOrderMark + csvLine(columns);
  for (const light of lights) {
    let cursor: string | undefined;
    do {
      const { people, next } = await coverage.people(light, cursor);
      yield people.map(lineOf).join('');
      cursor = next;
    } while (cursor !== undefined);
  }
}

/** Stable and English: machines read this too. */
const columns = ['light', 'reason', 'name', 'user-principal-name', 'object-id', 'department', 'country'];

function lineOf(person: CoveragePerson): string {
  const { light, reason, displayName, userPrincipalName, id, department = '', country = '' } = person;
  return csvLine([light, reason, displayName, userPrincipalName, id, department, country]);
}
