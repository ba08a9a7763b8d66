import type { Language } from '../../services/i18n/language.ts';
import { createPassphrase } from '../../services/policy/passphrase.ts';
import {
  checkPassword,
  normalisePassword,
  scorePassword,
  type PasswordRule,
} from '../../services/policy/password-policy.ts';
import type { PasswordPageTexts } from '../password-page-texts.ts';
import type { Opened } from './page-memory.ts';
import { announce, byId, fill } from './page-views.ts';

export type PasswordForm = {
  /** Fits the form to an account: its rules, names and greatest length. */
  readonly prepare: (opened: Opened) => void;
  /** What stands in the field; never copied anywhere else. */
  readonly value: () => string;
  /** Empties the field and hides what is typed next. */
  readonly clear: () => void;
  readonly showError: (text: string) => void;
  readonly field: HTMLInputElement;
};

/** Lines on screen and the rules behind each. */
const lines: Readonly<Record<string, readonly PasswordRule[]>> = {
  length: ['length'],
  classes: ['classes'],
  characters: ['characters'],
  names: ['no-name', 'no-organisation'],
  common: ['not-common', 'not-easy'],
};

type FormOptions = {
  readonly texts: PasswordPageTexts;
  readonly language: Language;
  readonly isCommon: (normalised: string) => boolean;
  /** Called with the field's content when the rules hold. */
  readonly onSubmit: () => void;
};

/** The field and everything that answers while somebody types. Its judgement is advice: the executor judges again. */
export function createPasswordForm(options: FormOptions): PasswordForm {
  const { texts } = options;
  const field = byId('password', HTMLInputElement);
  const error = byId('field-error', HTMLElement);
  let rules: Pick<Opened, 'names' | 'organisationWords' | 'minLength'> = {
    names: [],
    organisationWords: [],
    minLength: 12,
  };
  let quiet: ReturnType<typeof setTimeout> | undefined;

  const judge = (password: string) => checkPassword(password, { ...rules, isCommon: options.isCommon });

  function repaint(): void {
    const check = judge(field.value);
    const met = new Set(check.rules.filter((rule) => rule.met).map((rule) => rule.rule));
    for (const [line, behind] of Object.entries(lines))
      paintLine(
        line,
        behind.every((rule) => met.has(rule)),
        texts,
      );
    const strength = strengthOf(field.value, check.rejection === undefined, rules);
    byId('strength', HTMLMeterElement).value = strength;
    byId('strength-word', HTMLElement).textContent = texts.strength[strength] ?? '';
    document.documentElement.dataset['strength'] = String(strength);
    error.hidden = true;
    field.removeAttribute('aria-invalid');
    clearTimeout(quiet);
    // Spoken once the typing rests: a sentence after each key would drown the keys.
    quiet = setTimeout(() => announce(field.value === '' ? '' : spokenState(texts)), 1200);
  }

  function reveal(visible: boolean): void {
    const toggle = byId('toggle', HTMLButtonElement);
    field.type = visible ? 'text' : 'password';
    toggle.textContent = visible ? texts.hide : texts.show;
    toggle.setAttribute('aria-label', visible ? texts.hideLabel : texts.showLabel);
  }

  function suggest(): string {
    const passphrase = createPassphrase({
      language: options.language,
      randomBytes: (length) => crypto.getRandomValues(new Uint8Array(length)),
      accept: (phrase) => judge(phrase).rejection === undefined,
      wordCount: 5,
    });
    return passphrase ?? '';
  }

  function showError(text: string): void {
    error.textContent = text;
    error.hidden = false;
    field.setAttribute('aria-invalid', 'true');
    field.focus();
  }

  field.addEventListener('input', () => {
    byId('suggested', HTMLElement).hidden = true;
    repaint();
  });
  byId('toggle', HTMLButtonElement).addEventListener('click', () => {
    const visible = field.type === 'password';
    reveal(visible);
    announce(visible ? texts.shown : texts.hidden);
  });
  byId('suggest', HTMLButtonElement).addEventListener('click', () => {
    field.value = suggest();
    reveal(true);
    repaint();
    byId('suggested', HTMLElement).hidden = false;
    field.focus();
    announce(byId('suggested', HTMLElement).textContent);
  });
  byId('password-form', HTMLFormElement).addEventListener('submit', (event) => {
    event.preventDefault();
    const { rejection } = judge(field.value);
    if (field.value === '') showError(texts.empty);
    else if (rejection !== undefined) showError(texts.rejected[rejection]);
    else options.onSubmit();
  });

  return {
    field,
    showError,
    value: () => field.value,
    clear: () => {
      field.value = '';
      byId('suggested', HTMLElement).hidden = true;
      reveal(false);
      repaint();
    },
    prepare: (opened) => {
      rules = opened;
      lineText('length').textContent = fill(texts.lengthRule, { count: opened.minLength });
      repaint();
    },
  };
}

function paintLine(line: string, met: boolean, texts: PasswordPageTexts): void {
  const item = document.querySelector<HTMLElement>(`[data-rule="${line}"]`);
  if (item === null) return;
  item.classList.toggle('met', met);
  const state = item.querySelector('[data-state]');
  if (state !== null) state.textContent = met ? texts.ruleMet : texts.ruleUnmet;
}

function lineText(line: string): HTMLElement {
  const text = document.querySelector<HTMLElement>(`[data-rule="${line}"] [data-text]`);
  if (text === null) throw new Error('the page lacks a rule');
  return text;
}

/** Everything still missing, or how strong the password is. */
function spokenState(texts: PasswordPageTexts): string {
  const missing = [...document.querySelectorAll<HTMLElement>('[data-rule]:not(.met) [data-text]')];
  if (missing.length > 0) return `${texts.ruleUnmet} ${missing.map((text) => text.textContent).join('. ')}`;
  return byId('strength-word', HTMLElement).textContent;
}

/**
 * 0 nothing typed, 1 breaks a rule, 2 to 4 by the points that Entra's scoring gives: names and banned words count once,
 * every other character once.
 */
function strengthOf(
  password: string,
  allowed: boolean,
  rules: { readonly names: readonly string[]; readonly organisationWords: readonly string[] },
): number {
  if (password === '') return 0;
  if (!allowed) return 1;
  const points = scorePassword(password, [...rules.names, ...rules.organisationWords]);
  const variety = new Set(normalisePassword(password)).size;
  if (points >= 20 && variety >= 10) return 4;
  return points >= 15 && variety >= 8 ? 3 : 2;
}
