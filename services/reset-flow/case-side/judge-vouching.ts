import type { VouchJudgement } from '../../helpdesk/case-proofs.ts';
import { isSameHuman } from '../../directory/same-human.ts';
import { DependencyError } from '../../errors/app-error.ts';
import type { CaseProofsOptions } from './case-side-options.ts';

/**
 * Who may be vouched for, read afresh. A manager counts only with a work mailbox: who cannot be told cannot object.
 * What cannot be read is a refusal (I8).
 */
export async function judgeVouching(
  { eligibility, directory }: Pick<CaseProofsOptions, 'eligibility' | 'directory'>,
  targetId: string,
): Promise<VouchJudgement> {
  const account = await eligibility.checkVouched(targetId);
  if (account.kind === 'refused') return { kind: 'refused', reason: account.refusal.reason };
  if (account.way === 'one-vouch') return { kind: 'one-vouch' };
  try {
    const found = await directory.readManager(targetId);
    // Who is told about themselves, by whichever of their accounts, is nobody who would object.
    const tellable = found?.mail !== undefined && !isSameHuman(found, account.user);
    const manager = found !== undefined && tellable ? { id: found.id, name: found.displayName } : undefined;
    return { kind: 'two-vouches', manager };
  } catch (error) {
    if (error instanceof DependencyError) return { kind: 'refused', reason: 'could-not-check' };
    throw error;
  }
}
