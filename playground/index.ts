import process from 'node:process';
import { parseArgs } from 'node:util';
import { systemClock } from '../services/clock/system-clock.ts';
import { startPlayground } from './compose-playground.ts';

const { values } = parseArgs({
  options: { people: { type: 'string', default: '0' }, help: { type: 'boolean', default: false } },
});
if (values.help) {
  console.log(
    'npm start -- [--people N]\n  --people N   enlarge the company, up to 10000\n  PORT         port, 3978 by default\n  REDIS_URL    a real Redis instead of the embedded store',
  );
  process.exit(0);
}
const people = Number(values.people);
const port = Number(process.env['PORT'] ?? '3978');
const redisUrl = process.env['REDIS_URL'];
if (
  !Number.isInteger(people) ||
  people < 0 ||
  people > 10_000 ||
  !Number.isInteger(port) ||
  port < 0 ||
  port > 65_535
) {
  console.error('--people takes 0 to 10000, PORT a port number.');
  process.exit(2);
}

try {
  const playground = await startPlayground({ port, people, redisUrl, clock: systemClock });
  console.log(`
  Avain playground: the whole product against a pretend company. Nothing leaves this machine.

    Open        ${playground.url}
    Company     ${playground.company.tenant.displayName}, ${playground.company.personas.length} people
    State       ${redisUrl === undefined ? 'embedded store: everything is forgotten when this ends' : 'your Redis'}
    Audit       ${playground.auditDirectory}

  Ctrl+C ends it.
`);
  let closing = false;
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.on(signal, () => {
      if (closing) process.exit(1);
      closing = true;
      playground.stop().then(
        () => process.exit(0),
        () => process.exit(1),
      );
    });
  }
} catch (error) {
  const busy = error instanceof Error && 'code' in error && error.code === 'EADDRINUSE';
  console.error(busy ? `Port ${port} is taken. Choose another: PORT=3979 npm start` : error);
  process.exit(1);
}
