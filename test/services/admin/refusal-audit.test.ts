import { beforeEach, describe, expect, it } from '@jest/globals';
import { createRefusalAudit, type RefusalAudit } from '../../../services/admin/create-refusal-audit.ts';
import { createSteeredClock, type SteeredClock } from '../../../services/clock/steered-clock.ts';
import { createPseudonyms } from '../../../services/crypto/hmac-pseudonyms.ts';
import { systemRandom } from '../../../services/random/system-random.ts';
import { createMemoryAttemptStore } from '../../../services/store/memory-attempt-store.ts';
import { createRecordedAudit } from '../../fakes/recorded-audit.ts';

const eve = { tenantId: 't', personId: '0A1B2C3D-1111-4222-8333-444455556666' };

let clock: SteeredClock;
let audited: ReturnType<typeof createRecordedAudit>;
let refused: RefusalAudit;
beforeEach(() => {
  clock = createSteeredClock(new Date('2026-11-23T08:00:00Z'));
  audited = createRecordedAudit(clock);
  refused = createRefusalAudit({
    audit: audited.audit,
    attempts: createMemoryAttemptStore({ clock }),
    pseudonyms: createPseudonyms(new Uint8Array(32).fill(9)),
    auditSubject: async (target) => `subject-${target}`,
    random: systemRandom,
  });
});

describe('a press of somebody without the right', () => {
  it('is written down under a subject, without a name or an id', async () => {
    await refused(eve, 'not-admin');
    expect(audited.state.events).toEqual([
      {
        type: 'admin.refused',
        by: expect.stringMatching(/^subject-/u),
        reason: 'not-admin',
        correlationId: expect.any(String),
      },
    ]);
    expect(JSON.stringify(audited.state.events).toLowerCase()).not.toContain(eve.personId.toLowerCase());
  });

  it('does not fill the audit: five in an hour and person, however the id is written', async () => {
    for (let press = 0; press < 20; press += 1) {
      await refused(press % 2 === 0 ? eve : { ...eve, personId: eve.personId.toLowerCase() }, 'not-admin');
    }
    expect(audited.state.events).toHaveLength(5);
    await refused({ ...eve, personId: 'another' }, 'not-admin');
    expect(audited.state.events).toHaveLength(6);
    clock.advance(3_600_000);
    await refused(eve, 'not-admin');
    expect(audited.state.events).toHaveLength(7);
  });
});
