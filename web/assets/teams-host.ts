/** Teams around the page, when there is one. */
export type TeamsHost = {
  /** The signed-in person's token; undefined where consent or a policy stands in the way. */
  readonly ssoToken: () => Promise<string | undefined>;
  /** Tells Teams that the page can be shown. */
  readonly ready: () => void;
  /** Closes the dialog, or undefined where this is not one. */
  readonly close: (() => void) | undefined;
  /** Where a deep link leads inside a tab; chosen by whoever made the link. */
  readonly subPage: string | undefined;
};

const hostTimeoutMs = 4000;
const tokenTimeoutMs = 4000;

/**
 * Says hello to Teams when the page is framed or runs in Teams' own web view. Undefined in a plain browser, and where
 * the frame's owner does not answer as Teams does in four seconds: the page then works as a plain one.
 */
export async function connectTeams(appIds: readonly string[]): Promise<TeamsHost | undefined> {
  const framed = window.parent !== window || 'nativeInterface' in window;
  if (!framed) return undefined;
  // Loaded only here: the library asks Microsoft's CDN for a list as soon as it runs (and our policy says no).
  const { app, authentication, dialog } = await import('@microsoft/teams-js');
  let subPage: string | undefined;
  try {
    await within(app.initialize(), hostTimeoutMs);
    app.registerOnThemeChangeHandler(showTheme);
    const context = await within(app.getContext(), hostTimeoutMs);
    showTheme(context.app.theme);
    subPage = context.page.subPageId;
    document.documentElement.dataset['host'] = 'teams';
  } catch {
    return undefined;
  }
  return {
    subPage,
    ssoToken: async () => {
      try {
        return await within(authentication.getAuthToken({ silent: true }), tokenTimeoutMs);
      } catch {
        return undefined;
      }
    },
    ready: () => void app.notifySuccess(),
    close: dialog.url.isSupported() ? () => dialog.url.submit({ verb: 'page-closed' }, [...appIds]) : undefined,
  };
}

/** `default`, `dark` or `contrast`; the stylesheet knows each. Without Teams the browser's own preference holds. */
function showTheme(theme: string): void {
  document.documentElement.dataset['theme'] = theme === 'dark' || theme === 'contrast' ? theme : 'default';
}

async function within<T>(promise: Promise<T>, ms: number): Promise<T> {
  const timeout = new Promise<never>((_resolve, reject) => {
    setTimeout(() => reject(new Error('Teams did not answer in time')), ms);
  });
  return Promise.race([promise, timeout]);
}
