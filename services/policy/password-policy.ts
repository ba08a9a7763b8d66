/** Why a password was not taken: a reason code, never the password or a part of it. */
export type PasswordRejection =
  | 'too-short'
  | 'too-long'
  | 'character-not-allowed'
  | 'too-few-classes'
  | 'common'
  | 'contains-name'
  | 'contains-organisation'
  | 'too-easy'
  /** The directory said no and gave no reason that can be told apart. */
  | 'refused-by-directory';
