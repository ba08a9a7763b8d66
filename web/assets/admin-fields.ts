import { el, whenShown, type Child } from './admin-dom.ts';

/** One thing to fill in: its element, what stands in it, and a sentence where that is wrong. */
export type Field = {
  readonly element: HTMLElement;
  value: string;
  readonly problem: (words: string | undefined) => void;
  readonly focus: () => void;
};

let made = 0;
const freshId = (): string => `field-${(made += 1)}`;

type FieldOptions = {
  readonly value?: string;
  readonly hint?: string;
  readonly most?: number;
  readonly placeholder?: string;
};

type FluentControl = HTMLElement & {
  value: string;
  readonly control?: HTMLInputElement;
  readonly controlEl?: HTMLElement;
};

/** A line of text, or several: Fluent's own, whose label lives with the input. */
export function textField(label: string, options: FieldOptions & { readonly lines?: number } = {}): Field {
  const { value = '', hint, most, placeholder, lines } = options;
  const shared = { maxlength: most, placeholder, class: 'control' };
  const control = (
    lines === undefined
      ? el('fluent-text-input', { ...shared, value }, label)
      : el('fluent-textarea', { ...shared, resize: 'vertical', block: true }, el('span', { slot: 'label' }, label))
  ) as FluentControl;
  if (lines !== undefined) control.style.setProperty('--lines', String(lines));
  control.value = value;
  const inner = (): HTMLElement | undefined => control.control ?? control.controlEl;
  return wrapped(control, hint, (words) => {
    const input = inner();
    input?.setAttribute('aria-invalid', String(words !== undefined));
    // A label of the page cannot name what is inside the component: said by value.
    const said = [words, hint].filter((part) => part !== undefined).join(' ');
    if (said === '') input?.removeAttribute('aria-description');
    else input?.setAttribute('aria-description', said);
  });
}

/** A field of the browser's own: dates, times, choices and files, which it does best on each device. */
export function nativeField(
  label: string,
  control: HTMLInputElement | HTMLSelectElement,
  { hint }: Pick<FieldOptions, 'hint'> = {},
): Field {
  control.id ||= freshId();
  control.classList.add('control');
  const labelled = el('label', { for: control.id }, label);
  return wrapped(
    control,
    hint,
    (words, described) => {
      control.setAttribute('aria-invalid', String(words !== undefined));
      control.setAttribute('aria-describedby', described);
    },
    labelled,
  );
}

export function choice(
  label: string,
  options: readonly (readonly [value: string, words: string])[],
  value: string,
  more: Pick<FieldOptions, 'hint'> = {},
): Field {
  const select = el('select', {}, ...options.map(([one, words]) => el('option', { value: one }, words)));
  select.value = value;
  return nativeField(label, select, more);
}

export function inputOf(type: string, value: string, attributes: Readonly<Record<string, string | number>> = {}) {
  const input = el('input', { type, ...attributes });
  if (type !== 'file') input.value = value;
  return input;
}

/** A box to tick. */
export function tick(
  label: string,
  checked: boolean,
): { readonly element: HTMLElement; readonly checked: () => boolean } {
  const input = el('input', { type: 'checkbox', id: freshId() });
  input.checked = checked;
  const element = el('div', { class: 'tick' }, input, el('label', { for: input.id }, label));
  return { element, checked: () => input.checked };
}

function wrapped(
  control: HTMLElement & { value: string },
  hint: string | undefined,
  tell: (words: string | undefined, described: string) => void,
  label?: Child,
): Field {
  const hintLine = hint === undefined ? undefined : el('p', { class: 'hint', id: freshId() }, hint);
  const error = el('p', { class: 'problem', id: freshId(), hidden: true });
  const described = [hintLine?.id, error.id].filter((id) => id !== undefined).join(' ');
  const field: Field = {
    element: el('div', { class: 'field' }, label, control, hintLine, error),
    get value() {
      return control.value;
    },
    set value(next) {
      control.value = next;
    },
    problem: (words) => {
      error.hidden = words === undefined;
      error.textContent = words ?? '';
      tell(words, described);
    },
    focus: () => control.focus(),
  };
  whenShown(control, () => tell(undefined, described));
  return field;
}
