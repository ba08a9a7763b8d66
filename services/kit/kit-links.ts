import { createHmac, timingSafeEqual } from 'node:crypto';
import type { KitLinks } from './kit.ts';

export type KitLinkMaker = {
  /** Undefined for a tag that is none. */
  readonly of: (tag: string) => KitLinks | undefined;
  /** The tag in what stands behind `#` of our own address; undefined where we did not make it. */
  readonly tagIn: (fragment: string) => string | undefined;
};

const tagShape = /^[a-z0-9](?:[a-z0-9-]{1,22})[a-z0-9]$/u;
/** Eight signs of 5 bits: nobody makes up tags, and with them counters, by trying; and they can be typed from a poster. */
const macLength = 8;
/** Crockford's base 32: no letter that looks like a digit. */
const signs = '0123456789abcdefghjkmnpqrstvwxyz';

/**
 * Links of the kit (https://learn.microsoft.com/microsoftteams/platform/concepts/build-and-test/deep-link-application).
 * Our own address carries the tag behind `#`, where no log sees it, with a keyed checksum, so that only tags we made are
 * ever counted. `key`: any secret of ours that is never changed, or printed codes would stop counting.
 */
export function createKitLinks(options: {
  readonly baseUrl: string;
  readonly teamsAppId: string;
  readonly tenantId: string;
  readonly key: Uint8Array;
}): KitLinkMaker {
  const { baseUrl, teamsAppId, tenantId, key } = options;
  const mac = (tag: string): string =>
    [...createHmac('sha256', key).update(`kit-tag\n${tag}`).digest().subarray(0, macLength)]
      .map((byte) => signs[byte % signs.length])
      .join('');
  const tenant = `tenantId=${encodeURIComponent(tenantId)}`;
  return {
    of: (tag) =>
      tagShape.test(tag)
        ? {
            go: `${baseUrl}/go#${tag}.${mac(tag)}`,
            chat: `https://teams.microsoft.com/l/entity/${teamsAppId}/conversations?${tenant}`,
            install: `https://teams.microsoft.com/l/app/${teamsAppId}?${tenant}`,
          }
        : undefined,
    tagIn: (fragment) => {
      const dot = fragment.lastIndexOf('.');
      const tag = fragment.slice(0, Math.max(dot, 0));
      if (!tagShape.test(tag)) return undefined;
      const given = Buffer.from(fragment.slice(dot + 1));
      const expected = Buffer.from(mac(tag));
      return given.length === expected.length && timingSafeEqual(given, expected) ? tag : undefined;
    },
  };
}
