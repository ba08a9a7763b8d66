import process from 'node:process';
import { loadConfig } from '../services/config/load-config.ts';
import { AppError } from '../services/errors/app-error.ts';
import { productionPorts } from './compose.ts';
import { wire } from './wire.ts';

/** The main of every role. SIGTERM and SIGINT drain; a second signal ends at once. */
try {
  const config = loadConfig(process.env);
  const ports = await productionPorts(config);
  const app = await wire(config, ports);
  const port = await app.listen(config.http.port, config.http.host);
  ports.log.info({ port, role: config.role }, 'avain is running');
  // It keeps the thread for a second: at once, before anybody talks with this process.
  setImmediate(app.warm);
  let closing = false;
  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
    process.on(signal, () => {
      if (closing) process.exit(1);
      closing = true;
      app.close().then(
        () => process.exit(0),
        () => process.exit(1),
      );
    });
  }
} catch (error) {
  console.error(error instanceof AppError ? error.message : error);
  process.exit(1);
}
