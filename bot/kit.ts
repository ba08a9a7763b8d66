import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import process from 'node:process';
import { kitPostCard } from '../cards/kit-post-card.ts';
import { systemClock } from '../services/clock/system-clock.ts';
import type { Config } from '../services/config/config.ts';
import { loadConfig } from '../services/config/load-config.ts';
import { AppError } from '../services/errors/app-error.ts';
import { createKit } from '../services/kit/create-kit.ts';
import { kitUsage, parseKitCommand, type KitRequest } from '../services/kit/kit-command.ts';
import { createKitLinks } from '../services/kit/kit-links.ts';
import { createKitTextStore } from '../services/kit/kit-text-store.ts';
import { kitPieces } from '../services/kit/kit.ts';
import { createPinoLogger } from '../services/logging/pino-logger.ts';
import { systemRandom } from '../services/random/system-random.ts';
import { redisState } from './compose.ts';

/** `npm run kit -- …`: writes the onboarding kit, with the settings and the edited texts of a running process. */
const request = parseKitCommand(process.argv.slice(2));
if (request.kind === 'help') console.log(kitUsage);
else if (request.kind === 'usage') {
  console.error(`${request.problem}\n\n${kitUsage}`);
  process.exitCode = 2;
} else {
  try {
    await write(loadConfig(process.env), request);
  } catch (error) {
    console.error(error instanceof AppError ? `${error.code}: ${error.message}` : 'the kit could not be written');
    process.exitCode = 1;
  }
}

async function write(config: Config, { tag, languages, out }: Extract<KitRequest, { kind: 'make' }>): Promise<void> {
  if (config.admins === undefined) {
    console.error(
      'AVAIN_ADMIN_GROUP_ID is not set: without it the page that the links of the kit lead to is not there.',
    );
    process.exitCode = 2;
    return;
  }
  const state = redisState(config, createPinoLogger('error'));
  try {
    const kit = createKit({
      organisation: config.organisation,
      links: createKitLinks({ ...config, baseUrl: config.http.baseUrl, key: config.keys.pseudonym }),
      own: createKitTextStore({ records: state.records, clock: systemClock }),
      postCard: kitPostCard,
      // Making files changes nothing that an audit would tell.
      audit: { append: () => Promise.resolve(), close: () => Promise.resolve() },
      random: systemRandom,
    });
    if (kit.links(tag) === undefined) {
      console.error(`"${tag}" is no tag.\n\n${kitUsage}`);
      process.exitCode = 2;
      return;
    }
    await mkdir(out, { recursive: true });
    for (const language of languages) {
      for (const piece of kitPieces) {
        const file = await kit.make(piece, language, tag);
        if (file === undefined) continue;
        await writeFile(join(out, file.name), file.body);
        console.log(join(out, file.name));
      }
    }
  } finally {
    await state.close();
  }
}
