import { svChat } from './chat.ts';

/** Swedish, assembled. */
export const svCatalogue = { ...svChat } as const;
