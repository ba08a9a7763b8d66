import type { TeamsActivity } from './activity-shape.ts';
import type { Addresses } from './addresses.ts';

export type TeamsFields = Readonly<Record<string, unknown>> & { readonly type: TeamsActivity['type'] };

/** Something a person wrote, and the name of a file they added; nothing of the file itself is ever read. */
export type Written = { readonly text: string; readonly file?: string | undefined };

const fileInfo = 'application/vnd.microsoft.teams.file.download.info';

/**
 * A typed message as the channel hands it over. Teams adds the message as HTML in an attachment of its own; a file comes
 * as download information in the personal chat, and in a channel only as a mark in that HTML.
 * @see https://learn.microsoft.com/microsoftteams/platform/bots/how-to/bots-filesv4
 */
export function personalFields({ text, file }: Written, id: string): TeamsFields {
  const attachments = [...(file === undefined ? [] : [download(file, id)]), html(text)];
  return { type: 'message', textFormat: 'plain', text, attachments };
}

/** The same in a channel; undefined when the bot is not named, and so does not hear it. */
export function channelFields({ text, file }: Written, id: string, bot: Addresses['bot']): TeamsFields | undefined {
  const written = `@${bot.name}`;
  const at = text.toLowerCase().indexOf(written.toLowerCase());
  if (at < 0) return undefined;
  const tag = `<at>${bot.name}</at>`;
  const [before, after] = [text.slice(0, at), text.slice(at + written.length)];
  const mark = file === undefined ? '' : `<attachment id="${id}"></attachment>`;
  return {
    type: 'message',
    textFormat: 'plain',
    text: before + tag + after,
    attachments: [html(`${before}@${bot.name}${after}`, mark)],
    entities: [{ type: 'mention', mentioned: bot, text: tag }],
  };
}

function download(name: string, id: string): object {
  const contentUrl = `https://kuusama-my.sharepoint.example/personal/Documents/${encodeURIComponent(name)}`;
  const fileType = name.includes('.') ? name.split('.').at(-1) : '';
  const content = { downloadUrl: `${contentUrl}?download=${id}`, uniqueId: id, fileType };
  return { contentType: fileInfo, contentUrl, name, content };
}

function html(text: string, mark = ''): object {
  const escaped = text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');
  return { contentType: 'text/html', content: `<p>${escaped}</p>${mark}` };
}
