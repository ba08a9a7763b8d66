/** What Graph knows of Teams. People are named by object id. */
export type TeamsSide = {
  readonly isInstalled: (objectId: string) => boolean;
  /** The person's Teams gets the app, and tells the bot by and by. */
  readonly install: (objectId: string) => void;
  /** The personal chat with the bot, by the name that Graph has for it. */
  readonly chatId: (objectId: string) => string;
};

/** Where there is no Teams: Graph alone knows who has the app, and no bot hears of it. */
export function teamsOfItsOwn(): TeamsSide {
  const installed = new Set<string>();
  return {
    isInstalled: (objectId) => installed.has(objectId),
    install: (objectId) => void installed.add(objectId),
    chatId: (objectId) => `19:${objectId}@unq.gbl.spaces`,
  };
}
