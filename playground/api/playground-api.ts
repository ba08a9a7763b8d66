import { z } from 'zod';
import type { Outbox } from '../outbox/outbox.ts';
import type { TicketDesk } from '../tickets/ticket-desk.ts';
import type { PretendTeams } from '../teams/pretend-teams.ts';
import { faultTargets, type Fault } from './fault-board.ts';
import { bad, ok, withBody, type JsonAnswer, type JsonCall } from './json-http.ts';
import type { PretendDirectory } from './pretend-world.ts';

export type PlaygroundApiOptions = {
  readonly tenantId: string;
  readonly appId: string;
  readonly teams: PretendTeams;
  readonly tickets: TicketDesk;
  readonly directory: PretendDirectory;
  readonly outbox: Outbox;
  /** Makes Avain's store fail, or slow, for so many operations. */
  readonly storeFault: (fault: Fault) => void;
  /** Puts chats, outbox, directory and faults back, and whatever the composition adds. */
  readonly restore: () => Promise<void>;
};

const signInBody = z.object({ upn: z.string(), password: z.string() });
const channelTokenBody = z.object({ serviceUrl: z.string() });
const faultBody = z.object({
  target: z.enum(faultTargets),
  method: z.string().optional(),
  path: z.string().refine(isRegularExpression, 'not a regular expression').optional(),
  status: z.int().min(100).max(599).optional(),
  error: z.object({ code: z.string(), message: z.string() }).optional(),
  delayMs: z.int().min(0).max(120_000).optional(),
  dropAfterApply: z.boolean().optional(),
  times: z.int().min(1).max(100_000),
});

/** The calls documented in playground/README.md, below `/playground/api`. Undefined: no such call. */
export async function answerPlaygroundCall(
  call: JsonCall,
  options: PlaygroundApiOptions,
): Promise<JsonAnswer | undefined> {
  const { directory, outbox, teams } = options;
  switch (`${call.method} ${call.path}`) {
    case 'GET /playground/api/personas':
      return ok(listPersonas(options));
    case 'GET /playground/api/outbox':
      return ok(outbox.items().map(({ subject: _subject, ...item }) => item));
    case 'GET /playground/api/directory/requests':
      return ok(lastOf(directory.requests(), call.query.get('last')));
    case 'POST /playground/api/sign-in':
      return withBody(call, signInBody, async ({ upn, password }) => ok(await directory.signIn(upn, password)));
    case 'POST /playground/api/faults':
      return withBody(call, faultBody, async (fault) => switchOn(fault, options));
    case 'POST /playground/api/channel-token':
      return withBody(call, channelTokenBody, async ({ serviceUrl }) =>
        isLoopback(serviceUrl)
          ? ok({ token: await teams.identity.issueToken(serviceUrl) })
          : bad('serviceUrl: only a loopback address'),
      );
    case 'POST /playground/api/restore':
      await options.restore();
      return ok({ restored: true });
    default:
      return undefined;
  }
}

function listPersonas({ tenantId, appId, teams, directory }: PlaygroundApiOptions): object {
  const { addresses, rooms } = teams;
  const personas = directory.personas().map((persona) => ({
    id: persona.id,
    upn: persona.upn,
    password: persona.password,
    aadObjectId: persona.aadObjectId,
    teamsId: persona.teamsId,
    conversationId: persona.conversationId,
    language: persona.language,
    classes: persona.classes,
    methods: persona.methods,
    channels: rooms
      .all()
      .filter((channel) => rooms.isOpenTo(channel, persona))
      .map(({ key, id, name, teamId }) => ({ key, id, name, teamId })),
  }));
  return { tenantId, botId: addresses.bot.id, appId, personas };
}

/** A campaign leaves tens of thousands; whoever draws a list wants a few. */
function lastOf(entries: readonly unknown[], last: string | null): readonly unknown[] {
  const count = Number(last);
  return last !== null && Number.isInteger(count) && count > 0 ? entries.slice(-count) : entries;
}

function switchOn(fault: Fault, { teams, tickets, directory, outbox, storeFault }: PlaygroundApiOptions): JsonAnswer {
  const takers: Readonly<Record<Fault['target'], (fault: Fault) => void>> = {
    graph: directory.addFault,
    mail: outbox.addFault,
    sms: outbox.addFault,
    connector: teams.faults.add,
    store: storeFault,
    desk: tickets.addFault,
  };
  takers[fault.target](fault);
  return ok({ accepted: true });
}

function isLoopback(address: string): boolean {
  const url = URL.parse(address);
  return url !== null && /^https?:$/.test(url.protocol) && ['127.0.0.1', 'localhost', '[::1]'].includes(url.hostname);
}

function isRegularExpression(source: string): boolean {
  try {
    return new RegExp(source) instanceof RegExp;
  } catch {
    return false;
  }
}
