/** A sign-in that happened before the playground began: minutes ago, Microsoft's code (0: it went well), client. */
export type SignInStory = { readonly minutesAgo: number; readonly code: number; readonly client: string };

const every = (minutes: number, count: number, code: number, client: string, from = minutes): readonly SignInStory[] =>
  Array.from({ length: count }, (_, index) => ({ minutesAgo: from + index * minutes, code, client }));
const once = (minutesAgo: number, code: number, client = 'Browser'): SignInStory => ({ minutesAgo, code, client });

/** What the last day of sign-ins of some of the cast looks like: each a reason why somebody cannot get in. */
export const signInStories: Readonly<Record<string, readonly SignInStory[]>> = {
  /** The phone's mail keeps sending the old password; the browser knows the right one. */
  noora: [once(50, 0), ...every(20, 14, 50126, 'Exchange ActiveSync')],
  /** The same, and it locks the account again and again. */
  hugo: [once(4, 50053, 'IMAP4'), ...every(6, 12, 50126, 'IMAP4'), once(200, 0)],
  /** The right password, from where a rule lets nobody in. */
  emma: [once(9, 53003), once(11, 53003), once(13, 50126), once(600, 0)],
  /** Guessed until it was locked. */
  tess: [once(3, 50053), ...every(1, 10, 50126, 'Browser', 4)],
  veikko: [once(6, 50055), once(700, 0)],
  mikael: [once(5, 50126), once(6, 50126)],
  /** The right password, and nobody confirmed on the phone. */
  lauri: [once(7, 500121), once(8, 50074)],
  satu: [once(30, 0), once(31, 50140)],
  /** Older than a day: nobody is told of it. */
  henna: [once(25 * 60, 53003)],
};
