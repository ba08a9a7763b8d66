import type { Activity, Middleware, TurnContext } from 'botbuilder';
import { setTurnScope, type TurnScope } from '../../dialogs/turn-scope.ts';
import type { Clock } from '../../services/clock/clock.ts';
import type { UserDirectory } from '../../services/directory/user-directory.ts';
import type { Language } from '../../services/i18n/language.ts';
import { chooseLanguage, spokenLanguage } from '../../services/i18n/locale.ts';
import { isTimeZone } from '../../services/i18n/time-zone.ts';
import { createTranslator } from '../../services/i18n/translator.ts';
import type { Logger } from '../../services/logging/logger.ts';
import type { PersonRecord, PersonRepository } from '../../services/person/person-repository.ts';
import type { RandomSource } from '../../services/random/random-source.ts';
import { answerInvoke } from '../invoke-answer.ts';

export type TurnScopeOptions = {
  readonly tenantId: string;
  readonly persons: PersonRepository;
  /** Asked once per person, for the account's language. */
  readonly directory: Pick<UserDirectory, 'findUser'>;
  readonly clock: Clock;
  readonly random: RandomSource;
  readonly log: Logger;
};

export type TurnScopeMiddleware = Middleware & {
  /** Begins to load the person, so that it can run beside other reads; `onTurn` uses the result. */
  readonly prefetch: (context: TurnContext) => Promise<void>;
};

const guid = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
const directoryPatienceMs = 2_000;
const loadKey = Symbol('avain.person-load');

/**
 * Establishes who speaks, from the authenticated activity alone: object id of a person (never a bot), language, time
 * zone, correlation id. Keeps where the person can be reached; writes only when that changed.
 */
export function createTurnScope(options: TurnScopeOptions): TurnScopeMiddleware {
  const { tenantId, persons, log } = options;

  const load = (context: TurnContext, personId: string): Promise<PersonRecord | undefined> => {
    const begun = context.turnState.get<Promise<PersonRecord | undefined> | undefined>(loadKey);
    const loading = begun ?? persons.load(tenantId, personId);
    if (begun === undefined) context.turnState.set(loadKey, loading);
    return loading;
  };

  return {
    prefetch: async (context) => {
      const personId = personIdOf(context.activity);
      if (personId !== undefined) await load(context, personId);
    },
    onTurn: async (context, next) => {
      const { activity } = context;
      const personId = personIdOf(activity);
      if (personId === undefined) {
        log.warn({ activityType: activity.type }, 'an activity without a person was dropped');
        await answerInvoke(context);
        return;
      }
      const known = await load(context, personId);
      const person = await keepReachable({ known, activity, personId, options });
      setTurnScope(context, createScope(person, activity.conversation.id, options));
      await next();
    },
  };
}

/** The scope of a turn with this person; also for turns that the messenger opens. */
export function createScope(
  person: PersonRecord,
  conversationId: string,
  { random, log }: Pick<TurnScopeOptions, 'random' | 'log'>,
): TurnScope {
  const correlationId = random.id();
  const language = spokenLanguage(person.chosenLanguage, person.accountLanguage, person.locale);
  return {
    speaker: { tenantId: person.tenantId, personId: person.personId, conversationId, correlationId },
    t: createTranslator(language ?? 'en', person.timeZone),
    languageUnknown: language === undefined,
    log: log.child({ correlationId }),
    timeZone: person.timeZone,
    welcomeOwed: person.welcomeOwed === true,
  };
}

/** Best guess without a person: what the client says about itself. */
export function languageOf(activity: Partial<Activity>): Language {
  return chooseLanguage(clientInfo(activity).locale, activity.locale);
}

type Reach = {
  readonly known: PersonRecord | undefined;
  readonly activity: Activity;
  readonly personId: string;
  readonly options: TurnScopeOptions;
};

async function keepReachable({ known, activity, personId, options }: Reach): Promise<PersonRecord> {
  const info = clientInfo(activity);
  const reach = {
    teamsUserId: activity.from.id,
    conversationId: activity.conversation.id,
    serviceUrl: activity.serviceUrl,
    // An activity may leave these out (install events do); what we knew stays then.
    timeZone: info.timeZone ?? known?.timeZone ?? 'UTC',
    locale: info.locale ?? known?.locale ?? '',
  };
  const person: PersonRecord = known
    ? { ...known, ...reach }
    : {
        ...reach,
        tenantId: options.tenantId,
        personId,
        accountLanguage: await accountLanguage(personId, options),
        chosenLanguage: null,
        welcomedAt: null,
      };
  const changed =
    known === undefined || (Object.keys(reach) as (keyof typeof reach)[]).some((key) => known[key] !== reach[key]);
  if (changed) await options.persons.save(person);
  return person;
}

/** The directory's preferred language when we speak it; null when it does not say so within two seconds. */
async function accountLanguage(
  personId: string,
  { directory, clock, log }: TurnScopeOptions,
): Promise<Language | null> {
  try {
    const user = await Promise.race([directory.findUser(personId), clock.wait(directoryPatienceMs)]);
    return spokenLanguage(user?.preferredLanguage) ?? null;
  } catch (error) {
    log.warn({ err: error }, 'the language of an account could not be read');
    return null;
  }
}

/** The object id of the person who acts, in lower case; undefined for bots and for whoever has none. */
export function personIdOf({ from }: Activity): string | undefined {
  const { aadObjectId, role } = from as { aadObjectId?: unknown; role?: unknown };
  if (typeof aadObjectId !== 'string' || !guid.test(aadObjectId) || role === 'bot' || role === 'skill')
    return undefined;
  return aadObjectId.toLowerCase();
}

function clientInfo(activity: Partial<Activity>): {
  readonly locale: string | undefined;
  readonly timeZone: string | undefined;
} {
  const entity = activity.entities?.find((entry) => entry.type === 'clientInfo') as Record<string, unknown> | undefined;
  return {
    locale: shortText(entity?.['locale']) ?? shortText(activity.locale),
    timeZone: knownTimeZone(shortText(entity?.['timezone'])) ?? knownTimeZone(shortText(activity.localTimezone)),
  };
}

function shortText(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' && value.length <= 64 ? value : undefined;
}

function knownTimeZone(name: string | undefined): string | undefined {
  return name !== undefined && isTimeZone(name) ? name : undefined;
}
