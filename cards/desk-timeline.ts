import { caseNews } from '../services/outcomes/case-news.ts';
import type { DeskView } from '../services/outcomes/case-outcome.ts';
import type { MessageKey, Translator } from '../services/i18n/translator.ts';
import type { AdaptiveCard } from './adaptive-card.ts';
import { caseEndKeys, deskSecurityLine, evidenceKeys, troubleKeys } from './desk-elements.ts';
import { aside, card, facts, paragraph } from './elements.ts';
import { plain, plainLines } from './plain-text.ts';

type Entry = DeskView['timeline'][number];

export const whatKeys = {
  opened: 'desk.what.opened',
  'opened-again': 'desk.what.opened-again',
  troubleshot: 'desk.what.troubleshot',
  'tried-method': 'desk.what.tried-method',
  'proved-method': 'desk.what.proved-method',
  'wrong-codes': 'desk.what.wrong-codes',
  'flow-ended': 'desk.what.flow-ended',
  'refused-by-policy': 'desk.what.refused-by-policy',
  claimed: 'desk.what.claimed',
  reassigned: 'desk.what.reassigned',
  released: 'desk.what.released',
  asked: 'desk.what.asked',
  added: 'desk.what.added',
  'verification-asked': 'desk.what.verification-asked',
  'verification-passed': 'desk.what.verification-passed',
  'verification-failed': 'desk.what.verification-failed',
  vouched: 'desk.what.vouched',
  'vouch-waiting': 'desk.what.vouch-waiting',
  'vouch-lapsed': 'desk.what.vouch-lapsed',
  'manager-told': 'desk.what.manager-told',
  'manager-objected': 'desk.what.manager-objected',
  'handed-back': 'desk.what.handed-back',
  'talk-ended': 'desk.what.talk-ended',
  unclaimed: 'desk.what.unclaimed',
  frozen: 'desk.what.frozen',
  'ticket-made': 'desk.what.ticket-made',
  'ticket-closed': 'desk.what.ticket-closed',
  undeliverable: 'desk.what.undeliverable',
  'password-set': 'desk.what.password-set',
  resolved: 'desk.what.resolved',
  refused: 'desk.what.refused',
  withdrawn: 'desk.what.withdrawn',
  expired: 'desk.what.expired',
} as const satisfies Record<Entry['what'], MessageKey>;

const whoKeys = {
  person: 'desk.who.person',
  agent: 'desk.who.agent',
  bot: 'desk.who.bot',
  desk: 'desk.who.desk',
} as const satisfies Record<Entry['by'], MessageKey>;

/** Codes of ours that a timeline entry may carry; what is not here is not shown. */
export const detailKeys: Readonly<Record<string, MessageKey>> = {
  ...troubleKeys,
  ...caseEndKeys,
  ...evidenceKeys,
  'email-code': 'method.email-code',
  'sms-code': 'method.sms-code',
  vouch: 'desk.detail.vouch',
  'earlier-vouch': 'desk.detail.vouch',
  // How a reset ended: its state, or why.
  failed: 'desk.detail.failed',
  refused: 'desk.detail.refused',
  cancelled: 'desk.detail.cancelled',
  expired: 'desk.detail.expired',
  done: 'desk.detail.done',
  'proofs-not-valid': 'desk.detail.proofs-not-valid',
  'changed-meanwhile': 'desk.detail.changed-meanwhile',
  'account-replaced': 'desk.detail.account-replaced',
  'sealed-password-lost': 'desk.detail.sealed-password-lost',
  'too-many-refused': 'desk.detail.too-many-refused',
  'directory-refused': 'desk.detail.directory-refused',
  'directory-forbidden': 'desk.detail.directory-forbidden',
  'not-applied': 'desk.detail.not-applied',
  'not-me-reported': 'desk.detail.not-me-reported',
  // What the person was to be told of.
  ...Object.fromEntries(caseNews.map((news) => [`news.${news}`, 'desk.detail.news'] as const)),
};

/** Room for the entries in a card of at most 25 KB. */
const mostBytes = 21_000;
const longestName = 40;

/** One entry as a line; its time is the row's title. */
function timelineLine({ by, name, what, detail }: Entry, t: Translator): string {
  const who = by === 'agent' && name !== null ? plain(cut(name)) : t(whoKeys[by]);
  const way = what === 'troubleshot' && detail !== null;
  const spelled = way ? plainLines(detail)[0] : detailWords(detail, t);
  return spelled === undefined
    ? t('desk.timeline.line', { who, what: t(whatKeys[what]) })
    : t('desk.timeline.line-detail', { who, what: t(whatKeys[what]), detail: spelled });
}

/** A code of ours in words, a count as it stands; nothing else. */
function detailWords(detail: string | null, t: Translator): string | undefined {
  if (detail === null) return undefined;
  if (/^\d{1,3}$/u.test(detail)) return detail;
  const key = Object.hasOwn(detailKeys, detail) ? detailKeys[detail] : undefined;
  return key === undefined ? undefined : t(key);
}

export function timelineRows(
  entries: readonly Entry[],
  t: Translator,
): readonly (readonly [title: string, value: string])[] {
  // Held together: a table gives its first column no more room than the longest word needs.
  const time = (at: string): string => t('desk.timeline.at', { at: new Date(at) }).replaceAll(' ', '\u00a0');
  return entries.map((entry) => [time(entry.at), timelineLine(entry, t)]);
}

/** Everything that happened, newest last; the oldest give way where the names are too long for one card. */
export function timelineCard(
  model: { readonly view: Pick<DeskView, 'number' | 'timeline'> },
  t: Translator,
): AdaptiveCard {
  const { number, timeline } = model.view;
  const rows = timelineRows(timeline, t);
  let first = rows.length;
  for (let bytes = 0; first > 0; first -= 1) {
    bytes += Buffer.byteLength(JSON.stringify(rows[first - 1])) + 20;
    if (bytes > mostBytes) break;
  }
  return card(t, {
    title: t('desk.timeline.title', { number }),
    body: [
      ...(first > 0 ? [aside(t('desk.timeline.earlier', { count: first }))] : []),
      rows.length === 0 ? paragraph(t('desk.timeline.empty')) : facts(rows.slice(first)),
      deskSecurityLine(t),
    ],
  });
}

function cut(name: string): string {
  const characters = Array.from(name);
  return characters.length > longestName ? `${characters.slice(0, longestName - 1).join('')}…` : name;
}
