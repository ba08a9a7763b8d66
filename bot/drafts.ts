import { systemClock } from '../services/clock/system-clock.ts';
import { loadConfig } from '../services/config/load-config.ts';
import { createDraftBox } from '../services/feedback/draft-box.ts';
import { writeDrafts } from '../services/feedback/write-drafts.ts';
import { createPinoLogger } from '../services/logging/pino-logger.ts';
import { systemRandom } from '../services/random/system-random.ts';
import { redisState } from './compose.ts';

/**
 * `npm run knowledge -- drafts`: what to print, in lines. `env`: the settings of a running process. Throws an `AppError`
 * where they or the store cannot be used.
 */
export async function runDrafts(options: {
  readonly env: Parameters<typeof loadConfig>[0];
  readonly into: string;
  readonly remove: boolean;
}): Promise<readonly string[]> {
  const { into, remove } = options;
  const config = loadConfig(options.env);
  const state = redisState(config, createPinoLogger('error'));
  try {
    await connected(state.storeReady);
    const { tenantId } = config;
    const drafts = createDraftBox({ records: state.records, clock: systemClock, random: systemRandom, tenantId });
    const written = await writeDrafts({ drafts, into, remove });
    const lines = written.map(({ path, result }) => (result === 'written' ? path : `${path}  is there already`));
    return [...lines, written.some(({ result }) => result === 'written') ? whatToDo : 'No new draft waits.'];
  } finally {
    await state.close();
  }
}

/** A command asks at once, a process long after its connection is there: the store refuses whoever is too early. */
async function connected(ready: () => Promise<unknown>): Promise<void> {
  for (let tries = 0; tries < mostTries; tries += 1) {
    try {
      await ready();
      return;
    } catch {
      await systemClock.wait(betweenTriesMs);
    }
  }
  await ready();
}
const mostTries = 50;
const betweenTriesMs = 100;

const whatToDo =
  'Finish each: at least four ways of asking, an answer, a name of its own as id and file name. Then put it into the ' +
  'folder of AVAIN_KNOWLEDGE_DIRECTORY and run: npm run knowledge -- check';
