import { setTimeout as delay } from 'node:timers/promises';
import type { Persona } from '../playground/company/company.ts';
import type { BenchWorld } from './bench-world.ts';
import type { Measured } from './child.ts';
import { createChatter, type Chatter } from './chatter.ts';
import type { ArrivedCard } from './connector-sink.ts';
import { channelOf, type BenchTeam } from './helpdesk-side.ts';
import { timesOf, type Times } from './statistics.ts';

export type EscalationsResult = {
  readonly people: number;
  readonly peoplePerMinute: number;
  readonly channels: number;
  /** New cards in the busiest 30 seconds of the busiest channel. From 31 on a channel gets a digest instead. */
  readonly busiest30s: number;
  /** From the press of "Talk to a human" to the HTTP answer of its turn. */
  readonly turn: Times;
  /** From the same press until the case's card was posted to the channel. */
  readonly card: Times;
  /** Cases whose card had not come when the run ended. */
  readonly missing: number;
  readonly failures: readonly string[];
};

/** DESIGN: 2,000 people in ten minutes; here every one of them ends at a human. */
const peoplePerSecond = 2000 / 600;
const thinkMs = 1_000;
const restMs = 15_000;

/** Four channels, by language and by what the case is about, so that each gets 25 cases in 30 seconds. */
export const escalationTeams: readonly BenchTeam[] = [
  { id: 'fi-phones', language: 'fi', languages: ['fi'], troubles: ['new-phone'] },
  { id: 'fi-rest', language: 'fi', languages: ['fi'], troubles: [] },
  { id: 'en-phones', language: 'en', languages: [], troubles: ['new-phone'] },
  { id: 'en-rest', language: 'en', languages: [], troubles: [] },
];

/**
 * Monday morning at the helpdesk: people arrive at a fixed rate, begin a reset, get a code by mail, find no way on (half of
 * them because of a new phone) and press "Talk to a human". Timed until the team's card is at the connector.
 */
export async function measureEscalations(
  world: BenchWorld,
  product: Measured,
  seconds: number,
): Promise<EscalationsResult> {
  const posted = new Map<string, ArrivedCard>();
  const channels = new Set(escalationTeams.map(({ id }) => channelOf(id)));
  world.connector.watch((card) => {
    const caseId = caseOf(card);
    if (card.posted && caseId !== undefined && channels.has(card.conversationId)) posted.set(caseId, card);
  });
  const turns: number[] = [];
  const failures: string[] = [];
  const chatter = createChatter(world, product.url, ({ step, ms }) => {
    if (step === 'human') turns.push(ms);
  });
  const comers = mixed(world.people, Math.floor(seconds * peoplePerSecond));
  for (const persona of comers) await chatter.install(persona);

  const pressed = new Map<string, number>();
  const begun = performance.now();
  const visit = async (persona: Persona, index: number): Promise<void> => {
    await delay(Math.max(0, begun + (index * 1000) / peoplePerSecond - performance.now()));
    try {
      // Two by two, so that each language has as many of both.
      await getStuck(chatter, persona, index % 4 < 2);
      const at = performance.now();
      await chatter.press(persona, 'human');
      const caseId = caseOf(world.connector.newest(persona.conversationId));
      if (caseId === undefined) throw new Error(`${persona.id} got no number of a case`);
      pressed.set(caseId, at);
    } catch (error) {
      failures.push(error instanceof Error ? error.message : String(error));
    }
  };
  await Promise.all(comers.map(visit));
  const missing = (): number => [...pressed.keys()].filter((caseId) => !posted.has(caseId)).length;
  for (const end = Date.now() + restMs; missing() > 0 && Date.now() < end;) await delay(50);
  chatter.close();
  return {
    people: comers.length,
    peoplePerMinute: peoplePerSecond * 60,
    channels: channels.size,
    busiest30s: Math.max(...[...channels].map((channel) => busiest([...posted.values()], channel))),
    turn: timesOf(turns),
    card: timesOf(
      [...pressed].map(([caseId, at]) => (posted.get(caseId)?.at ?? Number.NaN) - at).filter((ms) => !Number.isNaN(ms)),
    ),
    missing: missing(),
    failures,
  };
}

async function getStuck(chatter: Chatter, persona: Persona, newPhone: boolean): Promise<void> {
  await chatter.say(persona, 'I forgot my password', 'forgot');
  await delay(thinkMs);
  await chatter.press(persona, 'confirm-account');
  await delay(thinkMs);
  await chatter.press(persona, 'choose-method', { method: 'email-code' });
  await delay(thinkMs);
  await chatter.say(persona, 'help');
  await delay(thinkMs);
  if (!newPhone) return;
  await chatter.press(persona, 'new-phone');
  await delay(thinkMs);
}

/** One in Finnish, one in English, and so on. */
function mixed(people: readonly Persona[], count: number): readonly Persona[] {
  const of = (language: Persona['language']) => people.filter((persona) => persona.language === language);
  const [finnish, english] = [of('fi'), of('en')];
  const pairs = finnish.flatMap((persona, index) => [persona, english[index]]).filter((each) => each !== undefined);
  if (pairs.length < count) throw new RangeError(`only ${pairs.length} people for ${count} escalations`);
  return pairs.slice(0, count);
}

function caseOf(card: Pick<ArrivedCard, 'actions'> | undefined): string | undefined {
  const found = card?.actions.map(({ data }) => data?.['case']).find((id) => typeof id === 'string');
  return typeof found === 'string' ? found : undefined;
}

function busiest(cards: readonly ArrivedCard[], channel: string): number {
  const times = cards
    .filter(({ conversationId }) => conversationId === channel)
    .map(({ at }) => at)
    .sort((a, b) => a - b);
  return Math.max(0, ...times.map((from, index) => times.slice(index).filter((at) => at < from + 30_000).length));
}
