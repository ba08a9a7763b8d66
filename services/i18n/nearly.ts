/** Words that decide what a message means, folded, with the inflections people type most. Six letters or more each. */
const knownWords = [
  'password',
  'passwords',
  'forgot',
  'forgotten',
  'remember',
  'account',
  'locked',
  'unlock',
  'expired',
  'helpdesk',
  'authenticator',
  'salasana',
  'salasanan',
  'salasanaa',
  'salasanani',
  'salasanaani',
  'unohdin',
  'unohtui',
  'unohtunut',
  'vanhentunut',
  'vanhentui',
  'lukossa',
  'lukittu',
  'puhelin',
  'puhelimen',
  'tunnukset',
  'kirjautuminen',
  'kirjautumaan',
  'tukipalvelu',
  'peruuta',
  'losenord',
  'losenordet',
  'inloggning',
  'telefon',
  'avbryt',
  'kontot',
];

/**
 * The text with every word that is one slip of the finger away from a known word (a letter missing, doubled, wrong, or
 * two swapped) replaced by that word. `folded` is what `foldText` gives; bounded work: words far from six to thirteen
 * letters are not looked at.
 */
export function withoutTypos(folded: string): string {
  return folded
    .split(' ')
    .map((word) => knownWords.find((known) => isOneSlip(word, known)) ?? word)
    .join(' ');
}

/** One insertion, deletion, substitution or swap of neighbours apart; the first letter is nearly never the wrong one. */
function isOneSlip(typed: string, known: string): boolean {
  if (Math.abs(typed.length - known.length) > 1 || typed[0] !== known[0]) return false;
  let at = 0;
  while (at < known.length && typed[at] === known[at]) at += 1;
  const rest = (text: string, skip: number): string => text.slice(at + skip);
  if (typed.length > known.length) return rest(typed, 1) === rest(known, 0);
  if (typed.length < known.length) return rest(typed, 0) === rest(known, 1);
  if (rest(typed, 1) === rest(known, 1)) return true;
  return typed[at] === known[at + 1] && typed[at + 1] === known[at] && rest(typed, 2) === rest(known, 2);
}
