import type { UserDirectory } from '../../directory/user-directory.ts';
import type { PersonRepository } from '../../person/person-repository.ts';
import type { FlowKeeper } from '../flow-keeper.ts';
import type { ResetServiceOptions } from '../reset-options.ts';

/** What the helpdesk's side of a flow is built from: the reset service's own parts, and who the person is in Teams. */
export type CaseProofsOptions = Pick<
  ResetServiceOptions,
  | 'flows'
  | 'store'
  | 'attempts'
  | 'eligibility'
  | 'guards'
  | 'queue'
  | 'audit'
  | 'auditSubject'
  | 'random'
  | 'pseudonyms'
  | 'policy'
  | 'limits'
> & {
  readonly directory: Pick<UserDirectory, 'readManager' | 'findUser'>;
  readonly persons: Pick<PersonRepository, 'load'>;
  /** How long the manager of a person without any method may object. */
  readonly objectionHours: number;
};

export type CaseSide = { readonly options: CaseProofsOptions; readonly keeper: FlowKeeper };
