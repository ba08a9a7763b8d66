import type { Persona } from '../company/company.ts';

/** Finds one of ten thousand people without asking them all. */
export type PersonIndex = {
  readonly byId: (id: string) => Persona | undefined;
  /** By the `29:` id or the object id, as the connector's calls name somebody. */
  readonly byMember: (id: string) => Persona | undefined;
  /** Whose personal chat it is: by the id of the channel, or by the one that Graph has for the same chat. */
  readonly byChat: (conversationId: string) => Persona | undefined;
};

type Maps = {
  readonly of: readonly Persona[];
  readonly ids: ReadonlyMap<string, Persona>;
  readonly members: ReadonlyMap<string, Persona>;
  readonly chats: ReadonlyMap<string, Persona>;
};

/** A personal chat as Graph names it; the channel's activities call the same chat `a:…`. */
export function graphChatId(objectId: string, appId: string): string {
  return `19:${objectId}_${appId}@unq.gbl.spaces`;
}

export function createPersonIndex(options: {
  readonly personas: () => readonly Persona[];
  readonly appId: string;
}): PersonIndex {
  let maps: Maps | undefined;
  const current = (): Maps => {
    const of = options.personas();
    if (maps?.of !== of) maps = indexed(of, options.appId);
    return maps;
  };
  return {
    byId: (id) => current().ids.get(id),
    byMember: (id) => current().members.get(id),
    byChat: (id) => current().chats.get(id),
  };
}

function indexed(of: readonly Persona[], appId: string): Maps {
  const by = (keys: (persona: Persona) => readonly string[]): ReadonlyMap<string, Persona> =>
    new Map(of.flatMap((persona) => keys(persona).map((key) => [key, persona] as const)));
  return {
    of,
    ids: by(({ id }) => [id]),
    members: by(({ teamsId, aadObjectId }) => [teamsId, aadObjectId]),
    chats: by(({ conversationId, aadObjectId }) => [conversationId, graphChatId(aadObjectId, appId)]),
  };
}
