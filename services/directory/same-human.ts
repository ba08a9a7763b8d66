import type { DirectoryUser } from './user-directory.ts';

export type Human = Pick<DirectoryUser, 'id' | 'employeeId'>;

/**
 * Whether two accounts are known to be of one human: one account, or one personnel number. Both in any letter case. Two
 * accounts without a number are told apart by nothing else: who has several accounts needs the number on each.
 */
export function isSameHuman(one: Human, other: Human): boolean {
  if (one.id.toLowerCase() === other.id.toLowerCase()) return true;
  return one.employeeId !== undefined && one.employeeId.toLowerCase() === other.employeeId?.toLowerCase();
}
