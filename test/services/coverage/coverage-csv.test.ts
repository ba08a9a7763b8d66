import { describe, expect, it } from '@jest/globals';
import { parse } from 'csv-parse/sync';
import type { Admin } from '../../../services/admin/admin.ts';
import { createCoverageCsv } from '../../../services/coverage/coverage-csv.ts';
import { createRecordedAudit } from '../../fakes/recorded-audit.ts';
import { personId } from '../../fakes/people-source.ts';
import { coverageWorld, smallOrganisation } from './coverage.fixture.ts';

const admin: Admin = { tenantId: 't', personId: personId(99), displayName: 'Anna', language: 'fi', subject: 'anna' };

async function csvWorld() {
  const { coverage, work, clock } = coverageWorld(smallOrganisation);
  await coverage.refresh();
  await work();
  const { audit, state } = createRecordedAudit(clock);
  return { csv: createCoverageCsv({ coverage, audit, random: { id: () => 'id' } }), state };
}

async function read(pieces: AsyncIterable<string>): Promise<string> {
  let text = '';
  for await (const piece of pieces) text += piece;
  return text;
}

describe('the list of who could not recover, as a file', () => {
  it('holds everybody who is not green, the worst first, and no formula', async () => {
    const { csv, state } = await csvWorld();
    const text = await read(await csv(admin));
    expect(text.startsWith('\uFEFFlight,reason,name,')).toBe(true);
    const rows = parse<Record<string, string>>(text, { bom: true, columns: true });
    expect(rows.map(({ light }) => light)).toEqual([
      ...['red', 'red', 'red', 'amber', 'amber', 'amber', 'amber', 'unknown'],
    ]);
    expect(rows[0]).toEqual({
      ...{ light: 'red', reason: 'one-missing', name: 'Person 3', 'user-principal-name': 'p3@contoso.example' },
      ...{ 'object-id': personId(3), department: ' IT  ', country: 'SE' },
    });
    expect(rows.find(({ 'object-id': id }) => id === personId(9))?.['name']).toBe("'=cmd|calc");
    expect(state.events).toEqual([
      {
        ...{ type: 'admin.acted', act: 'coverage.people-listed', by: 'anna', about: 'red.amber.unknown' },
        correlationId: 'id',
      },
    ]);
  });

  it('is not made where the audit cannot be written', async () => {
    const { csv, state } = await csvWorld();
    state.full = true;
    await expect(csv(admin, ['red'])).rejects.toMatchObject({ code: 'audit_unavailable' });
  });
});
