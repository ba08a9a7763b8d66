import type { MessageKey, MessageValues, Translator } from '../services/i18n/translator.ts';
import type { Element } from './adaptive-card.ts';
import type { CaseTrouble } from '../services/outcomes/case-reasons.ts';
import { notice } from './elements.ts';

/** What just happened, shown at the top of the card for the step where the person now stands. */
export type NoteKey = Extract<MessageKey, `note.${string}`>;
export type Note = { readonly key: NoteKey; readonly values?: MessageValues };

const good: ReadonlySet<NoteKey> = new Set(['note.verified', 'note.code-sent-again', 'note.vouched'] as const);
const bad: ReadonlySet<NoteKey> = new Set([
  'note.wrong-code',
  'note.burned',
  'note.code-expired',
  'note.malformed',
  'note.delivery-failed',
  'note.page-killed',
] as const);

/** Notes that say that a way is blocked: beside them the card offers a human. */
const troubles: Readonly<Partial<Record<NoteKey, CaseTrouble>>> = {
  'note.burned': 'too-many-wrong-codes',
  'note.no-sends-left': 'code-missing',
  'note.destination-busy': 'code-missing',
  'note.delivery-failed': 'code-missing',
  'note.unconfirmed': 'code-missing',
  'note.method-not-offered': 'code-missing',
  'note.no-other-way': 'code-missing',
};

export function troubleOfNote(note: Note | undefined): CaseTrouble | undefined {
  return note === undefined ? undefined : troubles[note.key];
}

/** The note as elements, to be spread into a body; none when there is no note. */
export function noteElements(note: Note | undefined, t: Translator): readonly Element[] {
  if (note === undefined) return [];
  const tone = good.has(note.key) ? 'good' : bad.has(note.key) ? 'attention' : 'emphasis';
  return [notice(t(note.key, note.values), tone)];
}
