import process from 'node:process';
import { createOperations } from '../services/aftercare/operations.ts';
import { operateUsage, parseOperateCommand, runOperateCommand } from '../services/aftercare/operate-command.ts';
import { createRecoveryGuards } from '../services/aftercare/create-recovery-guards.ts';
import { createSubjectKeys } from '../services/aftercare/subject-keys.ts';
import { loadConfig } from '../services/config/load-config.ts';
import { createPseudonyms } from '../services/crypto/hmac-pseudonyms.ts';
import { AppError } from '../services/errors/app-error.ts';
import { productionPorts } from './compose.ts';

/** `npm run operate -- …`: the operators' switches, with the settings of a running process. Exit code 0, or 1 with a reason. */
const request = parseOperateCommand(process.argv.slice(2));
if (request.kind === 'usage') {
  console.error(`${request.problem}\n${operateUsage}`);
  process.exitCode = 1;
} else {
  try {
    const config = loadConfig(process.env);
    const ports = await productionPorts(config);
    try {
      const operations = createOperations({
        tenantId: config.tenantId,
        guards: createRecoveryGuards(ports),
        attempts: ports.attempts,
        audit: ports.audit,
        pseudonyms: createPseudonyms(config.keys.pseudonym),
        auditSubject: createSubjectKeys(ports).auditSubject,
      });
      console.log(await runOperateCommand(operations, request));
    } finally {
      await ports.close();
    }
  } catch (error) {
    console.error(error instanceof AppError ? `${error.code}: ${error.message}` : 'the command failed');
    process.exitCode = 1;
  }
}
