import type { TimelineEntry } from './case-record.ts';

/** A card and a ticket show far fewer; the record stays small however long people talk. */
const most = 100;

/** The timeline with one entry more. Beyond a hundred the oldest after the first goes: how it began stays. */
export function withEntry(timeline: readonly TimelineEntry[], entry: TimelineEntry): readonly TimelineEntry[] {
  const all = [...timeline, entry];
  const [first, ...rest] = all;
  return first === undefined || all.length <= most ? all : [first, ...rest.slice(-(most - 1))];
}

/** How the troubleshooter was walked through before; none where it was not. */
export function wayEntries(way: string | undefined, at: Date): readonly TimelineEntry[] {
  return way === undefined
    ? []
    : [{ at: at.toISOString(), by: 'person', name: null, what: 'troubleshot', detail: way }];
}
