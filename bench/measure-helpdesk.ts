import { startBenchWorld } from './bench-world.ts';
import { startHelpdeskSide } from './helpdesk-side.ts';
import { measureClaims, type ClaimsResult } from './measure-claims.ts';
import { escalationTeams, measureEscalations, type EscalationsResult } from './measure-escalations.ts';
import type { Times } from './statistics.ts';

export type HelpdeskResult = { readonly escalations: EscalationsResult; readonly claims: ClaimsResult };

export type HelpdeskOptions = {
  readonly people: number;
  readonly seconds: number;
  readonly openCases: number;
  readonly claims: number;
  readonly flags: readonly string[];
  readonly say: (text: string) => void;
};

const busyTeam = 'service-desk';

/**
 * The helpdesk's two figures, in a company, a Redis and a bot of their own: so many open cases would change what the other
 * parts measure.
 */
export async function measureHelpdesk(options: HelpdeskOptions): Promise<HelpdeskResult> {
  const { people, seconds, say, flags, ...claims } = options;
  const world = await startBenchWorld({ people });
  const teams = [{ id: busyTeam, language: 'en', languages: [], troubles: ['locked'] } as const, ...escalationTeams];
  const side = await startHelpdeskSide(teams, world.serviceUrl);
  const executor = await world.start('executor');
  const bot = await world.start('bot', { settings: side.settings, flags });
  try {
    say(`people who ask for a human, ${seconds} seconds`);
    const escalations = await measureEscalations(world, bot, seconds);
    say(`${options.openCases} open cases: claims`);
    return {
      escalations,
      claims: await measureClaims(world, bot, { ...claims, teamId: busyTeam, settings: side.settings }),
    };
  } finally {
    await bot.stop();
    if (bot.output() !== '') say(`the bot wrote:\n${bot.output().slice(-4_000)}`);
    await executor.stop();
    await side.stop();
    await world.stop();
  }
}

/** What the issue asks for: the card within two seconds, a claim within 0.3 s among 10,000 open cases. */
const slowestCardMs = 2_000;
const slowestClaimMs = 300;

/** What was missed; nothing when all is well. */
export function missedByHelpdesk({ escalations, claims }: HelpdeskResult): readonly string[] {
  const { card, missing, failures } = escalations;
  const slow = (name: string, { p95 }: Times): readonly string[] =>
    p95 < slowestClaimMs ? [] : [`${name}: p95 is not below ${slowestClaimMs} ms`];
  const { service, turn } = claims;
  return [
    ...(card.p99 <= slowestCardMs ? [] : [`a case's card: p99 is above ${slowestCardMs} ms`]),
    ...(missing === 0 ? [] : [`${missing} cases had no card at the end`]),
    ...(failures.length === 0 ? [] : [`${failures.length} people failed to reach a human`]),
    ...slow('claim', service.oneByOne),
    ...slow('claim, eight at once', service.eightAtOnce),
    ...slow('press of a claim', turn.oneByOne),
    ...slow('press of a claim, eight at once', turn.eightAtOnce),
    ...slow('next case, eight at once', service.next),
  ];
}
