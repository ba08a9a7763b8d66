import type { Activity } from 'botbuilder';

/** The formatted copy of a message; it comes with every one. */
const copy = 'text/html';
/** What somebody quotes from the chat. */
const quote = 'messageReference';
/**
 * In a channel a file leaves nothing but a mark in the formatted copy, and a pasted picture an image of Teams' own store;
 * what is quoted has a mark too.
 * @see https://learn.microsoft.com/microsoftteams/platform/bots/how-to/bots-filesv4
 */
const marks = /<attachment\b/giu;
const picture = /<img\b[^>]*\bAMSImage\b/iu;

/** Whether a message carries a file or a picture, in any of the ways in which Teams shows one to a bot. */
export function holdsFiles(activity: Pick<Activity, 'attachments'>): boolean {
  // The activity comes from outside, whatever its type says.
  const attachments: unknown = activity.attachments;
  if (!Array.isArray(attachments)) return false;
  const all = attachments.filter((each: unknown): each is object => typeof each === 'object' && each !== null);
  const ofType = (type: string) => all.filter((each) => typeOf(each).toLowerCase() === type.toLowerCase());
  const copies = ofType(copy);
  const quotes = ofType(quote);
  if (copies.length + quotes.length < all.length) return true;
  const html = copies.map(contentOf).join('');
  return picture.test(html) || (html.match(marks)?.length ?? 0) > quotes.length;
}

function typeOf(attachment: object): string {
  return 'contentType' in attachment && typeof attachment.contentType === 'string' ? attachment.contentType : '';
}

function contentOf(attachment: object): string {
  return 'content' in attachment && typeof attachment.content === 'string' ? attachment.content : '';
}
