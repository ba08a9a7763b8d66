import { call, type ServerState } from './wire.ts';

/** What an admin types to get the link; Avain knows it in every language. */
const command = 'admin page';
const adminPage = '/admin';
const looks = 10;
const betweenMs = 300;

/**
 * The address that the chat's link opens: asks Avain for it as the person would, and takes it from the newest answer. The
 * bare page where no link comes; it says itself what is missing.
 */
export async function askForAdminLink(as: string): Promise<string> {
  const before = new Set(linksIn(await readChat(as)));
  await call('teams/say', { as, in: 'personal', text: command });
  for (let look = 0; look < looks; look += 1) {
    const fresh = linksIn(await readChat(as)).find((link) => !before.has(link));
    if (fresh !== undefined) return fresh;
    await new Promise((resolve) => setTimeout(resolve, betweenMs));
  }
  return adminPage;
}

async function readChat(as: string): Promise<unknown> {
  return (await call<ServerState>(`teams/state?as=${encodeURIComponent(as)}`))?.personal.messages;
}

/** Addresses of the admin page anywhere in the messages, newest first. */
function linksIn(messages: unknown): readonly string[] {
  const found: string[] = [];
  const visit = (value: unknown): void => {
    if (typeof value === 'string' && value.startsWith(`${location.origin}${adminPage}`)) found.unshift(value);
    else if (typeof value === 'object' && value !== null) Object.values(value).forEach(visit);
  };
  visit(messages);
  return found;
}
