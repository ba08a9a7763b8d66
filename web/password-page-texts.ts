import type { PasswordRejection } from '../services/policy/password-policy.ts';
import type { MessageKey, Translator } from '../services/i18n/translator.ts';

const rejections = {
  'too-short': 'page.rejected.too-short',
  'too-long': 'page.rejected.too-long',
  'character-not-allowed': 'page.rejected.character-not-allowed',
  'too-few-classes': 'page.rejected.too-few-classes',
  common: 'page.rejected.common',
  'contains-name': 'page.rejected.contains-name',
  'contains-organisation': 'page.rejected.contains-organisation',
  'too-easy': 'page.rejected.too-easy',
  'refused-by-directory': 'page.rejected.refused-by-directory',
} as const satisfies Record<PasswordRejection, MessageKey>;

/** Sentences the script needs, already in the page's language; `{time}` and `{count}` are filled in by the script. */
export type PasswordPageTexts = {
  readonly rejected: Readonly<Record<PasswordRejection, string>>;
  /** By number of tries left, 0 to 3. */
  readonly triesLeft: readonly string[];
  /** By whole minutes left, 0 to 2 (the first stands for less than a minute). */
  readonly timeWarning: readonly string[];
  readonly timeLeft: string;
  readonly lengthRule: string;
  readonly ruleMet: string;
  readonly ruleUnmet: string;
  readonly show: string;
  readonly hide: string;
  readonly showLabel: string;
  readonly hideLabel: string;
  readonly shown: string;
  readonly hidden: string;
  readonly notSent: string;
  readonly empty: string;
  /** From nothing typed to very hard to guess, by `strength`'s value. */
  readonly strength: readonly string[];
};

export function passwordPageTexts(t: Translator, noTries: string): PasswordPageTexts {
  const rejected = Object.fromEntries(Object.entries(rejections).map(([reason, key]) => [reason, t(key)]));
  return {
    rejected: rejected as Record<PasswordRejection, string>,
    triesLeft: [noTries, ...[1, 2, 3].map((count) => t('page.password.try-again', { count }))],
    timeWarning: [1, 1, 2].map((minutes) => t('page.password.time-warning', { minutes })),
    timeLeft: t('page.password.time-left', { time: '{time}' }),
    lengthRule: t('page.rule.length', { count: '{count}' }),
    ruleMet: t('page.rule.met'),
    ruleUnmet: t('page.rule.unmet'),
    show: t('page.password.show'),
    hide: t('page.password.hide'),
    showLabel: t('page.password.show-label'),
    hideLabel: t('page.password.hide-label'),
    shown: t('page.password.shown'),
    hidden: t('page.password.hidden'),
    notSent: t('page.password.not-sent'),
    empty: t('page.password.empty'),
    strength: [
      t('page.strength.none'),
      t('page.strength.weak'),
      t('page.strength.fair'),
      t('page.strength.good'),
      t('page.strength.strong'),
    ],
  };
}
