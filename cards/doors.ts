import type { Door } from '../services/outcomes/refusal.ts';
import type { Translator } from '../services/i18n/translator.ts';
import type { Action, Element, SubmitAction } from './adaptive-card.ts';
import type { CaseTrouble } from '../services/outcomes/case-reasons.ts';
import { aside, button, paragraph } from './elements.ts';
import { plain } from './plain-text.ts';

/**
 * How people reach the helpdesk, as the organisation configured it: a phone number, an address, or an https page.
 * `inChat`: a team takes cases here, so that every dead end has a button to a human.
 */
export type HelpContact = { readonly helpdesk: string; readonly inChat?: boolean };

/** The button to a human, where there is one in this chat; `about` is the reset that did not lead on. */
export function humanButtons(
  help: HelpContact,
  trouble: CaseTrouble,
  t: Translator,
  about?: string,
): readonly SubmitAction[] {
  if (help.inChat !== true) return [];
  const data = { verb: 'human', trouble } as const;
  return [button(t('button.human'), about === undefined ? data : { ...data, about })];
}

const resetPage = 'https://aka.ms/sspr';
const securityInfo = 'https://aka.ms/mysecurityinfo';

/** The ways on, as words and buttons. Links lead outside Teams and say so. */
export function doorElements(doors: readonly Door[], help: HelpContact, t: Translator): readonly Element[] {
  const contact = doors.includes('helpdesk') && !isPage(help.helpdesk);
  return [
    ...(contact ? [paragraph(t('helpdesk.line', { contact: plain(help.helpdesk) }))] : []),
    ...(doorActions(doors, help, t).length > 0 ? [aside(t('external.note'))] : []),
  ];
}

export function doorActions(doors: readonly Door[], help: HelpContact, t: Translator): readonly Action[] {
  const link = (title: string, url: string): Action => ({ type: 'Action.OpenUrl', title, url });
  return doors.flatMap((door): Action[] => {
    switch (door) {
      case 'register':
        return [link(t('button.open-security-info'), securityInfo)];
      case 'entra-sspr':
      case 'home-tenant':
        return [link(t('button.open-sspr'), resetPage)];
      case 'helpdesk':
        return isPage(help.helpdesk) ? [link(t('button.open-helpdesk'), help.helpdesk)] : [];
      case 'wait':
        return [];
    }
  });
}

function isPage(contact: string): boolean {
  return /^https:\/\/\S+$/u.test(contact);
}
