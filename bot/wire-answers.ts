import { loadPlaces } from '../services/checklist/load-places.ts';
import type { Device } from '../services/checklist/places.ts';
import type { Config } from '../services/config/config.ts';
import { loadSignInCodes } from '../services/diagnosis/load-sign-in-codes.ts';
import type { SignInCodes } from '../services/diagnosis/sign-in-codes.ts';
import { ConfigError } from '../services/errors/app-error.ts';
import type { Logger } from '../services/logging/logger.ts';
import { createAnswers } from '../services/knowledge/create-answers.ts';
import type { Knowledge } from '../services/knowledge/knowledge-item.ts';
import { loadKnowledge } from '../services/knowledge/load-knowledge.ts';
import type { Answers } from '../services/outcomes/answer-outcome.ts';
import type { DayCounters } from '../services/statistics/day-counters.ts';

/**
 * Where an old password may still sit. An organisation's own file that cannot be used keeps the process from starting,
 * as its answers do.
 */
export function wirePlaces({ knowledgeDirectory }: Pick<Config, 'knowledgeDirectory'>): () => readonly Device[] {
  const { devices, problems } = loadPlaces(knowledgeDirectory);
  const [problem] = problems;
  if (problem !== undefined && knowledgeDirectory !== undefined)
    throw new ConfigError(`The places of old passwords are not usable: ${problem.file}: ${problem.problem}`);
  return () => devices;
}

/** What codes of sign-ins mean; read when somebody first asks. An organisation's own file is read at once, as above. */
export function wireSignInCodes({ knowledgeDirectory }: Pick<Config, 'knowledgeDirectory'>): () => SignInCodes {
  let kept: SignInCodes | undefined;
  if (knowledgeDirectory !== undefined) {
    const { codes, problems } = loadSignInCodes(knowledgeDirectory);
    const [problem] = problems;
    if (problem !== undefined)
      throw new ConfigError(
        `The codes of sign-ins are not usable: ${problem.file}:${problem.line}  ${problem.problem}`,
      );
    kept = codes;
  }
  return () => (kept ??= loadSignInCodes(undefined).codes);
}

/** More lines than a terminal shows at once help nobody. */
const mostTold = 20;

/**
 * What questions are answered from: the product's folder and the organisation's own. One of its own is read at once, and
 * throws a `ConfigError` that names file and line where it cannot be used: nobody should hear of that from a person who
 * got no answer. `npm run knowledge -- check` looks closer.
 */
export function wireAnswers(
  { knowledgeDirectory, organisation }: Pick<Config, 'knowledgeDirectory' | 'organisation'>,
  counters: Pick<DayCounters, 'count'>,
  log: Logger,
): Answers {
  if (knowledgeDirectory !== undefined) {
    const { problems } = loadKnowledge(knowledgeDirectory);
    const lines = problems.slice(0, mostTold).map(({ file, line, problem }) => `  ${file}:${line}  ${problem}`);
    if (lines.length > 0) throw new ConfigError(`The answers are not usable:\n${lines.join('\n')}`);
  }
  const read = (): Knowledge => {
    const { knowledge, problems } = loadKnowledge(knowledgeDirectory);
    // What can be read answers; a part that only explains takes nothing else down.
    if (problems.length > 0) log.error({ problems: problems.length }, 'some answers cannot be read');
    return knowledge;
  };
  return createAnswers({ knowledge: read, counters, organisation });
}
