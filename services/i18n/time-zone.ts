const known = new Map<string, boolean>();
const mostKnown = 1_000;

/** Whether an IANA name is a time zone here. Remembered (a bounded cache of constants): asking ICU builds a formatter. */
export function isTimeZone(name: string): boolean {
  let answer = known.get(name);
  if (answer === undefined) {
    if (known.size >= mostKnown) known.clear();
    answer = askIcu(name);
    known.set(name, answer);
  }
  return answer;
}

function askIcu(name: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone !== '';
  } catch {
    return false;
  }
}
