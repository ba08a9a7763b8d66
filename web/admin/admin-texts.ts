import type { MethodKind } from '../../services/outcomes/readiness-outcome.ts';
import { enAdminPage } from '../../services/i18n/en/admin-page.ts';
import type { MessageKey, Translator } from '../../services/i18n/translator.ts';

type Named<Key> = Key extends `admin-page.${infer Name}` ? Name : never;
/** Names of the sentences of the admin page, without their prefix. */
export type AdminText = Named<MessageKey>;
export type AdminTexts = Readonly<Record<AdminText, string>>;

const prefix = 'admin-page.';
const keys = Object.keys(enAdminPage) as (keyof typeof enAdminPage)[];

/** Every sentence of the page in one language; what stands in braces is filled in by the script. */
export function adminTexts(t: Translator): AdminTexts {
  const texts = keys.map((key) => {
    const holes = [...enAdminPage[key].matchAll(/\{(\w+)\}/g)].map(([hole, name = '']) => [name, hole]);
    return [key.slice(prefix.length), t(key, Object.fromEntries(holes) as Record<string, string>)];
  });
  return Object.fromEntries(texts) as AdminTexts;
}

const methods = {
  ...{ email: 'ready.kind.email', mobile: 'ready.kind.mobile', 'other-phone': 'ready.kind.other-phone' },
  ...{ authenticator: 'ready.kind.authenticator', 'code-device': 'ready.kind.code-device' },
  ...{ passkey: 'ready.kind.passkey', 'windows-hello': 'ready.kind.windows-hello' },
  ...{ 'temporary-pass': 'ready.kind.temporary-pass', other: 'ready.kind.other' },
} as const satisfies Record<MethodKind, MessageKey>;

/** Kinds of methods as people know them from "am I ready?". */
export function methodNames(t: Translator): Readonly<Record<MethodKind, string>> {
  const names = Object.entries(methods).map(([kind, key]) => [kind, t(key)]);
  return Object.fromEntries(names) as Record<MethodKind, string>;
}
