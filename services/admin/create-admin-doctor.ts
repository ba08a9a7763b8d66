import { z } from 'zod';
import type { Clock } from '../clock/clock.ts';
import type { Examination, Finding } from '../doctor/run-doctor.ts';
import type { Verdict } from '../doctor/finding.ts';
import { createDoctorTexts, isDoctorKey } from '../i18n/doctor-texts.ts';
import type { Language } from '../i18n/language.ts';
import { createTranslator } from '../i18n/translator.ts';
import type { Logger } from '../logging/logger.ts';
import type { TellPerson } from '../planner/plan.ts';
import type { JobQueue } from '../queue/job-queue.ts';
import type { RandomSource } from '../random/random-source.ts';
import type { KeyValueStore } from '../store/key-value-store.ts';
import type { RecordStore } from '../store/record-store.ts';
import type { AdminDoctor, DoctorLine, DoctorResult } from './admin-doctor.ts';

export type AdminDoctorOptions = {
  /** One look with this process' settings; every check has a limit of its own. */
  readonly examine: () => Promise<Examination>;
  readonly tenantId: string;
  /** Object ids of the admins, as the directory names them now. */
  readonly admins: () => Promise<readonly string[]>;
  readonly tell: TellPerson;
  readonly store: Pick<KeyValueStore, 'swap' | 'delete'>;
  readonly records: RecordStore;
  readonly queue: JobQueue;
  readonly clock: Clock;
  readonly random: RandomSource;
  readonly log: Logger;
};

/** RecordStore kind of the last look. */
export const doctorLookKind = 'doctor-look';
const lastId = 'last';
const dayMs = 24 * 3600 * 1000;
const keptMs = 30 * dayMs;
/** Longer than the slowest check may take; whoever died while looking blocks no longer than this. */
const lookSeconds = 120;
const looking = 'avain:doctor-looking';
/** A list of admins is short; telling more than these one by one would be a campaign. */
const mostTold = 50;

const verdicts = ['red', 'warning', 'unknown', 'green'] as const satisfies readonly Verdict[];
const sentence = z.object({
  key: z.string().refine(isDoctorKey),
  values: z.record(z.string(), z.union([z.string(), z.number()])),
});
const storedLook = z.object({
  at: z.iso.datetime(),
  newlyRed: z.array(z.string()),
  /** Red ones that admins were told of, or were to be when the process died. */
  toldRed: z.array(z.string()),
  findings: z.array(
    z.object({
      ...{ id: z.string(), verdict: z.enum(verdicts), source: z.string() },
      ...{ title: sentence, seen: sentence, why: sentence, fix: sentence },
    }),
  ),
});
type Look = z.infer<typeof storedLook>;

/** The doctor for admins: one look at a time over all processes, the last one kept without a language. */
export function createAdminDoctor(options: AdminDoctorOptions): AdminDoctor {
  const { examine, records, store, queue, clock, random, log } = options;

  const last = async (): Promise<Look | undefined> => {
    const found = await records.get(doctorLookKind, lastId);
    const parsed = found === undefined ? undefined : storedLook.safeParse(JSON.parse(found.value));
    // Written by a build that knew other checks: as good as none, and tomorrow's replaces it.
    return parsed?.success === true ? parsed.data : undefined;
  };
  const keep = async (kept: Look): Promise<void> => {
    const keepUntil = new Date(clock.now().getTime() + keptMs);
    await records.put(doctorLookKind, lastId, { value: JSON.stringify(kept), keepUntil, indexes: {} });
  };
  const look = async (): Promise<Look | 'running'> => {
    const claim = await store.swap(looking, 0, random.id(), lookSeconds);
    if (!claim.ok) return 'running';
    try {
      const before = await last();
      const { findings } = await examine();
      const now: Look = {
        at: clock.now().toISOString(),
        newlyRed: newlyRed(findings, before),
        // What was mended and breaks again is news again.
        toldRed: before?.toldRed.filter((id) => redOf(findings).includes(id)) ?? [],
        findings: kept(findings),
      };
      await keep(now);
      return now;
    } finally {
      await store.delete(looking).catch((err: unknown) => log.warn({ err }, 'the doctor stays busy for two minutes'));
    }
  };
  const plan = (at: Date, delaySeconds: number): Promise<void> =>
    queue.add('bot', { kind: 'doctor' }, { id: `doctor.${at.toISOString().slice(0, 10)}`, delaySeconds });

  return {
    run: async (language) => {
      const result = await look();
      return result === 'running' ? result : inWords(result, language);
    },
    latest: async (language) => {
      const found = await last();
      return found === undefined ? undefined : inWords(found, language);
    },
    schedule: () => plan(clock.now(), 10 * 60),
    daily: async () => {
      // Planned first: a look that breaks off is tried again by the queue, and tomorrow's comes in any case.
      await plan(new Date(clock.now().getTime() + dayMs), dayMs / 1000);
      const looked = await look();
      // Somebody looks already: what they find is told all the same.
      const found = looked === 'running' ? await last() : looked;
      if (found === undefined) return;
      const untold = redOf(found.findings).filter((id) => !found.toldRed.includes(id));
      if (untold.length === 0) return;
      const everybody = await options.admins();
      // Written down before it is said: a message is not repeated, and what nobody could be told of is told tomorrow.
      await keep({ ...found, toldRed: [...found.toldRed, ...untold] });
      await tellAdmins(found, untold, everybody, options);
    },
  };
}

async function tellAdmins(
  look: Look,
  untold: readonly string[],
  everybody: readonly string[],
  { tell, tenantId, log }: AdminDoctorOptions,
): Promise<void> {
  if (everybody.length > mostTold)
    log.warn({ admins: everybody.length }, 'not every admin is told what the doctor found');
  for (const personId of everybody.slice(0, mostTold)) {
    await tell({ tenantId, personId }, (language) => {
      const t = createTranslator(language);
      const red = inWords(look, language).lines.filter(({ id }) => untold.includes(id));
      return {
        title: t('admin.doctor.news.title', { count: red.length }),
        lines: [...red.map(({ title, seen }) => `${title}: ${seen}`), t('admin.doctor.news.ask')],
      };
    });
  }
}

function newlyRed(findings: readonly Finding[], before: Look | undefined): string[] {
  const redBefore = new Set(redOf(before?.findings ?? []));
  return redOf(findings).filter((id) => !redBefore.has(id));
}

function redOf(findings: readonly { readonly id: string; readonly verdict: Verdict }[]): string[] {
  return findings.filter(({ verdict }) => verdict === 'red').map(({ id }) => id);
}

function kept(findings: readonly Finding[]): Look['findings'] {
  return findings.map(({ id, verdict, source, title, seen, why, fix }) => ({
    ...{ id, verdict, source },
    ...{ title: copied(title), seen: copied(seen), why: copied(why), fix: copied(fix) },
  }));
}

function copied({ key, values }: Finding['title']): Look['findings'][number]['title'] {
  return { key, values: { ...values } };
}

function inWords({ at, findings, newlyRed: red }: Look, language: Language): DoctorResult {
  const say = createDoctorTexts(language);
  const lines = findings
    .map(({ id, verdict, source, title, seen, why, fix }): DoctorLine => {
      return { id, verdict, source, title: say(title), seen: say(seen), why: say(why), fix: say(fix) };
    })
    .sort((one, other) => verdicts.indexOf(one.verdict) - verdicts.indexOf(other.verdict));
  const count = (verdict: Verdict): number => lines.filter((line) => line.verdict === verdict).length;
  return {
    at,
    lines,
    counts: { red: count('red'), warning: count('warning'), unknown: count('unknown'), green: count('green') },
    newlyRed: red,
  };
}
