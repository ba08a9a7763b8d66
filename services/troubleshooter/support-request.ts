import type { Translator } from '../i18n/translator.ts';
import type { TreeView } from '../outcomes/tree-outcome.ts';

export type SupportRequest = {
  readonly view: Extract<TreeView, { kind: 'end' }>;
  readonly way: readonly string[];
  /** As a tree spells it; undefined: none was pasted. */
  readonly code: string | undefined;
  /** Entra object id. */
  readonly personId: string;
  /** What looks found of the account and of the organisation; undefined: not known. */
  readonly kind: string | undefined;
  readonly licence: string | undefined;
  readonly now: Date;
  readonly timeZone: string;
};

/**
 * What Microsoft's support asks for at once, as a text to copy
 * (https://learn.microsoft.com/entra/identity/authentication/troubleshoot-sspr): filled with what is known, with an
 * ellipsis where only the person knows. Never an address, a code that was sent, or a secret: nothing that was typed is in
 * it. One entry a line.
 */
export function supportRequest(request: SupportRequest, t: Translator): readonly string[] {
  const { view, way, code, personId, kind, licence, now, timeZone } = request;
  const onPremises = kind === undefined || kind === 'synced' || kind === 'federated' || view.audience === 'admins';
  return [
    t('tree.request.subject', { title: view.title }),
    t('tree.request.description', { verdict: view.verdict }),
    ...(way.length === 0 ? [t('tree.request.no-steps')] : [t('tree.request.steps'), ...way.map((step) => `- ${step}`)]),
    code === undefined ? t('tree.request.no-code') : t('tree.request.code', { code }),
    t('tree.request.page'),
    t('tree.request.support-code'),
    t('tree.request.time', { at: exact(now, timeZone), zone: timeZone }),
    t('tree.request.person', { id: personId }),
    t('tree.request.kind', { kind: kind ?? 'unknown' }),
    t('tree.request.licence', { licence: licence ?? 'unknown' }),
    ...(onPremises ? [t('tree.request.log')] : []),
  ];
}

/** `2026-11-22 14:05:09`: read by people of another language than the person's. */
function exact(now: Date, timeZone: string): string {
  return new Intl.DateTimeFormat('sv-SE', { dateStyle: 'short', timeStyle: 'medium', timeZone }).format(now);
}
