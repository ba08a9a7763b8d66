import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { CaseDesk, TicketDraft } from '../../../services/case-desk/case-desk.ts';
import { DependencyError } from '../../../services/errors/app-error.ts';
import type { DeskDouble, DeskFault } from '../../fakes/desk-double.ts';
import { withGrowingPatience } from '../../support/growing-patience.ts';

export type DeskRig = {
  readonly desk: CaseDesk;
  readonly double: DeskDouble;
  readonly tickets: () => readonly {
    readonly id: string;
    readonly notes: readonly string[];
    readonly closed: boolean;
  }[];
};

export const draft: TicketDraft = {
  correlationId: 'avain-4K7M2QXR',
  caseNumber: '4K7M-2QXR',
  title: 'Avain case 4K7M-2QXR: New or lost phone',
  text: 'Person: Päivi Ääkkönen ✱\nWhat happened: New or lost phone',
  priority: 'normal',
  openedAt: new Date('2026-03-01T08:00:00Z'),
};
const done = { resolution: 'resolved', text: 'Resolved: Solved in another way' } as const;

export async function failureOf(run: Promise<unknown>): Promise<DependencyError> {
  const error: unknown = await run.then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  expect(error).toBeInstanceOf(DependencyError);
  expect((error as DependencyError).code).toBe('desk_unavailable');
  return error as DependencyError;
}

/**
 * What every ticket system behind the port keeps to. `before`: the calls that come before a first write, and before a
 * note. `open`: with the product's own patience unless told otherwise.
 */
export function describeCaseDesk(
  name: string,
  before: { readonly first: number; readonly note: number },
  open: (timeoutMs?: number) => Promise<DeskRig>,
): void {
  describe(name, () => {
    let rig: DeskRig;
    beforeEach(async () => {
      rig = await open();
    });
    afterEach(() => rig.double.close());
    /** Lets the look-up through and spoils the write. */
    const spoilWrite = (fault: DeskFault, { double }: DeskRig = rig): void => {
      for (let call = 0; call < before.first; call += 1) double.faults.push(undefined);
      double.faults.push(fault);
    };

    it('makes the ticket of a case once and finds it after that', async () => {
      const first = await rig.desk.ensure(draft);
      const second = await rig.desk.ensure(draft);
      expect(second).toEqual(first);
      expect(first.correlationId).toBe(draft.correlationId);
      expect(rig.tickets().map(({ id }) => id)).toEqual([first.id]);
    });

    it('makes two tickets for two cases', async () => {
      await rig.desk.ensure(draft);
      await rig.desk.ensure({ ...draft, correlationId: 'avain-2222222Z', caseNumber: '2222-222Z' });
      expect(rig.tickets()).toHaveLength(2);
    });

    it('makes one ticket when the answer to the first try is lost', async () => {
      spoilWrite({ kind: 'lost' });
      const failed = await failureOf(rig.desk.ensure(draft));
      expect(failed.details['unknown']).toBe(true);
      const ticket = await rig.desk.ensure(draft);
      expect(rig.tickets().map(({ id }) => id)).toEqual([ticket.id]);
    });

    it('says that a ticket may be there when nobody answers in time', async () => {
      await withGrowingPatience(async (timeoutMs) => {
        const hasty = await open(timeoutMs);
        try {
          spoilWrite({ kind: 'hang' }, hasty);
          expect((await failureOf(hasty.desk.ensure(draft))).details['unknown']).toBe(true);
        } finally {
          await hasty.double.close();
        }
      });
    });

    it('says that nothing was made when the system is not there', async () => {
      await rig.double.close();
      expect((await failureOf(rig.desk.ensure(draft))).details['unknown']).toBe(false);
      expect(rig.tickets()).toEqual([]);
    });

    it.each([500, 502, 503])('takes %i on the write for a ticket that may be there', async (status) => {
      spoilWrite({ kind: 'status', status });
      const { details } = await failureOf(rig.desk.ensure(draft));
      expect(details).toMatchObject({ status, unknown: true });
    });

    it.each([400, 401, 403, 409])('takes %i on the write for no ticket', async (status) => {
      spoilWrite({ kind: 'status', status });
      expect((await failureOf(rig.desk.ensure(draft))).details).toMatchObject({ status, unknown: false });
    });

    it.each([
      ['17', 17],
      ['Sun, 01 Mar 2026 08:01:30 GMT', 90],
      ['999999', 3600],
      ['-5', undefined],
      ['soon', undefined],
    ])('hands on "Retry-After: %s"', async (header, seconds) => {
      rig.double.faults.push({ kind: 'status', status: 429, headers: { 'retry-after': header } });
      const { details } = await failureOf(rig.desk.ensure(draft));
      expect(details['retryAfterSeconds']).toBe(seconds);
    });

    it('follows no redirect', async () => {
      rig.double.down = { kind: 'redirect' };
      await failureOf(rig.desk.ensure(draft));
      expect(rig.double.astray()).toBe(0);
    });

    it('makes one ticket when the answer to the write is endless', async () => {
      spoilWrite({ kind: 'huge' });
      const ticket = await rig.desk.ensure(draft).catch(() => rig.desk.ensure(draft));
      expect(rig.tickets()).toHaveLength(1);
      expect(ticket.correlationId).toBe(draft.correlationId);
    });

    it('notes each thing once, also after a lost answer', async () => {
      const ticket = await rig.desk.ensure(draft);
      const note = { noteId: '4K7M2QXR-claimed-abc', text: 'Aino: claimed the case' };
      rig.double.faults.push(...Array.from({ length: before.note }, () => undefined), { kind: 'lost' });
      await rig.desk.note(ticket, note).catch(() => undefined);
      rig.double.faults.length = 0;
      await rig.desk.note(ticket, note);
      await rig.desk.note(ticket, { noteId: '4K7M2QXR-vouched-abd', text: 'Aino: vouched for the person' });
      const [only] = rig.tickets();
      expect(only?.notes.filter((text) => text.includes('claimed the case'))).toHaveLength(1);
      expect(only?.notes).toHaveLength(2);
    });

    it('closes a ticket, and closing it again changes nothing', async () => {
      const ticket = await rig.desk.ensure(draft);
      await rig.desk.close(ticket, done);
      await rig.desk.close(ticket, done);
      expect(rig.tickets()).toMatchObject([{ closed: true }]);
    });

    it('puts neither key nor password into an error', async () => {
      rig.double.down = { kind: 'status', status: 500 };
      const failed = await failureOf(rig.desk.ensure(draft));
      expect(JSON.stringify([failed.message, failed.details, String(failed.cause)])).not.toContain(secretMark);
    });
  });
}

/** Part of every key and password of these tests. */
export const secretMark = 'mark-of-a-secret';
