import { systemClock } from '../services/clock/system-clock.ts';
import type { Config } from '../services/config/config.ts';
import { reportOf, type DoctorRequest } from '../services/doctor/doctor-command.ts';
import { refuseToExamine, runDoctor } from '../services/doctor/run-doctor.ts';
import { buildName } from './compose.ts';
import { doctorViews } from './compose-doctor.ts';

type Run = Extract<DoctorRequest, { readonly kind: 'run' }>;
type Report = ReturnType<typeof reportOf>;

/** Examines the set-up that `config` describes, and closes what it opened. */
export async function examine(config: Config, { checks, json, language }: Run): Promise<Report> {
  const { views, close } = doctorViews(config);
  try {
    const examination = await runDoctor({ checks, views, config });
    return reportOf(examination, { build: buildName(), role: config.role, at: systemClock.now(), language }, json);
  } finally {
    await close();
  }
}

/** The report where the settings are not usable. */
export function refuse(problems: string, { checks, json, language }: Run): Report {
  const head = { build: buildName(), role: '?', at: systemClock.now(), language };
  return reportOf(refuseToExamine(checks, problems), head, json);
}
