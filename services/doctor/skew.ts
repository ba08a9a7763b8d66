import type { DoctorKey } from '../i18n/doctor-texts.ts';
import { green, red, warning, type Sight } from './finding.ts';

/** Entra and the Bot Framework forgive five minutes; codes live for five. */
const redSeconds = 240;
const warningSeconds = 30;

/** What a difference between two clocks means. The sentences have the hole `seconds`. */
export function judgeSkew(ms: number, good: DoctorKey, off: DoctorKey): Sight {
  const seconds = Math.round(Math.abs(ms) / 1000);
  if (seconds >= redSeconds) return red(off, { seconds });
  return seconds >= warningSeconds ? warning(off, { seconds }) : green(good, { seconds });
}
