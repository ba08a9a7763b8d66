import { el, icon } from './dom.ts';
import type { PanelSection } from './panel.ts';
import { call, type Person } from './wire.ts';
import type { Words } from './words.ts';

/** A sign-in at the pretend Entra; keeps nothing. */
export function createSignInSection(words: Words, person: Person): PanelSection {
  const upn = el('input', {
    type: 'text',
    id: 'signin-upn',
    value: person.upn,
    autocomplete: 'off',
    spellcheck: 'false',
    'data-testid': 'signin-upn',
  });
  const password = el('input', {
    type: 'password',
    id: 'signin-password',
    autocomplete: 'off',
    'data-testid': 'signin-password',
  });
  const result = el('p', { class: 'result', role: 'status', 'data-testid': 'signin-result' });
  const hint = el('p', { class: 'hint' }, words.say('signin.hint'), ' ', el('code', {}, person.password));
  const form = el(
    'form',
    { class: 'form' },
    el('p', { class: 'lead' }, words.say('signin.lead')),
    el('label', { for: 'signin-upn' }, words.say('signin.upn')),
    upn,
    el('label', { for: 'signin-password' }, words.say('signin.password')),
    password,
    hint,
    el(
      'button',
      { type: 'submit', class: 'button primary', 'data-testid': 'signin-submit' },
      words.say('signin.submit'),
    ),
    result,
  );
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    void signIn({ upn: upn.value, password: password.value }, words).then(({ ok, text }) => {
      result.className = `result ${ok ? 'good' : 'bad'}`;
      result.replaceChildren(icon(ok ? 'check' : 'warning'), text);
    });
  });
  return { element: form };
}

async function signIn(
  entered: { readonly upn: string; readonly password: string },
  words: Words,
): Promise<{ readonly ok: boolean; readonly text: string }> {
  const answer = await call<{ readonly ok: boolean; readonly code?: string }>('sign-in', entered);
  if (answer?.ok === true) return { ok: true, text: words.say('signin.ok') };
  const code = answer?.code ?? '?';
  return { ok: false, text: words.say('signin.refused', { why: words.refusal(code), code }) };
}
