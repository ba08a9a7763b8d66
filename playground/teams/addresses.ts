import { createHash } from 'node:crypto';
import { companyChannels, type CompanyChannel } from '../company/teams.ts';

/** Ids of the bot and the channels as Teams forms them; people bring theirs along. */
export type Addresses = {
  readonly bot: { readonly id: string; readonly name: string };
  readonly channels: readonly TeamsChannel[];
};

export type TeamsChannel = CompanyChannel & {
  /** `19:…@thread.tacv2`; a thread's conversation id is `<id>;messageid=<id of its first message>`. */
  readonly id: string;
  readonly teamId: string;
  /** Object id of the Microsoft 365 group behind the team. */
  readonly teamGroupId: string;
};

type AddressOptions = { readonly appId: string; readonly tenantId: string; readonly botName: string };

export function createAddresses({ appId, tenantId, botName }: AddressOptions): Addresses {
  const mark = (...parts: readonly string[]): Buffer =>
    createHash('sha256')
      .update([tenantId, appId, ...parts].join('|'))
      .digest();
  const threadId = (kind: string, key: string): string =>
    `19:${mark(kind, key)
      .toString('base64url')
      .toLowerCase()
      .replace(/[^a-z0-9]/g, '0')}@thread.tacv2`;
  return {
    bot: { id: `28:${appId}`, name: botName },
    channels: companyChannels.map((channel) => ({
      ...channel,
      id: threadId('channel', channel.key),
      teamId: threadId('team', channel.key),
      teamGroupId: guid(mark('group', channel.key)),
    })),
  };
}

/** RFC 9562 version 8 from the first bytes of a digest. */
function guid(digest: Buffer): string {
  const hex = digest.subarray(0, 16).toString('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20)}`;
}
