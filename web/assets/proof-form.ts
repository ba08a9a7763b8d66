import type { CallerPageState } from '../../services/caller-check/caller-page.ts';
import type { CodeMethod } from '../../services/policy/proof-policy.ts';
import type { CallerNote, CallerPageTexts } from '../caller-page-texts.ts';
import { byId, fill, minutesAndSeconds } from './page-views.ts';

export type Proving = Extract<CallerPageState, { readonly kind: 'proving' }>;

type FormOptions = {
  readonly texts: CallerPageTexts;
  readonly onSend: (method: string) => void;
  readonly onCode: (code: string) => void;
};

export type ProofForm = {
  readonly paint: (state: Proving) => void;
  readonly say: (text: string) => void;
  readonly clear: () => void;
};

/** The second proof: which way a code goes, the code itself, and when another one may be asked for. */
export function createProofForm({ texts, onSend, onCode }: FormOptions): ProofForm {
  const form = byId('code-form', HTMLFormElement);
  const field = byId('code', HTMLInputElement);
  const ways = byId('ways', HTMLElement);
  const note = byId('note', HTMLElement);
  let ticking: ReturnType<typeof setInterval> | undefined;

  const say = (text: string): void => {
    note.textContent = text;
    note.hidden = text === '';
  };

  function wayButton(method: string, label: string, waitSeconds: number): HTMLButtonElement {
    const button = document.createElement('button');
    button.type = 'button';
    button.dataset['method'] = method;
    button.addEventListener('click', () => onSend(method));
    const endsAt = Date.now() + waitSeconds * 1000;
    const tick = (): void => {
      const left = Math.ceil((endsAt - Date.now()) / 1000);
      button.disabled = left > 0;
      button.textContent = left > 0 ? fill(texts.againIn, { time: minutesAndSeconds(left) }) : label;
      if (left <= 0) clearInterval(ticking);
    };
    if (waitSeconds > 0) ticking = setInterval(tick, 1000);
    tick();
    return button;
  }

  form.addEventListener('submit', (event) => {
    event.preventDefault();
    if (field.value.trim() === '') {
      say(texts.empty);
      field.focus();
    } else onCode(field.value);
  });

  return {
    say,
    clear: () => {
      clearInterval(ticking);
      field.value = '';
    },
    paint: ({ methods, asking, note: kind, triesLeft, waitSeconds }) => {
      clearInterval(ticking);
      say(noteText(texts, kind, triesLeft));
      form.hidden = asking === undefined;
      byId('why', HTMLElement).hidden = asking !== undefined;
      if (kind !== 'code-malformed') field.value = '';
      if (asking !== undefined)
        byId('sent-to', HTMLElement).textContent = fill(texts.sent[asking.method as CodeMethod], { hint: asking.hint });
      const buttons = methods
        .filter(({ sendsLeft }) => sendsLeft > 0)
        .map(({ method, hint }) => {
          const again = method === asking?.method;
          const label = again ? texts.again : fill(texts.send[method as CodeMethod], { hint });
          const button = wayButton(method, label, again ? (waitSeconds ?? 0) : 0);
          if (asking === undefined) button.classList.add('primary');
          return button;
        });
      ways.replaceChildren(...buttons);
    },
  };
}

function noteText(texts: CallerPageTexts, note: Proving['note'], triesLeft: number | undefined): string {
  if (note === 'none') return '';
  if (note === 'wrong-code') return texts.wrongCode[triesLeft ?? 0] ?? '';
  return texts.notes[note satisfies CallerNote];
}
