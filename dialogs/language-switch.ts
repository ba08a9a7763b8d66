import type { TurnContext } from 'botbuilder';
import type { Language } from '../services/i18n/language.ts';
import { createTranslator } from '../services/i18n/translator.ts';
import type { PersonRecord, PersonRepository } from '../services/person/person-repository.ts';
import type { ChatPainter } from './chat-painter.ts';
import { setTurnScope, turnScope } from './turn-scope.ts';

/** "In English", "suomeksi": from this turn on and remembered for the next ones. */
export type LanguageSwitch = { readonly choose: (context: TurnContext, language: Language) => Promise<void> };

export function createLanguageSwitch(deps: {
  readonly people: PersonRepository;
  readonly painter: ChatPainter;
}): LanguageSwitch {
  return {
    choose: async (context, language) => {
      const scope = turnScope(context);
      const { tenantId, personId } = scope.speaker;
      const known = await deps.people.load(tenantId, personId);
      await deps.people.save({ ...(known ?? newPerson(context)), chosenLanguage: language });
      setTurnScope(context, { ...scope, t: createTranslator(language, scope.timeZone) });
      await deps.painter.say(context, 'words.language');
    },
  };
}

/** Somebody whose first words are about the language, or whose record was erased. */
function newPerson(context: TurnContext): PersonRecord {
  const { speaker, timeZone } = turnScope(context);
  const { activity } = context;
  return {
    tenantId: speaker.tenantId,
    personId: speaker.personId,
    teamsUserId: activity.from.id,
    conversationId: speaker.conversationId,
    serviceUrl: activity.serviceUrl,
    timeZone,
    locale: activity.locale ?? '',
    accountLanguage: null,
    chosenLanguage: null,
    welcomedAt: null,
  };
}
