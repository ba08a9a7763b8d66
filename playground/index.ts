import process from 'node:process';
import { parseArgs } from 'node:util';
import { AppError } from '../services/errors/app-error.ts';
import { systemClock } from '../services/clock/system-clock.ts';
import { startPlayground } from './compose-playground.ts';
import { startSeparatePlayground } from './separate-playground.ts';

const { values } = parseArgs({
  options: {
    people: { type: 'string', default: '0' },
    separate: { type: 'boolean', default: false },
    help: { type: 'boolean', default: false },
  },
});
if (values.help) {
  console.log(`npm start -- [--people N] [--separate]
  --people N   enlarge the company, up to 10000; from the 401st on they differ as people do
  --separate   bot and executor as processes of their own, as in production; needs REDIS_URL
  PORT         port, 3978 by default
  REDIS_URL    a real Redis instead of the embedded store`);
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
if (values.separate && redisUrl === undefined) {
  console.error(
    '--separate needs a Redis that both processes reach: REDIS_URL=redis://127.0.0.1:6379 npm start -- --separate',
  );
  process.exit(2);
}

try {
  const common = { port, people, clock: systemClock };
  const playground =
    values.separate && redisUrl !== undefined
      ? await startSeparatePlayground({ ...common, redisUrl, say: (line) => console.log(line) })
      : await startPlayground({ ...common, redisUrl });
  const auditFiles = values.separate ? `${playground.auditDirectory}/executor` : playground.auditDirectory;
  console.log(`
  Avain playground: the whole product against a pretend company. Nothing leaves this machine.

    Open        ${playground.url}
    Company     ${playground.company.tenant.displayName}, ${playground.company.personas.length} people
    Admins      Satu and Alex, e.g. ${playground.url}/?as=alex:admin
    State       ${redisUrl === undefined ? 'embedded store: everything is forgotten when this ends' : 'your Redis'}
    Audit       ${playground.auditDirectory}
                (this company's throw-away key reads it:
                AVAIN_AUDIT_KEYS=${playground.auditKeys} npm run audit -- verify ${auditFiles})
    Processes   ${values.separate ? 'bot and executor on their own; kill one and see it come back' : 'one, with everything in it'}

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
  if (error instanceof AppError) console.error(error.message);
  else console.error(busy ? `Port ${port} is taken. Choose another: PORT=3979 npm start` : error);
  process.exit(1);
}
