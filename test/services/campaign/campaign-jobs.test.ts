import { describe, expect, it } from '@jest/globals';
import { createCampaignOptOuts } from '../../../services/campaign/campaign-opt-outs.ts';
import { createCampaignRunner } from '../../../services/campaign/create-campaign-runner.ts';
import { createCampaignService } from '../../../services/campaign/create-campaign-service.ts';
import { createRedisCampaignLedger } from '../../../services/campaign/redis-campaign-ledger.ts';
import { createStoredCampaignRepository } from '../../../services/campaign/stored-campaign-repository.ts';
import { systemClock as clock } from '../../../services/clock/system-clock.ts';
import { createPseudonyms } from '../../../services/crypto/hmac-pseudonyms.ts';
import { createStoredPersonRepository } from '../../../services/person/stored-person-repository.ts';
import { createBullmqJobQueue } from '../../../services/queue/bullmq-job-queue.ts';
import { systemRandom as random } from '../../../services/random/system-random.ts';
import { createRedisAttemptStore } from '../../../services/store/redis-attempt-store.ts';
import { openRedis } from '../../../services/store/redis-connection.ts';
import { createRedisKeyValueStore } from '../../../services/store/redis-key-value-store.ts';
import { createRedisRecordStore } from '../../../services/store/redis-record-store.ts';
import { eventually } from '../../support/eventually.ts';
import { startRedisServer } from '../../support/redis-server.ts';
import { silentLog as log } from '../../support/silent-log.ts';
import { testKeyring as keyring } from '../../support/store-worlds.ts';
import { admin, createAudienceDouble, createTeamsDouble, draft, personRow, tenantId } from './campaign.fixture.ts';

const people = 60;

describe('a campaign as jobs on Redis', () => {
  it('reaches everybody once, with two workers and every act waking it again', async () => {
    const server = await startRedisServer();
    const redis = openRedis(server.settings, 'store', log);
    const queue = createBullmqJobQueue({ redis: server.settings, log });
    try {
      await redis.ready(5_000);
      const common = { client: redis.client, keyring, time: 'redis' } as const;
      const store = createRedisKeyValueStore(common);
      const records = createRedisRecordStore(common);
      const ledger = createRedisCampaignLedger({ ...common, random });
      const pseudonyms = createPseudonyms(new Uint8Array(32).fill(7));
      const campaigns = createStoredCampaignRepository({ records, store });
      const persons = createStoredPersonRepository({ records, pseudonyms, clock });
      const [teams, audience] = [createTeamsDouble(), createAudienceDouble()];
      audience.state.people = Array.from({ length: people }, (_, n) => personRow(n));
      const shared = { campaigns, ledger, persons, store, queue, messenger: teams.messenger, rows: audience.rows };
      const organisation = async (): Promise<string> => 'Contoso';
      const runner = createCampaignRunner({
        ...{ ...shared, organisation, tenantId, audience: audience.reader, pseudonyms, clock, log },
        ...{ installer: teams.installer, attempts: createRedisAttemptStore(common), defaultLanguage: 'en' },
        optOuts: createCampaignOptOuts({ records, store }),
        rights: { check: async () => ({ kind: 'admin', admin }) },
        rates: { installsPerSecond: 200, sendsPerSecond: 200 },
      });
      const service = createCampaignService({
        ...{ ...shared, organisation, random, audit: { append: async () => undefined } },
        arrivals: { of: async () => 0 },
        people: { named: async () => [] },
      });
      await queue.work('bot', async (job) => (job.kind === 'campaign' ? runner.run(job.campaignId) : undefined), 2);
      const now = Date.now();
      const quiet = { from: '00:00', to: '00:00', zone: 'UTC', weekends: false };
      const made = await service.create(admin, draft({ quiet, endsAt: new Date(now + 86_400_000).toISOString() }));
      if (made.kind !== 'done') throw new Error('no campaign');
      const { id } = made.campaign;
      await service.schedule(admin, id);
      await runner.wake();
      const sent = async (): Promise<number> => (await ledger.counts(id)).states.sent;
      await eventually(async () => {
        expect(await sent()).toBeGreaterThan(5);
      });
      await service.pause(admin, id);
      await service.resume(admin, id);
      await eventually(async () => {
        expect(await sent()).toBe(people);
      });
      expect(new Set(teams.state.sent.map(({ to }) => to.personId)).size).toBe(people);
      expect(teams.state.sent).toHaveLength(people);
      expect(teams.state.installs).toHaveLength(people);
    } finally {
      await queue.close();
      await redis.close();
      await server.stop();
    }
  });
});
