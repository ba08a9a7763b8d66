import type { ThemeName } from './host-config.ts';
import type { Words } from './words.ts';

/** Teams' name for a theme, as pages hear it. */
export const teamsTheme = (theme: ThemeName): 'default' | 'dark' | 'contrast' =>
  theme === 'light' ? 'default' : theme;

export type FrameHostOptions = {
  readonly words: Words;
  readonly theme: () => ThemeName;
  /** What `getContext` says besides theme and frame; from the client, so it proves nothing to the page. */
  readonly context: () => Readonly<Record<string, unknown>>;
  readonly ssoToken: () => Promise<string | undefined>;
};

type FrameHost = {
  /** The frame whose page is spoken with from now on; undefined: nobody's. */
  readonly use: (frame: HTMLIFrameElement | undefined) => void;
  readonly themeChanged: () => void;
};

type HostRequest = {
  readonly id: number;
  readonly uuid?: unknown;
  readonly uuidAsString?: string;
  readonly func: string;
  readonly args?: readonly unknown[];
};

/** A dialog, or a tab: what teams-js calls `task` and `content`. `complete` takes what a dialog's page hands over. */
type FrameKind =
  | { readonly kind: 'task'; readonly complete: (data: unknown) => Promise<void> }
  | { readonly kind: 'content'; readonly entityId: string };

/** Speaks teams-js' host protocol (postMessage of `{id, uuid, func, args}`) with the page in a frame. */
export function createFrameHost(options: FrameHostOptions, kind: FrameKind): FrameHost {
  let frame: HTMLIFrameElement | undefined;
  window.addEventListener('message', (event: MessageEvent<unknown>) => {
    const target = frame?.contentWindow;
    if (target === undefined || target === null || event.source !== target || !isRequest(event.data)) return;
    const request = event.data;
    void answer(request, options, kind).then((args) => {
      if (args !== undefined) target.postMessage(reply(request, args), event.origin);
    });
  });
  return {
    use: (next) => {
      frame = next;
    },
    themeChanged: () =>
      frame?.contentWindow?.postMessage(
        { func: 'themeChange', args: [teamsTheme(options.theme())] },
        new URL(frame.src).origin,
      ),
  };
}

const reply = ({ id, uuid, uuidAsString }: HostRequest, args: readonly unknown[]): object => ({
  id,
  uuid,
  uuidAsString,
  args,
});

/** Arguments of the answer; undefined where the protocol expects none. */
async function answer(
  request: HostRequest,
  { theme, context, ssoToken, words }: FrameHostOptions,
  kind: FrameKind,
): Promise<readonly unknown[] | undefined> {
  switch (request.func) {
    case 'initialize':
      return [kind.kind, 'web', JSON.stringify(runtimeOf(kind)), '2.58.0'];
    case 'getContext':
      return [
        {
          ...context(),
          ...(kind.kind === 'content' ? { entityId: kind.entityId } : {}),
          theme: teamsTheme(theme()),
          locale: words.language,
          frameContext: kind.kind,
          hostName: 'Teams',
          hostClientType: 'web',
        },
      ];
    case 'authentication.getAuthToken': {
      const token = await ssoToken();
      return token === undefined ? [false, 'resourceRequiresConsent'] : [true, token];
    }
    case 'tasks.completeTask':
      if (kind.kind === 'task') await kind.complete(request.args?.[0]);
      return undefined;
    case 'openLink':
      window.open(String(request.args?.[0]), '_blank', 'noopener');
      return [true];
    default:
      return undefined;
  }
}

function runtimeOf({ kind }: FrameKind): object {
  const supports = kind === 'task' ? { dialog: { url: { bot: {} }, update: {} }, pages: {} } : { pages: {} };
  return { apiVersion: 4, hostVersionsInfo: {}, isLegacyTeams: false, supports };
}

function isRequest(data: unknown): data is HostRequest {
  return (
    typeof data === 'object' && data !== null && typeof (data as Readonly<Record<string, unknown>>)['func'] === 'string'
  );
}
