import type { TurnContext } from 'botbuilder';
import type { HelpContact } from '../cards/doors.ts';
import { doorCard, type Trouble } from '../cards/door-card.ts';
import { helpCard } from '../cards/help-card.ts';
import { languageCard } from '../cards/language-card.ts';
import { eraseConfirmCard, erasedCard, privacyCard } from '../cards/privacy-card.ts';
import { secretSeenCard } from '../cards/words-card.ts';
import type { MenuVerb } from '../cards/card-actions.ts';
import type { CampaignEars } from '../services/campaign/campaign-service.ts';
import type { CommandId } from '../services/i18n/commands.ts';
import { isLanguageCommand, languageCommands, languageOfCommand } from '../services/i18n/language.ts';
import type { PrivacyService } from '../services/outcomes/privacy-outcome.ts';
import type { ChatPainter } from './chat-painter.ts';
import type { DiagnosisTalk } from './diagnosis-talk.ts';
import type { LanguageSwitch } from './language-switch.ts';
import type { PlacesTalk } from './places-talk.ts';
import type { ReadinessTalk } from './readiness-talk.ts';
import { turnScope } from './turn-scope.ts';

/** What can be asked at any time without touching a flow. */
export type MenuItem = Exclude<MenuVerb, 'start-reset' | 'look-at-errors'> | 'another-account' | 'messages-again';

type MenuResult = 'answered' | 'erased';
export type Menu = {
  readonly answer: (context: TurnContext, item: MenuItem, cardId: string | undefined) => Promise<MenuResult>;
  readonly notUnderstood: (context: TurnContext) => Promise<void>;
  readonly secretSeen: (context: TurnContext) => Promise<void>;
};

export type MenuDeps = {
  readonly painter: ChatPainter;
  readonly privacy: PrivacyService;
  readonly language: LanguageSwitch;
  readonly readiness: ReadinessTalk;
  readonly places: Pick<PlacesTalk, 'show'>;
  readonly diagnosis: Pick<DiagnosisTalk, 'show'>;
  readonly help: HelpContact;
  /** Undefined: nobody sends campaigns. */
  readonly ears?: Pick<CampaignEars, 'optOut' | 'optIn'> | undefined;
};

const troubles = {
  unlock: 'unlock',
  'know-password': 'know',
  'new-phone': 'new-phone',
  'expired-password': 'expired',
  'another-account': 'another-account',
  human: 'human',
} as const satisfies Partial<Record<MenuItem, Trouble>>;

const menuItems: readonly string[] = [
  ...Object.keys(troubles),
  'help',
  'my-data',
  'erase',
  'erase-confirmed',
  'language',
  ...languageCommands,
  'am-i-ready',
  'how-to-register',
  'registered',
  'no-more-messages',
  'messages-again',
  'old-passwords',
  'diagnose',
] satisfies MenuItem[] | string[];

/** The menu item a typed word stands for, if it is one. */
export function menuItemOf(command: CommandId): MenuItem | undefined {
  return menuItems.includes(command) ? (command as MenuItem) : undefined;
}

export function createMenu({ painter, privacy, language, readiness, places, diagnosis, help, ears }: MenuDeps): Menu {
  const answer: Menu['answer'] = async (context, item, cardId) => {
    const { speaker, t } = turnScope(context);
    if (isLanguageCommand(item)) {
      await language.choose(context, languageOfCommand(item));
      return 'answered';
    }
    switch (item) {
      case 'help':
        await painter.show(context, helpCard({ notUnderstood: false, help }, t));
        return 'answered';
      case 'my-data':
        await painter.show(context, privacyCard({ items: await privacy.show(speaker) }, t));
        return 'answered';
      case 'erase':
        await painter.show(context, eraseConfirmCard(t));
        return 'answered';
      case 'erase-confirmed': {
        const outcome = await privacy.erase(speaker);
        await painter.retire(context, cardId, 'erase-confirmed');
        await painter.show(context, erasedCard({ outcome }, t));
        return outcome.kind === 'erased' ? 'erased' : 'answered';
      }
      case 'language':
        await painter.show(context, languageCard(t));
        return 'answered';
      case 'am-i-ready':
      case 'how-to-register':
      case 'registered':
        await readiness(context, item);
        return 'answered';
      case 'old-passwords':
        await places.show(context);
        return 'answered';
      case 'diagnose':
        await diagnosis.show(context);
        return 'answered';
      case 'no-more-messages':
        await ears?.optOut(speaker.tenantId, speaker.personId);
        await painter.say(context, ears === undefined ? 'words.no-messages' : 'words.no-more-messages');
        return 'answered';
      case 'messages-again':
        await ears?.optIn(speaker.tenantId, speaker.personId);
        await painter.say(context, ears === undefined ? 'words.no-messages' : 'words.messages-again');
        return 'answered';
      case 'unlock':
      case 'know-password':
      case 'new-phone':
      case 'expired-password':
      case 'another-account':
      case 'human':
        await painter.show(context, doorCard({ trouble: troubles[item], help }, t));
        return 'answered';
    }
  };
  return {
    answer,
    notUnderstood: async (context) => {
      await painter.show(context, helpCard({ notUnderstood: true, help }, turnScope(context).t));
    },
    secretSeen: async (context) => {
      await painter.show(context, secretSeenCard(turnScope(context).t));
    },
  };
}
