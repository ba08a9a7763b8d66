import { parseArgs } from 'node:util';
import type { Operations, OperationsStatus, Operator } from './operations.ts';

export type OperateRequest =
  | { readonly kind: 'usage'; readonly problem: string }
  | { readonly kind: 'act'; readonly verb: Verb; readonly objectId: string | undefined; readonly by: Operator };

const verbs = ['pause', 'resume', 'unfreeze', 'unlock', 'status'] as const;
type Verb = (typeof verbs)[number];

export const operateUsage =
  'Usage: npm run operate -- pause|resume|unfreeze <objectId>|unlock <objectId>|status [objectId] --operator NAME --reason TEXT';

/** Reads the command line. Everything that changes something names an operator and a reason. */
export function parseOperateCommand(args: readonly string[]): OperateRequest {
  let parsed;
  try {
    parsed = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: { operator: { type: 'string' }, reason: { type: 'string' } },
    });
  } catch {
    return usage('an option is not known or lacks its value');
  }
  const [word, objectId, more] = parsed.positionals;
  const verb = verbs.find((one) => one === word);
  if (verb === undefined || more !== undefined) return usage('the command is not known');
  const aboutAccount = verb === 'unfreeze' || verb === 'unlock';
  if (aboutAccount && objectId === undefined) return usage(`${verb} needs the object id of the account`);
  if (objectId !== undefined && !/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(objectId))
    return usage('an object id is a GUID');
  if ((verb === 'pause' || verb === 'resume') && objectId !== undefined) return usage(`${verb} is about all resets`);
  const by = { operator: parsed.values.operator?.trim() ?? '', reason: parsed.values.reason?.trim() ?? '' };
  if (verb !== 'status' && (by.operator === '' || by.reason === ''))
    return usage('--operator and --reason are required');
  return { kind: 'act', verb, objectId, by };
}

/** Carries it out; answers what to print. */
export async function runOperateCommand(
  operations: Operations,
  request: OperateRequest & { kind: 'act' },
): Promise<string> {
  const { verb, by, objectId } = request;
  switch (verb) {
    case 'pause':
      await operations.pause(by);
      return 'All resets are paused.';
    case 'resume':
      await operations.resume(by);
      return 'Resets are possible again.';
    case 'unfreeze':
      await operations.unfreeze(objectId ?? '', by);
      return 'Recovery of this account is no longer frozen.';
    case 'unlock':
      await operations.unlock(objectId ?? '', by);
      return 'Failures and lock of recovery of this account are cleared.';
    case 'status':
      return describe(await operations.status(objectId));
  }
}

function describe({ brake, until, failures, lockedUntil }: OperationsStatus): string {
  const end = until === undefined ? '' : ` until ${until.toISOString()}`;
  const lock = lockedUntil === undefined ? 'not locked' : `locked until ${lockedUntil.toISOString()}`;
  return `brake: ${brake ?? 'none'}${end}; wrong codes counted: ${failures}; ${lock}`;
}

const usage = (problem: string): OperateRequest => ({ kind: 'usage', problem });
