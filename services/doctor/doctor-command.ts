import { parseArgs } from 'node:util';
import { languages, type Language } from '../i18n/language.ts';
import { allChecks } from './all-checks.ts';
import type { Check } from './check.ts';
import { exitCodeOf, jsonReport, textReport, type ReportHead } from './doctor-report.ts';
import type { Examination } from './run-doctor.ts';

export type DoctorRequest =
  | { readonly kind: 'run'; readonly json: boolean; readonly language: Language; readonly checks: readonly Check[] }
  | { readonly kind: 'help' }
  | { readonly kind: 'usage'; readonly problem: string };

export const doctorUsage = `npm run doctor -- [--json] [--only <check>,…] [--language en|fi]

Examines the set-up with the settings of the process it is run beside (the same environment). Where no identity
is set, as with npm start, it starts the playground for the time of the examination and examines that.

  --json            one JSON document instead of text
  --only a,b        these checks only; a name stands for every check that begins with it (redis, token, audit-copy)
  --language en|fi  language of the sentences; en without it
  --help            this, and the names of all checks

Nothing is written, sent or spent. Exit code 0: nothing red; 1: something red; 2: could not be run.`;

/** Arguments of the command line. */
export function parseDoctorCommand(args: readonly string[]): DoctorRequest {
  let values;
  try {
    ({ values } = parseArgs({
      args: [...args],
      options: {
        json: { type: 'boolean', default: false },
        only: { type: 'string' },
        language: { type: 'string', default: 'en' },
        help: { type: 'boolean', default: false },
      },
    }));
  } catch (error) {
    return { kind: 'usage', problem: String((error as { readonly message?: unknown }).message) };
  }
  if (values.help) return { kind: 'help' };
  const language = languages.find((known) => known === values.language);
  if (language === undefined) return { kind: 'usage', problem: `--language takes ${languages.join(' or ')}` };
  const wanted = values.only?.split(',').map((name) => name.trim());
  const strange = wanted?.find((name) => name === '' || !allChecks.some(({ id }) => names(name, id)));
  if (strange !== undefined) return { kind: 'usage', problem: `there is no check called "${strange}"` };
  const checks = allChecks.filter(({ id }) => wanted === undefined || wanted.some((name) => names(name, id)));
  return { kind: 'run', json: values.json, language, checks };
}

/** `redis` names `redis` and `redis-acl`, not `redistribution`. */
function names(name: string, id: string): boolean {
  return id === name || id.startsWith(`${name}-`);
}

export function doctorHelp(): string {
  return `${doctorUsage}\n\nChecks: ${allChecks.map(({ id }) => id).join(' ')}`;
}

/** What goes to the terminal, and the exit code. */
export function reportOf(
  examination: Examination,
  head: ReportHead,
  json: boolean,
): { readonly text: string; readonly exitCode: 0 | 1 } {
  const text = json ? jsonReport(examination, head) : textReport(examination, head);
  return { text, exitCode: exitCodeOf(examination) };
}
