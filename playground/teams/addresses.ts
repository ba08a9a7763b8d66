import { createHash } from 'node:crypto';

/** Ids of the bot and the channel as Teams forms them; people bring theirs along. */
export type Addresses = {
  readonly bot: { readonly id: string; readonly name: string };
  readonly channel: { readonly id: string; readonly name: string; readonly teamId: string; readonly teamName: string };
};

type AddressOptions = { readonly appId: string; readonly tenantId: string; readonly botName: string };

export function createAddresses({ appId, tenantId, botName }: AddressOptions): Addresses {
  const mark = (...parts: readonly string[]): string =>
    createHash('sha256')
      .update([tenantId, appId, ...parts].join('|'))
      .digest('base64url');
  return {
    bot: { id: `28:${appId}`, name: botName },
    channel: {
      id: `19:${mark('channel')
        .toLowerCase()
        .replace(/[^a-z0-9]/g, '0')}@thread.tacv2`,
      name: 'IT Helpdesk',
      teamId: `19:${mark('team')
        .toLowerCase()
        .replace(/[^a-z0-9]/g, '0')}@thread.tacv2`,
      teamName: 'IT',
    },
  };
}
