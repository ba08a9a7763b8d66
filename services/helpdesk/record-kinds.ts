import { callerCheckKind } from '../caller-check/check-repository.ts';
import { deskThreadKind } from './desk-threads.ts';
import { managerNoticeKind } from './manager-notice-record.ts';
import { objectionLinkKind } from './objection-links.ts';
import { relayMessageKind } from './relay-message.ts';
import { caseKind, openCaseKind } from './stored-case-repository.ts';

/** Every kind of record that the helpdesk keeps: the retention job removes what is due of each. */
export const helpdeskKinds: readonly string[] = [
  caseKind,
  openCaseKind,
  relayMessageKind,
  deskThreadKind,
  callerCheckKind,
  managerNoticeKind,
  objectionLinkKind,
];
