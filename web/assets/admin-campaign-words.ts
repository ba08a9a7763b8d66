import type { Campaign } from '../../services/campaign/campaign.ts';
import { isFullLanguage, languageName, languages, type Language } from '../../services/i18n/language.ts';
import type { Keep, Part } from './admin-campaign-fields.ts';
import type { AdminContext } from './admin-context.ts';
import { el } from './admin-dom.ts';
import { choice, textField, type Field } from './admin-fields.ts';
import { fill } from './page-views.ts';

export function wordFields(
  context: AdminContext,
  campaign: Campaign | undefined,
  kept: Keep,
): Part & { readonly purpose: Field } {
  const { say, data } = context;
  const purpose = kept(
    'purpose',
    choice(
      say('editor.purpose'),
      [
        ['introduce', say('purpose.introduce')],
        ['register', say('purpose.register')],
      ],
      campaign?.purpose ?? 'introduce',
    ),
  );
  const preview = el('div', { class: 'two' });
  const all = languages.map((language) => {
    const needed = isFullLanguage(language);
    const label = say(needed ? 'editor.in' : 'editor.in-too', { language: languageName(language, data.language) });
    const title = kept(
      `texts.${language}.title`,
      textField(`${say('editor.title')} (${label})`, { value: campaign?.texts[language]?.title ?? '', most: 80 }),
    );
    const body = kept(
      `texts.${language}.body`,
      textField(`${say('editor.body')} (${label})`, {
        ...{ value: campaign?.texts[language]?.body ?? '', most: 1_500, lines: 6, hint: say('editor.holes') },
      }),
    );
    return { language, title, body };
  });
  const draw = () => {
    const of = purpose.value === 'register' ? 'register' : 'introduce';
    preview.replaceChildren(
      ...all
        .filter(({ language, title, body }) => isFullLanguage(language) || title.value + body.value !== '')
        .map(({ language, title, body }) => previewOf(context, language, of, title.value, body.value)),
    );
  };
  for (const { title, body } of all) for (const field of [title, body]) field.element.addEventListener('input', draw);
  purpose.element.addEventListener('change', draw);
  draw();
  const elements = [
    ...all.flatMap(({ title, body }) => [title.element, body.element]),
    el('h3', {}, say('editor.preview', { organisation: data.organisation })),
    preview,
  ];
  const texts = () =>
    Object.fromEntries(all.map(({ language, title, body }) => [language, { title: title.value, body: body.value }]));
  return { purpose, elements, read: () => ({ purpose: purpose.value, texts: texts() }) };
}

/** As the card will look, near enough; the buttons are pictures of buttons. */
function previewOf(
  { data, say }: AdminContext,
  language: Language,
  purpose: 'introduce' | 'register',
  title: string,
  body: string,
): HTMLElement {
  const filled = (text: string) => fill(text, { name: say('editor.some-name'), organisation: data.organisation });
  const { lines, buttons } = data.cards[language];
  return el(
    'div',
    { class: 'message', lang: language },
    el('strong', {}, filled(title) || '…'),
    ...filled(body)
      .split('\n')
      .map((line) => el('p', {}, line)),
    ...lines[purpose].map((line) => el('p', { class: 'muted' }, line)),
    el('p', { class: 'mock-buttons' }, ...buttons[purpose].map((words) => el('span', {}, words))),
  );
}
