import process from 'node:process';
import { examine } from '../bot/examine.ts';
import { loadConfig } from '../services/config/load-config.ts';
import { systemClock } from '../services/clock/system-clock.ts';
import { doctorHelp, doctorUsage, parseDoctorCommand } from '../services/doctor/doctor-command.ts';
import { createPinoLogger } from '../services/logging/pino-logger.ts';
import { startPlayground } from './compose-playground.ts';

/** `npm run doctor` where nothing is configured: starts the playground, examines it, ends it. */
const request = parseDoctorCommand(process.argv.slice(2));
if (request.kind === 'help') console.log(doctorHelp());
else if (request.kind === 'usage') {
  console.error(`${request.problem}\n\n${doctorUsage}`);
  process.exitCode = 2;
} else {
  console.error('No identity is set: this examines a playground, started for it and ended after it.\n');
  const redisUrl = process.env['REDIS_URL'];
  // What the playground logs must not stand in the report: --json is read by machines.
  const log = createPinoLogger('error', { write: (line) => void process.stderr.write(line) });
  const playground = await startPlayground({ port: 0, people: 0, redisUrl, clock: systemClock, log });
  try {
    const report = await examine(loadConfig(playground.settings, { embeddedStore: true }), request);
    console.log(report.text);
    process.exitCode = report.exitCode;
  } finally {
    await playground.stop();
  }
}
