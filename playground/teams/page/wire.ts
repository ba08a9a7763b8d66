/** What the server tells the page; the shapes of playground/api/teams-api.ts. */
export type Person = {
  readonly id: string;
  readonly upn: string;
  readonly password: string;
  readonly displayName: string;
  readonly language: string;
  /** Of the person's Teams client. */
  readonly locale: string;
  readonly aadObjectId: string;
  readonly classes: readonly string[];
  readonly methods: readonly string[];
};

type Attachment = { readonly contentType: string; readonly content?: unknown };
export type SuggestedAction = { readonly type: string; readonly title: string; readonly value?: unknown };

export type Message = {
  readonly id: string;
  readonly conversationId: string;
  readonly author: { readonly name: string; readonly isBot: boolean; readonly personaId?: string };
  readonly at: string;
  readonly editedAt?: string;
  readonly deleted?: true;
  readonly text?: string;
  readonly textFormat?: string;
  readonly attachments: readonly Attachment[];
  readonly suggestedActions: readonly SuggestedAction[];
  readonly failedWith?: number;
  /** The bot was not told of it. */
  readonly unheard?: true;
  readonly file?: string;
};

export type Mail = {
  readonly id: string;
  readonly at: string;
  readonly channel: 'mail' | 'sms';
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  readonly code?: string;
  readonly link?: string;
};

/** `personal`, `admin` for the tab of administrators, or the key of a channel. */
export type Room = string;
export const adminRoom: Room = 'admin';

/** Whoever was an administrator in the beginning keeps the entry: the page itself asks Entra. */
export function isAdmin({ classes }: Pick<Person, 'classes'>): boolean {
  return classes.includes('admin');
}

export type Channel = {
  readonly key: string;
  readonly id: string;
  readonly name: string;
  readonly teamName: string;
  readonly botInTeam: boolean;
  readonly messages: readonly Message[];
};

export type ServerState = {
  readonly tenantId: string;
  readonly persona: Person;
  readonly bot: { readonly id: string; readonly name: string };
  readonly personal: { readonly id: string; readonly messages: readonly Message[] };
  /** Those that the person sees. */
  readonly channels: readonly Channel[];
  readonly outbox: readonly Mail[];
};

export type ServerEvent =
  | { readonly kind: 'message' | 'changed'; readonly room: Room; readonly message: Message }
  | { readonly kind: 'typing'; readonly room: Room; readonly conversationId: string; readonly name: string }
  /** A channel was deleted or came back, or the bot was removed or added. */
  | { readonly kind: 'rooms' }
  | { readonly kind: 'outbox'; readonly item: Mail }
  | { readonly kind: 'restored' };

export type DialogAnswer =
  | {
      readonly kind: 'open';
      readonly title: string;
      readonly url: string;
      readonly width: number | string;
      readonly height: number | string;
    }
  | { readonly kind: 'message'; readonly text: string }
  | { readonly kind: 'close' }
  | { readonly kind: 'refused'; readonly reason: string };

/** Calls below `/playground/api`; undefined when the server refused or is gone. */
export async function call<Answer>(path: string, body?: object): Promise<Answer | undefined> {
  try {
    const init =
      body === undefined
        ? {}
        : { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) };
    const response = await fetch(`/playground/api/${path}`, init);
    return response.ok ? ((await response.json()) as Answer) : undefined;
  } catch {
    return undefined;
  }
}
