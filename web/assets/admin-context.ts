import type { AdminPageData } from '../admin/admin-page.ts';
import type { AdminText } from '../admin/admin-texts.ts';
import type { AdminClient } from './admin-client.ts';
import type { Unreachable } from './admin-client.ts';
import { notice } from './admin-dom.ts';
import { fill } from './page-views.ts';

export type Values = Readonly<Record<string, string | number>>;

/** What every room gets. */
export type AdminContext = {
  readonly data: AdminPageData;
  readonly say: (text: AdminText, values?: Values) => string;
  readonly client: AdminClient;
  /** To another room, by the part of the address behind `#`. */
  readonly go: (path: string) => void;
  /** Draws the room anew; what is told afterwards stands on the new one. */
  readonly again: () => Promise<void>;
  /** Says something without moving the focus, and shows it on top of the room. */
  readonly tell: (words: string, intent?: 'success' | 'warning' | 'error' | 'info') => void;
  /**
   * An act that somebody pressed: where it did not come through it says so; a session that is over ends the page. Answers
   * whether it came through.
   */
  readonly act: (work: () => Promise<void>) => Promise<boolean>;
  /** Aborted once the room is left. */
  readonly left: AbortSignal;
  readonly number: (value: number) => string;
  /** Parts of a whole as a percentage; nothing of nothing is no percentage. */
  readonly share: (part: number, whole: number) => string;
  /** Instants in this browser's zone. */
  readonly time: (iso: string) => string;
  /** A calendar day, `YYYY-MM-DD`, which has no zone. */
  readonly day: (day: string) => string;
};

export type Room = (context: AdminContext, rest: readonly string[]) => Promise<HTMLElement>;

export function createFormats(language: string): Pick<AdminContext, 'number' | 'share' | 'time' | 'day'> {
  const locale = language === 'en' ? 'en-GB' : `${language}-FI`;
  const numbers = new Intl.NumberFormat(locale);
  const shares = new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 1 });
  const times = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short' });
  const days = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeZone: 'UTC' });
  return {
    number: (value) => numbers.format(value),
    share: (part, whole) => (whole === 0 ? '–' : shares.format(part / whole)),
    time: (iso) => times.format(new Date(iso)),
    day: (day) => days.format(new Date(`${day}T00:00:00Z`)),
  };
}

export function createSay(data: AdminPageData): AdminContext['say'] {
  return (text, values = {}) => fill(data.texts[text], values);
}

/** Why a call did not come through, in words, with the number that the log knows it by. */
export function faultWords(say: AdminContext['say'], error: Unreachable): string {
  if (error.busy) return say('fault.busy');
  return error.requestId === undefined ? say('fault.away') : say('fault.failed', { id: error.requestId });
}

/** In place of a room that could not be drawn. */
export function faultNotice(context: Pick<AdminContext, 'say'>, error: Unreachable, action: HTMLElement): HTMLElement {
  return notice(faultWords(context.say, error), 'error', [action]);
}
