import { createNotMeLinks } from '../../../services/aftercare/not-me-links.ts';
import { createNotMeReports } from '../../../services/aftercare/not-me-reports.ts';
import { createNotMeService } from '../../../services/aftercare/create-not-me-service.ts';
import { createNoticeSender } from '../../../services/aftercare/notice-sender.ts';
import { createSubjectKeys } from '../../../services/aftercare/subject-keys.ts';
import { createPseudonyms } from '../../../services/crypto/hmac-pseudonyms.ts';
import type { OutgoingMessage, SendResult } from '../../../services/delivery/code-sender.ts';
import { createStoredPersonRepository } from '../../../services/person/stored-person-repository.ts';
import { systemRandom } from '../../../services/random/system-random.ts';
import { silentLog } from '../../support/silent-log.ts';
import { executorWorld } from '../executor/executor.fixture.ts';

/** The executor's world and what the bot role adds to it: sender, links, people. */
export async function aftercareWorld(
  organisation: { readonly helpdeskMail?: string } = { helpdeskMail: 'help@kiela.example' },
) {
  const world = await executorWorld();
  const { records, clock, jobs, recorded, company } = world;
  const outbox: OutgoingMessage[] = [];
  const delivery = { result: { kind: 'accepted' } as SendResult | 'throws' };
  const parts = { records, clock, random: systemRandom, queue: jobs.queue, audit: recorded.audit };
  const pseudonyms = createPseudonyms(new Uint8Array(32).fill(9));
  const persons = createStoredPersonRepository({ ...parts, pseudonyms });
  const subjects = createSubjectKeys(parts);
  const links = createNotMeLinks(parts);
  const reports = createNotMeReports(parts);
  const sendNotice = createNoticeSender({
    ...parts,
    directory: company.directory,
    persons,
    sender: {
      send: async (message) => {
        outbox.push(message);
        if (delivery.result === 'throws') throw new Error('connection lost');
        return delivery.result;
      },
    },
    links,
    auditSubject: subjects.auditSubject,
    log: silentLog,
    baseUrl: 'https://avain.example',
    organisation: { name: 'Kielä Oy', helpdeskContact: '+358 9 123', helpdeskMail: organisation.helpdeskMail },
  });
  const notMe = createNotMeService({ ...parts, links, reports, auditSubject: subjects.auditSubject });
  /** Runs every waiting notice once. */
  const sendAll = async (): Promise<void> => {
    for (let entry = jobs.next('bot'); entry !== undefined; entry = jobs.next('bot')) {
      if (entry.job.kind === 'notice') await sendNotice(entry.job.noticeId);
      jobs.done(entry);
    }
  };
  return { ...world, outbox, delivery, pseudonyms, persons, subjects, links, reports, sendNotice, notMe, sendAll };
}

export type AftercareWorld = Awaited<ReturnType<typeof aftercareWorld>>;

export const tokenIn = (text: string): string => /#([A-Za-z0-9_-]{43})/.exec(text)?.[1] ?? '';
