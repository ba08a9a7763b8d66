/**
 * What Entra takes as a password, as far as it is published
 * (https://learn.microsoft.com/entra/identity/authentication/concept-password-ban-bad and concept-sspr-policy). Written
 * for the pretend Entra and apart from the product's own check, so that one can catch the other out.
 */
export type PasswordContext = {
  readonly givenName: string | null | undefined;
  readonly surname: string | null | undefined;
  readonly tenantName: string;
  readonly bannedTerms: readonly string[];
};

/** Stands in for Microsoft's list, which is not published: base words only, four letters or more. */
const globallyBanned = [
  'password', 'passw', 'welcome', 'qwerty', 'asdfgh', 'letmein', 'abcdef', 'dragon', 'monkey', 'football', 'iloveyou', 'sunshine',
  'princess', 'master', 'shadow', 'secret', 'login', 'admin', 'changeme', 'default', 'company', 'winter', 'spring', 'summer', 'autumn',
  'monday', 'friday', 'january', 'december', 'london', 'paris', 'salasana', 'kissa', 'koira', 'suomi', 'helsinki', 'perkele', 'talvi',
  'kevat', 'kesa', 'syksy', '123456', '12345678', '111111', 'blank',
] as const; // prettier-ignore

const allowedSymbols = ` @#$%^&*-_!+=[]{}|\\:',.?/\`~"();<>`;

/** True when Entra would take it. The directory never says why not. */
export function acceptsPassword(password: string, context: PasswordContext): boolean {
  if (password.length < 8 || password.length > 256) return false;
  if (!consistsOfAllowed(password) || classes(password) < 3) return false;
  return score(password, context) >= 5;
}

function consistsOfAllowed(password: string): boolean {
  return Array.from(password).every((character) => /[A-Za-z0-9]/.test(character) || allowedSymbols.includes(character));
}

function classes(password: string): number {
  return [/[a-z]/, /[A-Z]/, /[0-9]/, /[^A-Za-z0-9]/].filter((pattern) => pattern.test(password)).length;
}

/** One point for every banned word in it and for every character that is left; 0 where something forbids it outright. */
export function score(password: string, context: PasswordContext): number {
  const text = normalise(password);
  const terms = [...globallyBanned, ...context.bannedTerms].map(normalise);
  if (terms.some((term) => withinOneEdit(text, term))) return 0;
  const names = [context.givenName, context.surname, context.tenantName].map((name) => normalise(name ?? ''));
  if (names.some((name) => name.length >= 4 && text.includes(name))) return 0;
  return fewestPoints(text, terms);
}

/** The look-alikes that are named in public. */
function normalise(text: string): string {
  const lookAlikes: Readonly<Record<string, string>> = { '0': 'o', '1': 'l', $: 's', '@': 'a' };
  return Array.from(text.toLowerCase())
    .map((character) => lookAlikes[character] ?? character)
    .join('');
}

/** The cheapest way to read the text as banned words and single characters. */
function fewestPoints(text: string, terms: readonly string[]): number {
  const best: number[] = new Array<number>(text.length + 1).fill(0);
  for (let start = text.length - 1; start >= 0; start -= 1) {
    let points = 1 + (best[start + 1] ?? 0);
    for (const term of terms) {
      if (text.startsWith(term, start)) points = Math.min(points, 1 + (best[start + term.length] ?? 0));
    }
    best[start] = points;
  }
  return best[0] ?? 0;
}

/** One substitution, insertion or deletion apart, or equal. */
export function withinOneEdit(left: string, right: string): boolean {
  if (Math.abs(left.length - right.length) > 1) return false;
  let head = 0;
  while (head < left.length && head < right.length && left[head] === right[head]) head += 1;
  const skipLeft = left.length >= right.length ? 1 : 0;
  const skipRight = right.length >= left.length ? 1 : 0;
  return left === right || left.slice(head + skipLeft) === right.slice(head + skipRight);
}
