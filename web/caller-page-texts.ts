import type { Translator } from '../services/i18n/translator.ts';
import { codeMethods, type CodeMethod } from '../services/policy/proof-policy.ts';

/** Sentences the script needs, already in the page's language; what stands in braces is filled in by the script. */
export type CallerPageTexts = {
  readonly agent: string;
  readonly timeLeft: string;
  /** By whole minutes left, 0 to 2 (the first stands for less than a minute). */
  readonly timeWarning: readonly string[];
  readonly send: Readonly<Record<CodeMethod, string>>;
  readonly sent: Readonly<Record<CodeMethod, string>>;
  readonly again: string;
  readonly againIn: string;
  readonly empty: string;
  /** By number of tries left, 0 to 5. */
  readonly wrongCode: readonly string[];
  readonly notes: Readonly<Record<CallerNote, string>>;
};

export type CallerNote =
  'code-burned' | 'code-expired' | 'code-malformed' | 'wait' | 'no-sends-left' | 'not-sent' | 'not-reached';

export function callerPageTexts(t: Translator, codeMinutes: number): CallerPageTexts {
  const perMethod = (prefix: 'call.prove' | 'call.prove.sent'): Readonly<Record<CodeMethod, string>> => {
    const join = prefix === 'call.prove' ? ('call.prove.' as const) : ('call.prove.sent-' as const);
    const entries = codeMethods.map((method) => [
      method,
      t(`${join}${method}`, { hint: '{hint}', minutes: codeMinutes }),
    ]);
    return Object.fromEntries(entries) as Record<CodeMethod, string>;
  };
  return {
    agent: t('call.ask.agent', { agent: '{agent}', organisation: '{organisation}' }),
    timeLeft: t('call.time-left', { time: '{time}' }),
    timeWarning: [1, 1, 2].map((minutes) => t('call.time-warning', { minutes })),
    send: perMethod('call.prove'),
    sent: perMethod('call.prove.sent'),
    again: t('call.prove.again'),
    againIn: t('call.prove.again-in', { time: '{time}' }),
    empty: t('call.prove.empty'),
    wrongCode: [0, 1, 2, 3, 4, 5].map((tries) => t('call.note.wrong-code', { tries })),
    notes: {
      'code-burned': t('call.note.code-burned'),
      'code-expired': t('call.note.code-expired'),
      'code-malformed': t('call.note.code-malformed'),
      wait: t('call.note.wait'),
      'no-sends-left': t('call.note.no-sends-left'),
      'not-sent': t('call.note.not-sent'),
      'not-reached': t('call.note.not-reached'),
    },
  };
}
