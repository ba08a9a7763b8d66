import { allPhrases } from './all-phrases.ts';
import { readCaseNumber } from '../helpdesk/case-number.ts';
import { caseCommandIds, deskCommandIds, type CaseCommandId, type DeskCommandId } from './command-ids.ts';
import { foldText } from './commands.ts';
import { svDeskPhrases } from './sv/command-words.ts';

export { deskCommandIds, type CaseCommandId, type DeskCommandId };

/** English and Finnish. */
const ourPhrases: Readonly<Record<DeskCommandId, readonly string[]>> = {
  claim: [
    'claim',
    'claim this',
    'claim it',
    'I take this',
    'mine',
    'claim this one',
    'ota käsittelyyn',
    'otan tämän',
    'ota tämä käsittelyyn',
    'otan käsittelyyn',
  ],
  'take-over': [
    'take over',
    'takeover',
    'reassign',
    'assign to me',
    'reassign to me',
    'siirrä minulle',
    'siirrä itselleni',
  ],
  release: ['put back', 'release', 'unclaim', 'give back', 'palauta jonoon', 'vapauta'],
  verify: [
    'start verification',
    'verify',
    'verification',
    'ask for verification',
    'pyydä tunnistautumaan',
    'tunnistautuminen',
    'aloita tunnistautuminen',
  ],
  vouch: ['vouch', 'vouch for this person', 'takaa henkilöllisyys', 'takaa', 'takaan', 'takaan tämän henkilön'],
  refuse: ['refuse', 'reject', 'refuse this case', 'hylkää', 'hylkää tämä tapaus'],
  resolve: [
    'resolve',
    'resolved',
    'solved',
    'close',
    'resolve this case',
    'merkitse ratkaistuksi',
    'ratkaistu',
    'sulje',
    'tapaus on ratkaistu',
  ],
  'hand-back': [
    'hand back to the bot',
    'hand back',
    'back to the bot',
    'back to bot',
    'palauta botille',
    'takaisin botille',
  ],
  timeline: ['timeline', 'history', 'what was tried', 'tapahtumat', 'aikajana', 'historia'],
  'save-answer': [
    'save the answer',
    'save answer',
    'save this answer',
    'save as a draft',
    'tallenna vastaus',
    'tallenna tämä vastaus',
    'tallenna luonnokseksi',
  ],
  status: ['status', 'state', 'case status', 'check now', 'tila', 'tilanne', 'tarkista nyt'],
  cases: ['cases', 'list', 'open cases', 'list cases', 'queue', 'tapaukset', 'avoimet tapaukset', 'jono', 'lista'],
  next: [
    'next',
    'next case',
    'take next',
    'take the next case',
    'take next case',
    'seuraava',
    'ota seuraava',
    'seuraava tapaus',
    'ota seuraava tapaus',
  ],
  'caller-check': [
    'caller check',
    'check caller',
    'check a caller',
    'check the caller',
    'start the check',
    'soittajan tarkistus',
    'tarkista soittaja',
    'aloita tarkistus',
  ],
  report: ['helpdesk report', 'report', 'figures', 'käyttötuen raportti', 'raportti', 'luvut'],
  help: ['help', 'commands', 'ohje', 'apua', 'komennot'],
};

/**
 * Whole phrases of every language in one list; the words on every button stand here too (a test says so). Nothing is
 * guessed from word stems: what is not one of these goes to a person.
 */
export const deskPhrases = allPhrases(ourPhrases, svDeskPhrases);

export type DeskCommand = {
  readonly command: DeskCommandId;
  /** The case that was named, without the hyphen. */
  readonly caseId: string | undefined;
  /** What followed "caller check". */
  readonly named: string | undefined;
};

const longestCommand = 400;
const mostWords = 12;

/** The words before a number that mean nothing: "claim case 4K7M-2QXR". */
const filler = /^(?:case|tapaus|tapauksen|ärende|ärendet|number|numero|nummer)\s+/iu;

/**
 * The command, alone or with the number of a case or (caller check) an account name behind it; undefined for everything
 * else, which is what somebody says to somebody.
 */
export function parseDeskCommand(text: string): DeskCommand | undefined {
  const trimmed = text.trim();
  if (trimmed === '' || trimmed.length > longestCommand) return undefined;
  const words = trimmed.split(/\s+/u);
  for (let length = Math.min(words.length, mostWords); length > 0; length -= 1) {
    const command = foldedPhrases.get(foldText(words.slice(0, length).join(' ')));
    if (command === undefined) continue;
    const rest = words.slice(length).join(' ');
    if (rest === '') return { command, caseId: undefined, named: undefined };
    if (command === 'caller-check') {
      if (!/\s/u.test(rest)) return { command, caseId: undefined, named: rest };
      continue;
    }
    const caseId = readCaseNumber(rest.replace(filler, ''));
    if (caseId !== undefined) return { command, caseId, named: undefined };
  }
  return undefined;
}

const foldedPhrases: ReadonlyMap<string, DeskCommandId> = new Map(
  deskCommandIds.flatMap((id) => deskPhrases[id].map((phrase): [string, DeskCommandId] => [foldText(phrase), id])),
);

export function isCaseCommand(command: DeskCommandId): command is CaseCommandId {
  return (caseCommandIds as readonly DeskCommandId[]).includes(command);
}
