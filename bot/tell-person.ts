import { CardFactory, type TurnContext } from 'botbuilder';
import { adminNewsCard } from '../cards/admin-doctor-card.ts';
import { turnScope } from '../dialogs/turn-scope.ts';
import type { Logger } from '../services/logging/logger.ts';
import type { PersonRepository } from '../services/person/person-repository.ts';
import type { TellPerson } from '../services/planner/plan.ts';
import type { RandomSource } from '../services/random/random-source.ts';
import type { TeamsMessenger } from './teams-messenger.ts';

/** News of plan and doctor, in the person's own chat and language. Whom it does not reach is not tried again by itself. */
export function createTellPerson(options: {
  readonly persons: Pick<PersonRepository, 'load'>;
  readonly attempt: TeamsMessenger['attempt'];
  readonly random: Pick<RandomSource, 'id'>;
  readonly log: Logger;
}): TellPerson {
  const { persons, attempt, random, log } = options;
  return async ({ tenantId, personId }, words) => {
    let said = false;
    try {
      const person = await persons.load(tenantId, personId);
      if (person === undefined) return false;
      const { conversationId } = person;
      await attempt(
        { tenantId, personId, conversationId, correlationId: random.id() },
        async (context: TurnContext) => {
          const { t } = turnScope(context);
          const card = adminNewsCard(words(t.language), t);
          await context.sendActivity({
            type: 'message',
            attachments: [CardFactory.adaptiveCard(card)],
            summary: t('chat.summary'),
          });
          said = true;
        },
      );
    } catch (err) {
      log.warn({ err }, 'news for an admin did not get through');
    }
    return said;
  };
}
