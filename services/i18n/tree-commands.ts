import { foldText } from './commands.ts';

/** What can be written to the troubleshooter at any time. */
export const treeCommandIds = ['menu', 'menu-people', 'menu-admins', 'back', 'continue'] as const;
export type TreeCommandId = (typeof treeCommandIds)[number];

/** Whole phrases of every language in one list; the words on the buttons stand here too (a test says so). */
const treePhrases: Readonly<Record<TreeCommandId, readonly string[]>> = {
  menu: [
    'troubleshoot',
    'troubleshooter',
    'troubleshooting',
    'what is wrong',
    "what's wrong",
    'something is wrong',
    'something else is wrong',
    'vianetsintä',
    'vianselvitys',
    'vian etsintä',
    'mikä on vialla',
    'mikä vikana',
    'mikä tässä on vialla',
    'jokin on vialla',
    'vika on jossain muussa',
    'felsökning',
    'felsök',
    'vad är fel',
    'något är fel',
    'något annat är fel',
  ],
  'menu-people': ['for everybody', 'kaikille', 'för alla'],
  'menu-admins': [
    'for administrators',
    'troubleshoot for administrators',
    'ylläpitäjille',
    'vianetsintä ylläpitäjille',
    'för administratörer',
    'felsökning för administratörer',
  ],
  back: [
    'back',
    'go back',
    'one step back',
    'previous question',
    'takaisin',
    'askel taaksepäin',
    'edellinen kysymys',
    'tillbaka',
    'ett steg tillbaka',
  ],
  continue: [
    'continue troubleshooting',
    'go on with troubleshooting',
    'jatka vianetsintää',
    'vianetsintä jatkuu',
    'fortsätt felsökningen',
    'fortsätt felsöka',
  ],
};

const longest = 60;
const folded = new Map(
  treeCommandIds.flatMap((id) => treePhrases[id].map((phrase) => [foldText(phrase), id] as const)),
);

/** The troubleshooter's command that somebody typed as a whole; undefined for everything else. */
export function parseTreeCommand(text: string): TreeCommandId | undefined {
  return text.length > longest ? undefined : folded.get(foldText(text));
}
