import type { Config } from '../config/config.ts';
import { AppError } from '../errors/app-error.ts';
import type { DoctorSentence } from '../i18n/doctor-texts.ts';
import type { Check } from './check.ts';
import type { DoctorViews } from './doctor-views.ts';
import { failureWord } from './failure-word.ts';
import { green, red, unknown, type Sight, type Verdict } from './finding.ts';

/** Sentences, in no language yet. */
export type Finding = {
  readonly id: string;
  readonly verdict: Verdict;
  readonly title: DoctorSentence;
  readonly seen: DoctorSentence;
  readonly why: DoctorSentence;
  readonly fix: DoctorSentence;
  readonly source: string;
};

export type Examination = {
  readonly findings: readonly Finding[];
  /** Ids of checks that the settings give nothing to look at. */
  readonly leftOut: readonly string[];
};

export type ExaminationOptions = {
  readonly checks: readonly Check[];
  readonly views: DoctorViews;
  readonly config: Config;
  /** How long a check may take that names no limit of its own. */
  readonly limitMs?: number;
};

const usualLimitMs = 15_000;

/**
 * All checks side by side, each within its time. Never rejects: a check that breaks off or is late is `unknown`. What is
 * late is not waited for any longer, but goes on until its own time-outs.
 */
export async function runDoctor({
  checks,
  views,
  config,
  limitMs = usualLimitMs,
}: ExaminationOptions): Promise<Examination> {
  const concerned = checks.filter((check) => check.concerns?.(config) ?? true);
  const findings = await Promise.all(
    concerned.map(async (check) => {
      const ms = check.limitMs ?? limitMs;
      const sight = await within(ms, async () => check.look(views, config));
      return findingOf(check, sight, config);
    }),
  );
  return {
    findings: [settingsFinding(), ...findings],
    leftOut: checks.filter((check) => !concerned.includes(check)).map(({ id }) => id),
  };
}

/** Where the settings could not be read: one red finding, and everything else unknown. */
export function refuseToExamine(checks: readonly Check[], problems: string): Examination {
  const sight = unknown('unknown.settings');
  const findings = checks.map((check) => findingOf(check, sight, undefined));
  return { findings: [settingsFinding(problems), ...findings], leftOut: [] };
}

/** The id that the finding about the settings themselves has; it belongs to every examination. */
const settingsId = 'settings';

function settingsFinding(problems?: string): Finding {
  const { verdict, seen } =
    problems === undefined
      ? green('settings.good')
      : red('settings.bad', {
          problems: problems
            .replace(/^[^\n]*:\n/, '')
            .trim()
            .replaceAll(/\n\s*/g, '; '),
        });
  return {
    id: settingsId,
    verdict,
    seen,
    title: { key: 'settings.title', values: {} },
    why: { key: 'settings.why', values: {} },
    fix: { key: 'settings.fix', values: {} },
    source: 'https://12factor.net/config',
  };
}

function findingOf({ id, topic, about, source }: Check, sight: Sight, config: Config | undefined): Finding {
  // A hole that nobody could fill shows as such rather than break the report.
  const unfilled = Object.fromEntries(
    ['identity', 'client', 'address', 'path', 'missing', 'extra', 'rules'].map((name) => [name, '–']),
  );
  const values = { ...unfilled, identity: id, ...(config === undefined ? {} : about?.(config)), ...sight.about };
  const { verdict, seen } = sight;
  return {
    id,
    verdict,
    seen,
    title: { key: `${topic}.title`, values },
    why: { key: `${topic}.why`, values },
    fix: { key: `${topic}.fix`, values },
    source,
  };
}

async function within(ms: number, look: () => Promise<Sight>): Promise<Sight> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<Sight>((resolve) => {
    timer = setTimeout(() => resolve(unknown('unknown.time', { seconds: Math.round(ms / 1000) })), ms);
  });
  try {
    return await Promise.race([look(), late]);
  } catch (error) {
    // Not the message: it may quote what was asked for.
    const reason = error instanceof AppError ? error.code : failureWord(error);
    return unknown('unknown.failed', { reason });
  } finally {
    clearTimeout(timer);
  }
}
