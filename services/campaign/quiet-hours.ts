import { isTimeZone } from '../i18n/time-zone.ts';
import { minutesOf } from './check-draft.ts';
import type { QuietHours } from './campaign.ts';

/** When somebody may be written to: undefined = now. `zone`: the person's own where it is known, else the campaign's. */
export type QuietUntil = (now: Date, quiet: QuietHours, zone: string | undefined) => Date | undefined;

const minuteMs = 60_000;
const dayMinutes = 24 * 60;
/** A weekend is two days and the hours around it, each in two steps. */
const mostLooks = 20;
/** Summer time moves a clock by an hour at most: the last stretch is measured after any such move. */
const longStep = 180;
const lastStep = 120;
const mostZones = 500;

/**
 * Reckons in the wall clock of the zone: after each step it looks again, so that a night of 23 or 25 hours ends when the
 * wall says so. `weekends`: Saturday and Sunday are quiet as a whole.
 */
export function createQuietUntil(): QuietUntil {
  const formats = new Map<string, Intl.DateTimeFormat>();
  const formatOf = (zone: string): Intl.DateTimeFormat => {
    let format = formats.get(zone);
    if (format === undefined) {
      if (formats.size >= mostZones) formats.clear();
      format = new Intl.DateTimeFormat('en-GB', {
        timeZone: zone,
        hourCycle: 'h23',
        weekday: 'short',
        hour: '2-digit',
        minute: '2-digit',
      });
      formats.set(zone, format);
    }
    return format;
  };
  return (now, quiet, zone) => {
    const format = formatOf(zone !== undefined && isTimeZone(zone) ? zone : quiet.zone);
    let at = now.getTime();
    for (let looks = 0; looks < mostLooks; looks += 1) {
      const wait = quietMinutesLeft(wallClock(format, at), quiet);
      if (wait === 0) break;
      // To the beginning of that minute.
      at = Math.floor(at / minuteMs) * minuteMs + (wait > longStep ? wait - lastStep : wait) * minuteMs;
    }
    return at === now.getTime() ? undefined : new Date(at);
  };
}

type Wall = { readonly weekend: boolean; readonly minutes: number };

function wallClock(format: Intl.DateTimeFormat, at: number): Wall {
  const parts = Object.fromEntries(format.formatToParts(at).map(({ type, value }) => [type, value]));
  const weekend = parts['weekday'] === 'Sat' || parts['weekday'] === 'Sun';
  return { weekend, minutes: Number(parts['hour']) * 60 + Number(parts['minute']) };
}

/** Minutes until the next look; 0: not quiet. */
function quietMinutesLeft({ weekend, minutes }: Wall, quiet: QuietHours): number {
  if (quiet.weekends && weekend) return dayMinutes - minutes;
  const from = minutesOf(quiet.from);
  const to = minutesOf(quiet.to);
  const isQuiet = from <= to ? minutes >= from && minutes < to : minutes >= from || minutes < to;
  return isQuiet ? (to - minutes + dayMinutes) % dayMinutes : 0;
}
