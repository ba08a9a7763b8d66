import { request as httpRequest } from 'node:http';
import { setTimeout as delay } from 'node:timers/promises';
import type { Fault } from '../../playground/api/fault-board.ts';
import type { World } from '../../playground/world.ts';
import { visitPage, type PageVisitor } from './page-visitor.ts';

type Card = { readonly id: string; readonly text: string; readonly actions: readonly Action[] };
type Action = { readonly title: string; readonly data: Readonly<Record<string, unknown>> };
type Line = {
  readonly id: string;
  readonly conversationId: string;
  readonly author: { readonly isBot: boolean };
  readonly text?: string;
  readonly attachments: readonly { readonly content?: unknown }[];
  readonly failedWith?: number;
};
type Mail = { readonly id: string; readonly to: string; readonly code?: string; readonly text: string; link?: string };
type GraphRequest = {
  readonly method: string;
  readonly path: string;
  readonly requestBody: unknown;
  readonly status: number;
};

/** One person with Teams, a phone and a mailbox, over the playground's JSON calls: what such a person can do and see. */
export type ChatClient = {
  readonly open: () => Promise<void>;
  readonly say: (text: string) => Promise<void>;
  /** Presses the newest button of that verb; `inputs` are the card's fields. */
  readonly press: (verb: string, inputs?: Readonly<Record<string, unknown>>) => Promise<void>;
  /** Has a code sent by this way. */
  readonly choose: (method: 'email-code' | 'sms-code') => Promise<void>;
  /** Everything the bot's messages show now, oldest first, cards as their texts joined by line feeds. */
  readonly seen: () => Promise<readonly string[]>;
  /** How many messages of this person the bot did not take. */
  readonly unheard: () => Promise<number>;
  /** Waits until the newest message that matches is there; fails with what was seen instead. */
  readonly sees: (text: string | RegExp, withinMs?: number) => Promise<void>;
  /** Waits for a code newer than those read before. */
  readonly code: (channel: 'mail' | 'sms') => Promise<string>;
  /** The newest code in phone and mailbox, read before or not. */
  readonly newestCode: () => Promise<string>;
  /** How many codes ever came. */
  readonly codesSent: (channel: 'mail' | 'sms') => Promise<number>;
  /** Waits for the notice of a changed password, which carries the "this wasn't me" link; exactly one must come. */
  readonly noticeCame: (channel: 'mail' | 'sms') => Promise<void>;
  /** The page behind the newest "Choose a new password"; throws with Teams' words when it does not open. */
  readonly page: () => Promise<PageVisitor>;
  /** Meets Avain and asks for a reset: up to "Is this the account?". */
  readonly begin: () => Promise<void>;
  /** Confirms, proves by mail, proves by text message: up to "Choose a new password". */
  readonly proveAll: () => Promise<void>;
  /** PATCHes of this person's account that the directory was asked for. */
  readonly patches: () => Promise<readonly GraphRequest[]>;
  readonly signsInWith: (password: string) => Promise<boolean>;
  readonly objectId: string;
  /** The activity that pressing that button sends, to be delivered by the test itself: `deliver`. */
  readonly pressActivity: (
    verb: string,
    inputs?: Readonly<Record<string, unknown>>,
  ) => Promise<Readonly<Record<string, unknown>>>;
};

export function createChatClient(world: World, personaId: string): ChatClient {
  const api = playgroundApi(world.url);
  const persona = world.company.personas.find(({ id }) => id === personaId);
  const account = world.company.accounts.find(({ properties }) => properties.id === persona?.aadObjectId);
  if (persona === undefined || account === undefined) throw new RangeError(`no persona ${personaId}`);
  const as = personaId;
  const addresses = new Set(account.methods.flatMap(addressesOf));
  const read = new Set<string>();

  const lines = async (): Promise<readonly Line[]> =>
    (await api.get<{ personal: { messages: Line[] } }>(`teams/state?as=${as}`)).personal.messages;
  const seen = async () => (await lines()).filter(({ author }) => author.isBot).map((line) => textOf(line));
  const post = async (channel: 'mail' | 'sms'): Promise<readonly Mail[]> => {
    const all = await api.get<(Mail & { channel: string })[]>('outbox');
    return all.filter((item) => item.channel === channel && addresses.has(item.to));
  };
  const sees = async (text: string | RegExp, withinMs = 40_000): Promise<void> => {
    const fits = (shown: string) => (typeof text === 'string' ? shown.includes(text) : text.test(shown));
    const found = await until(async () => (await seen()).some(fits), withinMs);
    if (!found) throw new Error(`${personaId} does not see ${String(text)} but:\n${(await seen()).join('\n---\n')}`);
  };
  const button = async (verb: string, method?: string): Promise<Line & { readonly data: Action['data'] }> => {
    for (const line of (await lines()).toReversed()) {
      const action = cardsOf(line)
        .flatMap(({ actions }) => actions)
        .find(({ data }) => data['verb'] === verb && (method === undefined || data['method'] === method));
      if (action !== undefined) return { ...line, data: action.data };
    }
    throw new Error(`no button ${verb} ${method ?? ''} in:\n${(await seen()).join('\n---\n')}`);
  };
  const press: ChatClient['press'] = async (verb, inputs = {}) => {
    const { id: messageId, conversationId, data } = await button(verb);
    await api.post('teams/press', { as, conversationId, messageId, data: { ...data, ...inputs } });
  };
  const code: ChatClient['code'] = async (channel) => {
    let fresh: Mail | undefined;
    await until(async () => {
      fresh = (await post(channel)).findLast(({ id, code: digits }) => digits !== undefined && !read.has(id));
      return fresh !== undefined;
    }, 20_000);
    if (fresh?.code === undefined)
      throw new Error(`no code came by ${channel}; seen:\n${(await seen()).join('\n---\n')}`);
    read.add(fresh.id);
    return fresh.code;
  };
  const choose: ChatClient['choose'] = async (method) => {
    const { id: messageId, conversationId, data } = await button('choose-method', method);
    await api.post('teams/press', { as, conversationId, messageId, data });
  };
  const say = async (text: string): Promise<void> => {
    await api.post('teams/say', { as, in: 'personal', text });
  };
  return {
    objectId: persona.aadObjectId,
    open: async () => {
      await api.post('teams/open', { as });
    },
    say,
    begin: async () => {
      await api.post('teams/open', { as });
      await say('I forgot my password');
    },
    press,
    pressActivity: async (verb, inputs = {}) => {
      const { id: replyToId, data } = await button(verb);
      const { serviceUrl, teams } = world.front;
      const tenantId = world.company.tenant.id;
      return {
        ...{ type: 'message', channelId: 'msteams', serviceUrl, locale: persona.locale, replyToId },
        from: { id: persona.teamsId, aadObjectId: persona.aadObjectId, name: persona.displayName },
        recipient: teams.addresses.bot,
        conversation: { id: persona.conversationId, conversationType: 'personal', tenantId },
        channelData: { tenant: { id: tenantId } },
        value: { ...data, ...inputs },
      };
    },
    choose,
    seen,
    sees,
    code,
    newestCode: async () =>
      [...(await post('mail')), ...(await post('sms'))]
        .filter((item) => item.code !== undefined)
        .sort((a, b) => Number(a.id) - Number(b.id))
        .at(-1)?.code ?? '',
    codesSent: async (channel) => (await post(channel)).filter(({ code: digits }) => digits !== undefined).length,
    noticeCame: async (channel) => {
      const notices = async () => (await post(channel)).filter(({ link }) => link?.includes('/not-me') === true);
      await until(async () => (await notices()).length > 0, 40_000);
      const { length } = await notices();
      if (length !== 1) throw new Error(`${personaId} got ${length} notices by ${channel}`);
    },
    unheard: async () => (await lines()).filter(({ failedWith }) => failedWith !== undefined).length,
    page: async () => {
      const { id: messageId, conversationId, data } = await button('new-password');
      const pressed = { as, conversationId, messageId, data, theme: 'default' };
      const answer = await api.post<{ kind: string; url?: string }>('teams/fetch-dialog', pressed);
      if (answer.url === undefined) throw new Error(`the dialog does not open: ${JSON.stringify(answer)}`);
      return visitPage(answer.url);
    },
    proveAll: async () => {
      await press('confirm-account');
      await choose('email-code');
      await press('submit-code', { code: await code('mail') });
      await choose('sms-code');
      await press('submit-code', { code: await code('sms') });
    },
    patches: async () =>
      (await api.get<GraphRequest[]>('directory/requests')).filter(
        ({ method, path }) => method === 'PATCH' && path.includes(persona.aadObjectId),
      ),
    signsInWith: async (password) => (await api.post<{ ok: boolean }>('sign-in', { upn: persona.upn, password })).ok,
  };
}

/** Delivers an activity to one bot as the channel does, past the front; resolves with the status of the answer. */
export async function deliver(
  world: World,
  botUrl: string,
  activity: Readonly<Record<string, unknown>>,
): Promise<number> {
  const { serviceUrl } = world.front;
  const { token } = await playgroundApi(world.url).post<{ token: string }>('channel-token', { serviceUrl });
  const headers = {
    authorization: `Bearer ${token}`,
    'content-type': 'application/json',
    host: new URL(world.url).host,
  };
  return new Promise((resolve, reject) => {
    const outgoing = httpRequest(`${botUrl}/api/messages`, { method: 'POST', headers }, (answer) => {
      answer.resume().on('end', () => resolve(answer.statusCode ?? 0));
    });
    outgoing.on('error', reject).end(JSON.stringify(activity));
  });
}

/** Switches a bad day on, as anybody outside can. */
export async function strike(world: World, fault: Fault): Promise<void> {
  await playgroundApi(world.url).post('faults', fault);
}

/** Asks again and again until it is so; false when it never became so. */
export async function until(check: () => Promise<boolean>, withinMs: number): Promise<boolean> {
  const end = Date.now() + withinMs;
  while (!(await check())) {
    if (Date.now() > end) return false;
    await delay(60);
  }
  return true;
}

function playgroundApi(url: string) {
  const call = async <Answer>(path: string, init?: RequestInit): Promise<Answer> => {
    const response = await fetch(`${url}/playground/api/${path}`, init);
    if (!response.ok) throw new Error(`${path}: ${response.status} ${await response.text()}`);
    return (await response.json()) as Answer;
  };
  return {
    get: <Answer>(path: string) => call<Answer>(path),
    post: <Answer = unknown>(path: string, body: object) =>
      call<Answer>(path, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(body),
      }),
  };
}

function addressesOf(method: object): readonly string[] {
  const { emailAddress, phoneNumber } = method as { emailAddress?: string; phoneNumber?: string };
  return [emailAddress, phoneNumber, phoneNumber?.replace(/\s/g, '')].filter((each) => each !== undefined);
}

function textOf(line: Line): string {
  return [line.text ?? '', ...cardsOf(line).map(({ text }) => text)].filter((part) => part !== '').join('\n');
}

function cardsOf({ id, attachments }: Line): readonly Card[] {
  return attachments.map(({ content }) => {
    const actions = ((content as { actions?: readonly Action[] } | undefined)?.actions ?? []).filter(
      (action) => 'data' in action,
    );
    return { id, text: texts((content as { body?: unknown } | undefined)?.body).join('\n'), actions };
  });
}

/** Everything in a card that a person reads. */
function texts(node: unknown): readonly string[] {
  if (Array.isArray(node)) return node.flatMap(texts);
  if (typeof node !== 'object' || node === null) return [];
  const { text, title, value, ...rest } = node as Record<string, unknown>;
  const own = [text, title, value].filter((each): each is string => typeof each === 'string');
  // The cards escape Markdown; a person does not see the escapes.
  return [...own.map((each) => each.replace(/\\(?=[^\w\s])/g, '')), ...Object.values(rest).flatMap(texts)];
}
