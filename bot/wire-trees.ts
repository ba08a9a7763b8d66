import type { AdminDesk } from '../services/admin/admin-desk.ts';
import type { Config } from '../services/config/config.ts';
import type { TenantView } from '../services/doctor/doctor-views.ts';
import { ConfigError } from '../services/errors/app-error.ts';
import type { Logger } from '../services/logging/logger.ts';
import type { Speaker } from '../services/outcomes/reset-outcome.ts';
import { createAdminChecks } from '../services/troubleshooter/admin-checks.ts';
import { checkTrees } from '../services/troubleshooter/check-trees.ts';
import { checkAudience, type LiveChecks } from '../services/troubleshooter/checks.ts';
import { loadTrees } from '../services/troubleshooter/load-trees.ts';
import { createPersonChecks, type PersonChecksOptions } from '../services/troubleshooter/person-checks.ts';
import type { Tree } from '../services/troubleshooter/tree.ts';
import { createTroubleshooter, type Troubleshooter } from '../services/troubleshooter/troubleshooter.ts';

/** More lines than a terminal shows at once help nobody. */
const mostTold = 20;

export type TreesSide = { readonly troubleshooter: Troubleshooter; readonly checks: (speaker: Speaker) => LiveChecks };
export type TreesParts = {
  readonly config: Pick<Config, 'knowledgeDirectory'>;
  readonly person: PersonChecksOptions;
  /** Undefined where nobody administrates Avain: nothing of the organisation is looked at. */
  readonly admin:
    { readonly desk: Pick<AdminDesk, 'rights' | 'doctor'>; readonly openTenant: () => TenantView } | undefined;
  readonly log: Logger;
};

/**
 * The troubleshooter. Trees of an organisation's own are read and proved at once, and throw a `ConfigError` that names file
 * and line where they cannot be walked; the product's are read when somebody first needs them.
 */
export function wireTrees({ config: { knowledgeDirectory }, person, admin, log }: TreesParts): TreesSide {
  if (knowledgeDirectory !== undefined) {
    const { trees, problems } = loadTrees(knowledgeDirectory);
    const told = [...problems, ...checkTrees(trees)].slice(0, mostTold);
    const lines = told.map(({ file, line, problem }) => `  ${file}:${line}  ${problem}`);
    if (lines.length > 0) throw new ConfigError(`The trees of the troubleshooter are not usable:\n${lines.join('\n')}`);
  }
  const read = (): readonly Tree[] => {
    const { trees, problems } = loadTrees(knowledgeDirectory);
    if (problems.length > 0) log.error({ problems: problems.length }, 'some trees cannot be read');
    return trees;
  };
  const ofPerson = createPersonChecks(person);
  const ofAdmin = admin && createAdminChecks({ ...admin.desk, openTenant: admin.openTenant, clock: person.clock });
  return {
    troubleshooter: createTroubleshooter({ trees: read }),
    checks: (speaker) => {
      const [own, organisation] = [ofPerson(speaker), ofAdmin?.(speaker)];
      return {
        look: async (check) => (checkAudience(check) === 'people' ? own : organisation)?.look(check),
      };
    },
  };
}
