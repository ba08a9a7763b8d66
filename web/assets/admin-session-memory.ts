/** A session that a reload of this very tab takes up again; it goes with the tab, and no other tab has it. */
export type SessionMemory = {
  readonly recall: () => KeptSession | undefined;
  readonly remember: (session: KeptSession) => void;
  readonly forget: () => void;
};
export type KeptSession = { readonly token: string; readonly name: string };

const entry = 'avain-admin';

/** Works without: where nothing can be kept, a reload asks for a new link. */
export function createSessionMemory(): SessionMemory {
  const quietly = <T>(work: () => T): T | undefined => {
    try {
      return work();
    } catch {
      return undefined;
    }
  };
  return {
    recall: () =>
      quietly(() => {
        const kept = JSON.parse(sessionStorage.getItem(entry) ?? 'null') as Partial<KeptSession> | null;
        const { token, name } = kept ?? {};
        return typeof token === 'string' && typeof name === 'string' ? { token, name } : undefined;
      }),
    remember: (session) => quietly(() => sessionStorage.setItem(entry, JSON.stringify(session))),
    forget: () => quietly(() => sessionStorage.removeItem(entry)),
  };
}
