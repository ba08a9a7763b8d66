import type { DirectoryUser, UserDirectory } from './user-directory.ts';

export type Human = Pick<DirectoryUser, 'id' | 'employeeId'>;

/**
 * Whether two accounts are known to be of one human: one account, or one personnel number. Both in any letter case. Two
 * accounts without a number are told apart by nothing else: who has several accounts needs the number on each.
 */
export function isSameHuman(one: Human, other: Human): boolean {
  if (one.id.toLowerCase() === other.id.toLowerCase()) return true;
  return one.employeeId !== undefined && one.employeeId.toLowerCase() === other.employeeId?.toLowerCase();
}

/** Read afresh. An account that is gone has no number: it is compared by its id. Throws like the directory. */
export async function readHuman({ findUser }: Pick<UserDirectory, 'findUser'>, id: string): Promise<Human> {
  return { id, employeeId: (await findUser(id))?.employeeId };
}

/** Throws like the directory. */
export async function areSameHuman(
  directory: Pick<UserDirectory, 'findUser'>,
  oneId: string,
  otherId: string,
): Promise<boolean> {
  const [one, other] = await Promise.all([readHuman(directory, oneId), readHuman(directory, otherId)]);
  return isSameHuman(one, other);
}
