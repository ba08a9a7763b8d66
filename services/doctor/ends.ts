import type { DoctorKey } from '../i18n/doctor-texts.ts';
import { green, red, warning, type Sight } from './finding.ts';

/** Days before the end of a certificate at which it is red, and at which it is worth a warning. */
const redDays = 7;
const warningDays = 30;

export function daysUntil(end: Date, now: Date): number {
  return Math.floor((end.getTime() - now.getTime()) / 86_400_000);
}

/** `2026-11-22` */
export function dayOf(date: Date): string {
  return date.toISOString().slice(0, 10);
}

/** What an end in the future means. The sentences have the holes `end` and `days`. */
export function judgeEnd(end: Date, now: Date, good: DoctorKey, soon: DoctorKey): Sight {
  const days = daysUntil(end, now);
  const values = { end: dayOf(end), days };
  if (days < redDays) return red(soon, values);
  return days < warningDays ? warning(soon, values) : green(good, values);
}
