import type { Delivery } from './bot-delivery.ts';

/** What the client does with the bot's answer to `task/fetch` or `task/submit`. */
export type DialogAnswer =
  | {
      readonly kind: 'open';
      readonly title: string;
      readonly url: string;
      /** CSS pixels, or Teams' words. */
      readonly width: number | string;
      readonly height: number | string;
    }
  | { readonly kind: 'message'; readonly text: string }
  | { readonly kind: 'close' }
  /** Teams would show "unable to reach the app": `reason` is for the one who tries it out. */
  | { readonly kind: 'refused'; readonly reason: string };

/** Reads the invoke's answer as Teams does: https (http only on loopback), and the host among the manifest's domains. */
export function checkDialog(delivery: Delivery, validDomains: readonly string[]): DialogAnswer {
  if (delivery.kind === 'silent') return refused('The bot did not answer.');
  if (delivery.status !== 200) return refused(`The bot answered ${delivery.status}.`);
  const task = field(delivery.body, 'task');
  if (task === undefined) return { kind: 'close' };
  const [type, value] = [field(task, 'type'), field(task, 'value')];
  if (type === 'message') return { kind: 'message', text: typeof value === 'string' ? value : '' };
  if (type !== 'continue') return refused('The answer is neither a message nor a dialog.');
  return checkPage(value, validDomains);
}

function checkPage(value: unknown, validDomains: readonly string[]): DialogAnswer {
  const url = field(value, 'url');
  if (typeof url !== 'string') return refused('The dialog has no url.');
  for (const address of [url, field(value, 'fallbackUrl')]) {
    if (address === undefined) continue;
    const reason = checkAddress(address, validDomains);
    if (reason !== undefined) return refused(reason);
  }
  const [title, width, height] = [field(value, 'title'), field(value, 'width'), field(value, 'height')];
  return { kind: 'open', title: typeof title === 'string' ? title : '', url, width: size(width), height: size(height) };
}

function checkAddress(address: unknown, validDomains: readonly string[]): string | undefined {
  const url = typeof address === 'string' ? URL.parse(address) : null;
  if (url === null) return 'The dialog address is no web address.';
  const loopback = ['127.0.0.1', 'localhost', '[::1]'].includes(url.hostname);
  if (url.protocol !== 'https:' && !(loopback && url.protocol === 'http:')) return 'The dialog address is not https.';
  if (!validDomains.includes(url.hostname)) return `${url.hostname} is not among the manifest's validDomains.`;
  return undefined;
}

const size = (value: unknown): number | string =>
  typeof value === 'number' || typeof value === 'string' ? value : 'medium';

const refused = (reason: string): DialogAnswer => ({ kind: 'refused', reason });

function field(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? (value as Readonly<Record<string, unknown>>)[name] : undefined;
}
