import { MessageFactory, type Middleware } from 'botbuilder';
import type { Translator } from '../../services/i18n/translator.ts';
import { createTranslator } from '../../services/i18n/translator.ts';
import { answerInvokeWithText } from '../invoke-answer.ts';
import { languageOf } from './turn-scope.ts';

export type PersonalChatGuardOptions = {
  /** The app's id in Teams: manifest id when sideloaded, catalogue id otherwise. */
  readonly teamsAppId: string;
  readonly tenantId: string;
};

/**
 * Recovery is nobody else's business: in a channel or a group chat the bot answers a message or a press with a link to
 * the personal chat and does nothing else. Whatever Teams does not call personal is shared.
 */
export function createPersonalChatGuard(options: PersonalChatGuardOptions): Middleware {
  const link = personalChatLink(options);
  return {
    onTurn: async (context, next) => {
      const { activity } = context;
      if (activity.conversation.conversationType === 'personal') {
        await next();
        return;
      }
      const t = createTranslator(languageOf(activity));
      if (activity.type === 'message') await context.sendActivity(sharedAnswer(t, link));
      else await answerInvokeWithText(context, t('shared.personal-chat-only'));
    },
  };
}

/** @see https://learn.microsoft.com/microsoftteams/platform/concepts/build-and-test/deep-link-application */
function personalChatLink({ teamsAppId, tenantId }: PersonalChatGuardOptions): string {
  const path = `https://teams.microsoft.com/l/entity/${encodeURIComponent(teamsAppId)}/conversations`;
  return `${path}?tenantId=${encodeURIComponent(tenantId)}`;
}

function sharedAnswer(t: Translator, link: string) {
  const text = `${t('shared.personal-chat-only')} [${t('shared.open-personal-chat')}](${link})`;
  return { ...MessageFactory.text(text), textFormat: 'markdown', summary: t('shared.personal-chat-only') };
}
