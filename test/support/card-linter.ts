/**
 * What makes a card hard to read, to hear or to use without a mouse, after the accessibility guidance for Adaptive Cards
 * and WCAG 2.2 (1.1.1, 1.3.1, 1.3.2, 2.4.4, 2.4.6, 3.3.1, 3.3.2). It reads the card as JSON, so that a kind of element
 * that our types do not know yet is looked at too. Empty: nothing to mend.
 */
export function lintCard(card: unknown): readonly string[] {
  const root = objectOf(card);
  const parts = partsOf(root);
  return rules.flatMap((rule) => rule(parts, root));
}

type Json = Readonly<Record<string, unknown>>;
/** In the order in which they are read out. */
type Parts = {
  readonly elements: readonly Json[];
  readonly actions: readonly Json[];
  /** The card, and each that a button opens below it: names tell apart what is seen together. */
  readonly forms: readonly (readonly Json[])[];
};
type Rule = (parts: Parts, card: Json) => readonly string[];

const objectOf = (value: unknown): Json => (typeof value === 'object' && value !== null ? (value as Json) : {});
const listOf = (value: unknown): readonly Json[] => (Array.isArray(value) ? value.map(objectOf) : []);
const textOf = (value: unknown): string => (typeof value === 'string' ? value.trim() : '');
const isInput = (element: Json): boolean => textOf(element['type']).startsWith('Input.');
const sayable = (text: string): boolean => /[\p{L}\p{N}]/u.test(text);

function partsOf(card: Json): Parts {
  const inside = (element: Json): readonly Json[] => [
    element,
    ...[...listOf(element['items']), ...listOf(element['columns'])].flatMap(inside),
  ];
  const all = (actions: readonly Json[]): readonly Json[] =>
    actions.flatMap((action) => [action, ...all(listOf(objectOf(action['card'])['actions']))]);
  const actions = all(listOf(card['actions']));
  const bodies = [card, ...actions.map((action) => objectOf(action['card']))];
  const forms = bodies.map((each) => listOf(each['body']).flatMap(inside));
  return { elements: forms.flat(), actions, forms };
}

const rules: readonly Rule[] = [spoken, headings, labels, pictures, texts, order, buttons];

function spoken(_parts: Parts, card: Json): readonly string[] {
  return ['lang', 'fallbackText'].filter((key) => textOf(card[key]) === '').map((key) => `the card has no ${key}`);
}

/** A card with something to do is found by its heading; a used one is a quiet line without. */
function headings({ elements, actions }: Parts): readonly string[] {
  const at = elements.flatMap((element, index) => (element['style'] === 'heading' ? [index] : []));
  const does = actions.length > 0 || elements.some(isInput);
  return [
    ...(does && at[0] !== 0 ? ['a card with something to do begins with its heading'] : []),
    ...(at.length > 1 ? ['a card has one heading'] : []),
  ];
}

function labels({ elements, forms }: Parts): readonly string[] {
  const inputs = elements.filter(isInput);
  const nameOf = (input: Json): string => textOf(input[input['type'] === 'Input.Toggle' ? 'title' : 'label']);
  return [
    ...inputs.filter((input) => !sayable(nameOf(input))).map(({ id }) => `the input ${String(id)} has no label`),
    ...forms.flatMap((form) => {
      const names = form.filter(isInput).map(nameOf);
      return names.filter((name, at) => names.indexOf(name) !== at).map((name) => `two inputs are called "${name}"`);
    }),
    ...inputs
      .filter((input) => input['isRequired'] === true && textOf(input['errorMessage']) === '')
      .map(({ id }) => `the required input ${String(id)} does not say what is missing`),
    ...inputs.flatMap((input) => {
      const titles = listOf(input['choices']).map(({ title }) => textOf(title));
      return titles
        .filter((title, at) => !sayable(title) || titles.indexOf(title) !== at)
        .map((title) => `the choice "${title}" of ${String(input['id'])} cannot be told apart`);
    }),
  ];
}

function pictures({ elements }: Parts): readonly string[] {
  return elements
    .filter(({ type, altText }) => type === 'Image' && !sayable(textOf(altText)))
    .map(() => 'a picture has no words for whoever does not see it');
}

function texts({ elements }: Parts): readonly string[] {
  return elements.flatMap((element) => {
    const { type, style } = element;
    if (type === 'TextBlock') {
      const text = textOf(element['text']);
      return [
        ...(sayable(text) ? [] : [`a text says nothing: "${text}"`]),
        ...(/\[(?:here|click here|link|tästä|linkki|här|klicka här)\]\(/iu.test(text)
          ? [`a link is named by what it does not lead to: "${text}"`]
          : []),
      ];
    }
    const words = listOf(element['items']).some((item) => isInput(item) || sayable(textOf(item['text'])));
    if (type === 'Container' && style !== undefined && style !== 'default' && !words)
      return ['a colour alone carries a meaning'];
    const rows = listOf(element['facts']);
    return rows.filter(({ title, value }) => textOf(title) === '' || textOf(value) === '').map(() => 'a row is empty');
  });
}

/** What is filled in is explained before it, and goes along with some button behind it. */
function order({ elements, actions }: Parts): readonly string[] {
  const first = elements.findIndex(isInput);
  const takes = actions.some(
    ({ type, associatedInputs }) => type === 'Action.Submit' && (associatedInputs ?? 'auto') === 'auto',
  );
  return [
    ...(first === 0 ? ['an input stands before what explains it'] : []),
    ...(first >= 0 && !takes ? ['no button takes along what is filled in'] : []),
    ...(first < 0 && takes ? ['a button waits for an input that is not there'] : []),
  ];
}

function buttons({ actions }: Parts): readonly string[] {
  const titles = actions.map(({ title }) => textOf(title));
  return [
    ...titles.filter((title) => !sayable(title)).map((title) => `a button says nothing: "${title}"`),
    ...titles.filter((title, at) => titles.indexOf(title) !== at).map((title) => `two buttons are called "${title}"`),
    ...actions
      .filter(({ type, url }) => type === 'Action.OpenUrl' && !textOf(url).startsWith('https://'))
      .map(({ title }) => `"${textOf(title)}" opens no https address`),
  ];
}
