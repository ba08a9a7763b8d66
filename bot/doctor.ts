import process from 'node:process';
import type { Config } from '../services/config/config.ts';
import { loadConfig } from '../services/config/load-config.ts';
import { ConfigError } from '../services/errors/app-error.ts';
import { doctorHelp, doctorUsage, parseDoctorCommand } from '../services/doctor/doctor-command.ts';
import { examine, refuse } from './examine.ts';

/** `npm run doctor -- …`: examines the set-up with the settings of a running process. Exit code 0, 1 (red) or 2. */
const request = parseDoctorCommand(process.argv.slice(2));
if (request.kind === 'help') console.log(doctorHelp());
else if (request.kind === 'usage') {
  console.error(`${request.problem}\n\n${doctorUsage}`);
  process.exitCode = 2;
} else {
  try {
    const settings = readSettings();
    const report = 'problems' in settings ? refuse(settings.problems, request) : await examine(settings, request);
    console.log(report.text);
    process.exitCode = report.exitCode;
    // What a check gave up on may still be waiting for its own time-out.
    setTimeout(() => process.exit(), 3_000).unref();
  } catch (error) {
    console.error(error instanceof Error ? `the doctor could not run: ${error.name}` : 'the doctor could not run');
    process.exitCode = 2;
  }
}

function readSettings(): Config | { readonly problems: string } {
  try {
    return loadConfig(process.env);
  } catch (error) {
    if (error instanceof ConfigError) return { problems: error.message };
    throw error;
  }
}
