import { allPhrases } from './all-phrases.ts';
import { adminCommandIds, type AdminCommandId } from './command-ids.ts';
import { foldText } from './commands.ts';
import { svAdminPhrases } from './sv/command-words.ts';

export { adminCommandIds, type AdminCommandId };

/** English and Finnish. */
const ourPhrases: Readonly<Record<AdminCommandId, readonly string[]>> = {
  menu: ['admin', 'admin menu', 'admin help', 'administration', 'ylläpito', 'ylläpidon valikko', 'hallinta'],
  coverage: [
    'who could recover',
    'who could recover today',
    'coverage',
    'readiness report',
    'ketkä pääsisivät takaisin',
    'ketkä pääsisivät tänään takaisin',
    'kattavuus',
  ],
  'refresh-coverage': ['count anew', 'count again', 'laske uudelleen', 'laske uudestaan'],
  campaigns: ['campaigns', 'campaign', 'kampanjat', 'kampanja'],
  kit: ['onboarding kit', 'the onboarding kit', 'kit', 'käyttöönottopaketti', 'paketti', 'materiaalit'],
  plan: ['deployment plan', 'the deployment plan', 'plan', 'käyttöönottosuunnitelma', 'suunnitelma'],
  guide: ['set-up guide', 'setup guide', 'guide', 'käyttöönotto-opas', 'käyttöönotto opas', 'asennusopas', 'opas'],
  'admin-rule': [
    'admin rule',
    'the admin rule',
    'administrator rule',
    'ylläpitäjien sääntö',
    'järjestelmänvalvojien sääntö',
  ],
  doctor: [
    'doctor',
    'set-up doctor',
    'setup doctor',
    'look again',
    'asennuksen tarkastus',
    'tarkastus',
    'tarkasta asennus',
    'tarkasta uudelleen',
    'tohtori',
    'lääkäri',
  ],
  gaps: [
    'gaps',
    'questions without an answer',
    'unanswered questions',
    'puutteet',
    'kysymykset vailla vastausta',
    'vastaamattomat kysymykset',
  ],
  page: ['admin page', 'the admin page', 'ylläpitosivu', 'hallintasivu'],
};

/**
 * Whole phrases of every language in one list; the words on the buttons of the menu stand here too (a test says so).
 * Nothing is guessed: for everybody else these are words like any other.
 */
export const adminPhrases = allPhrases(ourPhrases, svAdminPhrases);

const longest = 60;
const folded = new Map(
  adminCommandIds.flatMap((id) => adminPhrases[id].map((phrase) => [foldText(phrase), id] as const)),
);

/** The admins' command that somebody typed as a whole; undefined for everything else. */
export function parseAdminCommand(text: string): AdminCommandId | undefined {
  return text.length > longest ? undefined : folded.get(foldText(text));
}
