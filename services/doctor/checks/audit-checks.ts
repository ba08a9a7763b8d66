import type { Config } from '../../config/config.ts';
import { hostOf, placeOf } from '../addresses.ts';
import type { Check } from '../check.ts';
import type { DirectorySight } from '../doctor-views.ts';
import { green, judge, red, unknown, warning, type Sight } from '../finding.ts';

const nistLogs = 'https://csrc.nist.gov/pubs/sp/800/92/final';
const mebibyte = 1_048_576;
const chainMs = 60_000;
/** Of the volume and in bytes: below the first pair it is worth a warning, below the second red. */
const low = { percent: 10, bytes: 1024 * mebibyte };
const out = { percent: 2, bytes: 100 * mebibyte };

const path = ({ audit: { directory } }: Config) => ({ path: directory });

export const auditChecks: readonly Check[] = [
  {
    id: 'audit-directory',
    topic: 'audit-directory',
    about: path,
    source: nistLogs,
    look: async ({ files }, config) =>
      judge(await files.directory(config.audit.directory), (sight) => judgeDirectory(sight, config)),
  },
  {
    id: 'audit-space',
    topic: 'audit-space',
    source: nistLogs,
    look: async ({ files }, config) =>
      judge(await files.directory(config.audit.directory), (s) => judgeSpace(s, config)),
  },
  {
    id: 'audit-chain',
    topic: 'audit-chain',
    about: path,
    source: 'https://csrc.nist.gov/pubs/sp/800/92/final',
    limitMs: chainMs,
    look: async ({ files }, config) =>
      judge(await files.auditChain(), (sight) => {
        if (sight === 'too-large') return unknown('audit-chain.large', { size: largestChainMiB, ...path(config) });
        const { problems, records } = sight;
        if (problems.length > 0) return red('audit-chain.broken', { problems: problems.slice(0, 5).join(', ') });
        return records === 0 ? warning('audit-chain.empty') : green('audit-chain.good', { records });
      }),
  },
  {
    id: 'audit-copy',
    topic: 'audit-copy',
    source: 'https://www.rfc-editor.org/rfc/rfc5425',
    look: async ({ web }, { audit: { copyTo } }) => {
      if (copyTo === undefined) return warning('audit-copy.none');
      const place = placeOf(copyTo);
      const address = hostOf(copyTo);
      if (place === undefined) return unknown('unknown.no-answer', { address, reason: 'address' });
      const answer = await web.connect(place);
      if (answer.kind === 'no-answer')
        return answer.late
          ? unknown('unknown.no-answer', { address, reason: answer.reason })
          : red('audit-copy.away', { address, reason: answer.reason });
      return place.tls ? green('audit-copy.good', { address }) : warning('audit-copy.plain', { address });
    },
  },
];

/** Beyond this the whole chain is not read for a check-up. */
export const largestChainMiB = 256;

function judgeDirectory(sight: DirectorySight, config: Config): Sight {
  if (sight.kind === 'absent') return red('audit-directory.absent', path(config));
  if (!sight.writable) return red('audit-directory.readonly', path(config));
  const mode = sight.mode === undefined ? '–' : sight.mode.toString(8).padStart(4, '0');
  const others = sight.mode !== undefined && (sight.mode & 0o077) !== 0;
  return others
    ? warning('audit-directory.readable', { ...path(config), mode })
    : green('audit-directory.good', { ...path(config), mode });
}

function judgeSpace(sight: DirectorySight, config: Config): Sight {
  if (sight.kind === 'absent') return unknown('audit-directory.absent', path(config));
  const percent = Math.round((sight.freeBytes / sight.totalBytes) * 100);
  const values = { free: Math.round(sight.freeBytes / mebibyte), percent };
  if (sight.freeBytes < out.bytes || percent < out.percent) return red('audit-space.low', values);
  return sight.freeBytes < low.bytes || percent < low.percent
    ? warning('audit-space.low', values)
    : green('audit-space.good', values);
}
