/**
 * Every key of the store, for docs/keys.md and for the test that compares it with the code. `<…>` stands for one part; `t`
 * is the pseudonym of the account. Braces mark what decides the slot in a cluster.
 */
export type KeyRow = {
  readonly key: string;
  readonly holds: string;
  /** `value`: sealed; `plain`: counters, keyed hashes, instants, ids. */
  readonly form: 'value' | 'plain';
  readonly deletedWhen: string;
  readonly operation: string;
};

const sealed = (key: string, holds: string, deletedWhen: string, operation: string): KeyRow => ({
  key,
  holds,
  form: 'value',
  deletedWhen,
  operation,
});
const plain = (key: string, holds: string, deletedWhen: string, operation: string): KeyRow => ({
  key,
  holds,
  form: 'plain',
  deletedWhen,
  operation,
});

export const storeKeys: readonly KeyRow[] = [
  sealed(
    'avain:conversation:<hash>',
    'dialog stack: ids and step names; the last question, masked, until something else is said',
    '24 h after the last turn',
    'get, set',
  ),
  plain('avain:activity:<hash>', 'how often a delivery came', '10 minutes', 'increment (1 = first)'),
  sealed('avain:welcomed:<hash>', 'that a conversation is being welcomed', '2 minutes', 'swap (0 = first)'),
  sealed('avain:{<t>}:flow:<suffix>', 'one reset: state, proofs, no address, no code', '48 hours', 'get, swap'),
  sealed('avain:{<t>}:live', "id of the account's live flow", '48 hours', 'get, set, delete'),
  plain(
    'avain:{<t>}:code:<codeId>',
    'keyed hash of one code, tries, last wrong hash',
    '5 minutes, or use',
    'issue, redeem',
  ),
  plain(
    'avain:{<t>}:failures',
    'when each failure stops counting',
    '24 hours each, or a completed reset',
    'redeem, clear',
  ),
  plain('avain:{<t>}:lock', 'until when recovery is locked', 'its end, or an audited admin act', 'redeem, lock, clear'),
  plain('avain:sends:<scope>', 'moments of uses: starts, sends, resets, page calls', 'the longest window', 'admit'),
  sealed('avain:page:<hash>', 'flow behind a page handle (hashed)', '10 minutes', 'get, set, swap (opened once)'),
  sealed(
    'avain:call:<hash>',
    'caller check behind a link (hashed)',
    'half an hour; two hours once opened',
    'get, set, swap (opened once), delete',
  ),
  sealed(
    'avain:page-session:<id>',
    "browser's public key, flow",
    '45 minutes, or a second opening',
    'get, set, delete',
  ),
  sealed('avain:page-call:<session>:<call>', 'that a signed call was seen', '5 minutes', 'swap (0 = first)'),
  sealed(
    'avain:{<t>}:sealed:<flow>:<page>',
    "the password of one page, sealed for the executor's key",
    '10 minutes, or use by the executor',
    'swap (0 = first), get, delete',
  ),
  sealed('avain:{<t>}:refused', 'why the last start was refused, and when', '30 minutes', 'get, set'),
  sealed('avain:{<t>}:vouch:<hash>', 'the flow on which a vouch is spent', '7 days', 'get, swap (0 = first)'),
  sealed('avain:{<t>}:settled:<flow>', 'that a result was carried out', '48 hours', 'swap (0 = first)'),
  sealed(
    'avain:{<t>}:frozen',
    'until when recovery of an account is frozen',
    'its end, or an audited admin act',
    'get, set, delete',
  ),
  sealed(
    'avain:{<t>}:refused-contacts',
    'which contacts in the name of an account came to nothing (ids, instants)',
    '7 days after the last',
    'get, swap',
  ),
  sealed('avain:paused', 'that all resets are paused', 'an audited operator act', 'get, set, delete'),
  sealed(
    'avain:codes-paused',
    'until when codes pause after too many wrong ones',
    'an hour, or an audited operator act',
    'get, swap, delete',
  ),
  sealed('avain:cooldown', 'until when recovery pauses after lost state', '15 minutes', 'get, set'),
  sealed('avain:epoch', 'marker of this store', 'never', 'get, swap'),
  sealed(
    'avain:ticket:<case>',
    'who brings a ticket up to its case, the next try, the last note',
    '60 days after the last run',
    'get, swap',
  ),
  sealed('avain:case-news:<hash>', 'that a change of a case was told', '45 days', 'get, set, swap (0 = first), delete'),
  sealed('avain:case-told:<case>', "up to which line a case's timeline was told", '40 days', 'get, set'),
  sealed('avain:caller-denied:<check>', 'that the mail of a denied call went out', '7 days', 'swap (0 = first)'),
  sealed('avain:desk-figures:<team>', 'the figures of a team', 'a minute', 'get, set'),
  sealed(
    'avain:figures-file:<hash>',
    'the figures as a file, behind a link',
    '10 minutes, or the download',
    'set, take',
  ),
  sealed('avain:case-painting:<case>', "who paints a case's card", '2 minutes, or its end', 'swap (0 = first), delete'),
  sealed('avain:case-painted:<case>', "hash of what a case's card shows", '45 days', 'get, set, delete'),
  sealed('avain:case-second-card:<case>', 'that a second card was posted', '45 days', 'swap (0 = first)'),
  sealed(
    'avain:case-next:<case>',
    'that somebody who asked for the next case is at this one',
    '10 seconds, or its end',
    'swap (0 = first), delete',
  ),
  sealed(
    'avain:desk-digest:<team>',
    'how many new cases the next digest names',
    'a day, or the digest',
    'get, swap, take',
  ),
  sealed('avain:desk-gone:<team>', 'that a channel cannot be reached', '30 days, or its return', 'get, set, delete'),
  sealed('avain:desk-event:<hash>', 'that an event of the ticket system was taken', '1 day', 'get, swap (0 = first)'),
  sealed('avain:admin-invite:<hash>', 'for whom a link to the admin page is', '10 minutes, or use', 'get, set, take'),
  sealed(
    'avain:admin-session:<hash>',
    'whose session of the admin page it is (hash of its token), its end',
    'half an hour without an act, 8 hours, its end, or the loss of the right',
    'get, set, swap, delete',
  ),
  sealed(
    'avain:coverage',
    'where the daily look at the coverage stands: counts, page numbers',
    '400 days',
    'get, swap',
  ),
  plain(
    'avain:arrivals:<tag>',
    'how often the button behind the links of one tag was pressed',
    '400 days after the first press',
    'increment, counts',
  ),
  sealed('avain:doctor-looking', 'that the doctor is looking', '2 minutes, or its end', 'swap (0 = first), delete'),
  sealed('avain:figures:<day>', 'how often what happened in a day, without names', '400 days', 'getMany, swap'),
  plain(
    'avain:{campaign:<id>}:people',
    'each targeted pseudonym: state, reason, counts of tries and reminders, lease',
    '400 days after the last change',
    'add, lease, begin, settle, note, requeue, page, find, forget, remove',
  ),
  sealed(
    'avain:{campaign:<id>}:ids',
    'object id, name and language behind each pseudonym (sealed one by one)',
    '400 days after the last change, or erasure',
    'add, lease, page, find, forget, remove',
  ),
  plain(
    'avain:{campaign:<id>}:due',
    'whose time comes when, by pseudonym',
    'its message, or 400 days after the last change',
    'add, lease, settle, note, requeue, counts',
  ),
  plain(
    'avain:{campaign:<id>}:leases',
    'whose lease ends when, by pseudonym',
    'the end of the lease',
    'lease, settle, note, counts',
  ),
  plain(
    'avain:{campaign:<id>}:counts',
    'how many people are in each state, and why',
    '400 days after the last change',
    'every change of a person, counts',
  ),
  sealed('avain:campaign-runner:<id>', 'who works on a campaign', '90 seconds, or its end', 'get, swap, delete'),
  sealed(
    'avain:campaign-greets:<t>',
    'that a campaign brings the app to a person, and the conversation',
    '15 minutes, a day while the message waits, or a refusal',
    'get, set, delete',
  ),
  sealed(
    'avain:campaign-greeted:<t>',
    "that a campaign's first message went to somebody without a welcome",
    '90 days',
    'get, set',
  ),
  sealed(
    'avain:campaign-rows:<campaign>',
    "which upload of a campaign's file counts",
    '30 days, or the removal of the campaign',
    'get, swap, take',
  ),
  sealed(
    'avain:campaign-rows:<campaign>:<upload>:<chunk>',
    'names of a file that were to be reached (names, line numbers)',
    '30 days, or a later file, or the removal of the campaign',
    'get, set, delete',
  ),
  sealed(
    'avain:record:{<kind>:<id>}',
    "one record: a person, a notice, a report, a case, a message of a case, a caller check, a thread of a channel, a day of the coverage, a part of the list of who could not recover, a campaign, a wish for no campaigns, the deployment plan, own texts of the kit, the doctor's last look, the questions passed on (masked, without who asked), a draft of an answer",
    "erasure, or the record's own date: a case 90 days after its end, a message 30 days, a thread 60, a check 1 day, a day of the coverage 400, its list 8, a campaign 400 after its end, a wish for no campaigns 400 after it last counted, the plan 400 and texts of the kit 3 years after the last change, the doctor's look 30, a question passed on 90 after it last was, a draft 180",
    'get, put, remove',
  ),
  plain('avain:record-index:{<kind>:<name>:<value>}', 'ids of records, by pseudonym', 'with the record', 'put, find'),
  plain('avain:record-due:{<kind>}', 'ids of records by the date they end', 'with the record', 'put, removeDue'),
  plain(
    'avain:{jobs}:<queue>:<key>',
    'BullMQ: jobs (ids only), locks, dedupe',
    'an hour after success, 7 days after failure',
    'BullMQ',
  ),
];
