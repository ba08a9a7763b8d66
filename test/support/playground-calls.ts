import { expect } from '@jest/globals';
import { eventually } from './eventually.ts';

export type Sent = {
  readonly id: string;
  readonly channel: 'mail' | 'sms';
  readonly to: string;
  readonly text: string;
  readonly code?: string;
  readonly link?: string;
};
export type Ticket = {
  readonly id: string;
  readonly state: string;
  readonly closedBy: string;
  readonly notes: unknown;
};
export type PersonaSeen = { readonly id: string; readonly upn: string; readonly password: string };
export type Post = {
  readonly id: string;
  readonly conversationId: string;
  readonly author: { readonly isBot: boolean };
  readonly text?: string;
  readonly attachments: readonly { readonly content?: unknown }[];
};
type Change = { readonly method: string; readonly path: string; readonly status: number };

/** The JSON calls of a running playground that the helpdesk's stories need; see playground/README.md. */
export type PlaygroundCalls = ReturnType<typeof createPlaygroundCalls>;

export function createPlaygroundCalls(url: string) {
  const call = async <T>(path: string, body?: object): Promise<T> => {
    const post = body && {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    };
    const response = await fetch(`${url}/playground/api/${path}`, post);
    if (!response.ok) throw new Error(`${path}: ${response.status} ${await response.text()}`);
    return (await response.json()) as T;
  };
  const outbox = (): Promise<readonly Sent[]> => call('outbox');
  /** Waits for the newest item of that way which has a code or a link. */
  const newest = async (channel: Sent['channel'], part: 'code' | 'link'): Promise<string> => {
    let found: string | undefined;
    await eventually(async () => {
      found = (await outbox()).findLast((item) => item.channel === channel && item[part] !== undefined)?.[part];
      expect(found).toBeDefined();
    });
    return found!;
  };
  return {
    call,
    outbox,
    newest,
    restore: () => call('restore', {}),
    tickets: async () => (await call<{ tickets: Ticket[] }>('tickets')).tickets,
    persona: async (id: string): Promise<PersonaSeen> => {
      const { personas } = await call<{ personas: PersonaSeen[] }>('personas');
      return personas.find((persona) => persona.id === id)!;
    },
    signIn: (upn: string, password: string) => call<{ ok: boolean; code?: string }>('sign-in', { upn, password }),
    /** Every change of an account that Avain asked the directory for. */
    writes: async () =>
      (await call<Change[]>('directory/requests')).filter(
        ({ method, path }) => method === 'PATCH' && path.includes('/users/'),
      ),
    /** What a channel holds, whoever may see it. */
    channel: async (key: string): Promise<readonly Post[]> =>
      (await call<{ key: string; messages: Post[] }[]>('channels')).find((room) => room.key === key)!.messages,
  };
}
