import type { CodeSender } from '../delivery/code-sender.ts';
import { DependencyError } from '../errors/app-error.ts';
import type { PersonRepository } from '../person/person-repository.ts';
import { requireKeyPart } from '../store/store-key.ts';
import type { CaseAlarm } from './case-alarm.ts';
import { createCaseKeeper } from './case-keeper.ts';
import { createCaseOpener, type CaseOpenerOptions } from './case-opener.ts';
import type { LoadedCase } from './case-repository.ts';
import { isCaseEnded } from './case-state.ts';
import { deniedMail, sendDeskMail } from './fallback-mail.ts';
import { createRefusedContacts } from './refused-contacts.ts';

export type CaseAlarmOptions = CaseOpenerOptions & {
  readonly persons: Pick<PersonRepository, 'load'>;
  readonly sender: CodeSender;
};

/** Longer than anybody repeats the report of one check. */
const rememberedSeconds = 7 * 24 * 60 * 60;

/** A "No" of the called person: one case, frozen, and one mail for each check. */
export function createCaseAlarm(options: CaseAlarmOptions): CaseAlarm {
  const { persons, store, settings, log } = options;
  const keeper = createCaseKeeper(options);
  const opener = createCaseOpener(options, keeper);

  const freeze = (caseId: string): Promise<LoadedCase | undefined> =>
    keeper.settled<LoadedCase | undefined>(caseId, async (found) => {
      if (found === undefined || isCaseEnded(found.record.state)) return undefined;
      if (found.record.frozenAt !== null) return found;
      const patch = {
        frozenAt: (await store.now()).toISOString(),
        trouble: 'caller-denied',
        priority: 'high',
        talking: false,
        // Cards of before the freeze offer what is over.
        nonce: options.random.id(),
      } as const;
      const change = {
        actor: { by: 'person' },
        event: undefined,
        what: 'frozen',
        reason: 'caller-denied',
        patch,
      } as const;
      const result = await keeper.change(found, change);
      return result === 'not-allowed' ? undefined : result;
    });

  /** The intent before the mail: a process that dies in between sends none twice. */
  const mail = async (record: LoadedCase['record'], checkId: string, agentName: string): Promise<void> => {
    const team = settings.teams.find(({ id }) => id === record.teamId);
    const key = `avain:caller-denied:${requireKeyPart(checkId)}`;
    if (team === undefined || !(await store.swap(key, 0, '1', rememberedSeconds)).ok) return;
    const messageId = `${record.id}.denied.${checkId.slice(0, 40)}`;
    const result = await sendDeskMail(options, { team, record, keys: deniedMail, messageId, agentName });
    if (result.kind !== 'accepted')
      log.error({ caseId: record.id, checkId, result: result.kind }, 'the mail of an alarm');
  };

  return {
    callerDenied: async ({ tenantId, targetId, target, correlationId, checkId, agentName, language }) => {
      await createRefusedContacts(options).note(target, checkId);
      for (let round = 0; round < 5; round += 1) {
        const current = await opener.current(target);
        const person = current === undefined ? await persons.load(tenantId, targetId) : undefined;
        const subject = { tenantId, targetId, target, conversationId: person?.conversationId ?? '', correlationId };
        const about = { language, trouble: 'caller-denied', flowId: undefined } as const;
        const found = current ?? (await opener.open(subject, about)).found;
        const frozen = await freeze(found.record.id);
        // It ended under our hands: the next round opens another.
        if (frozen === undefined) continue;
        return mail(frozen.record, checkId, agentName);
      }
      throw new DependencyError('store_unavailable', 'a denied call found no case that stays open');
    },
  };
}
