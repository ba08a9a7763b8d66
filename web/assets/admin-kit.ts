import type { KitPiece, KitText } from '../../services/kit/kit.ts';
import { languageName, languages, type Language } from '../../services/i18n/language.ts';
import type { AdminText } from '../admin/admin-texts.ts';
import type { KitAnswer } from '../admin/admin-views.ts';
import type { Outcome } from './admin-client.ts';
import type { AdminContext, Room } from './admin-context.ts';
import { actions, button, card, el, notice, save } from './admin-dom.ts';
import { choice, textField, type Field } from './admin-fields.ts';

const pieces = {
  'teams-post': 'kit-piece.teams-post',
  'mail-html': 'kit-piece.mail-html',
  'mail-text': 'kit-piece.mail-text',
  intranet: 'kit-piece.intranet',
  signature: 'kit-piece.signature',
  poster: 'kit-piece.poster',
  letter: 'kit-piece.letter',
  'qr-png': 'kit-piece.qr-png',
  'qr-svg': 'kit-piece.qr-svg',
} as const satisfies Record<KitPiece, AdminText>;

/** A PDF is saved and opened with what opens PDFs. */
const onPaper: readonly KitPiece[] = ['poster', 'letter'];
type Fetched = { readonly name: string; readonly blob: Blob };

const textNames: Readonly<Record<string, AdminText>> = {
  'kit.post.title': 'kit-text.post-title',
  'kit.post.body': 'kit-text.post-body',
  'kit.mail.subject': 'kit-text.mail-subject',
  'kit.mail.body': 'kit-text.mail-body',
  'kit.intranet.body': 'kit-text.intranet-body',
  'kit.signature.line': 'kit-text.signature-line',
  'kit.poster.title': 'kit-text.poster-title',
  'kit.poster.body': 'kit-text.poster-body',
  'kit.poster.never': 'kit-text.poster-never',
  'kit.letter.title': 'kit-text.letter-title',
  'kit.letter.body': 'kit-text.letter-body',
};

/** Everything that brings Avain to people: links, pieces, and the words in them. `kit/<tag>/<language>`. */
export const kitRoom: Room = async (context, [askedTag, askedLanguage]) => {
  const { say, client, data } = context;
  const tag = askedTag ?? 'welcome';
  const language: Language = languages.find((each) => each === askedLanguage) ?? data.language;
  const answer = await client.call<KitAnswer>('kit/look', { tag, language });
  const tagField = textField(say('kit.tag'), { value: tag, most: 24, hint: say('kit.tag-hint') });
  const languageField = choice(
    say('kit.language'),
    languages.map((each) => [each, languageName(each, data.language)] as const),
    language,
  );
  if (answer.links === undefined) tagField.problem(say('kit.tag-invalid'));
  const show = () => context.go(`kit/${encodeURIComponent(tagField.value.trim())}/${languageField.value}`);
  return el(
    'div',
    { class: 'room' },
    el('h1', { tabindex: -1 }, say('room.kit')),
    el('p', { class: 'muted' }, say('kit.lead')),
    card(
      say('kit.for'),
      el('div', { class: 'two' }, tagField.element, languageField.element),
      actions(button(say('kit.show'), show)),
    ),
    answer.links === undefined ? undefined : linksCard(context, answer),
    answer.links === undefined ? undefined : piecesCard(context, tag, language),
    textsCard(context, language, answer.texts),
  );
};

function linksCard({ say, number }: AdminContext, { links, arrivals }: KitAnswer): HTMLElement {
  const line = (words: string, address: string) => [el('dt', {}, words), el('dd', {}, el('code', {}, address))];
  return card(
    say('kit.links'),
    links === undefined
      ? undefined
      : el(
          'dl',
          {},
          ...line(say('kit.link-go'), links.go),
          ...line(say('kit.link-chat'), links.chat),
          ...line(say('kit.link-install'), links.install),
        ),
    el('p', {}, say('kit.arrivals', { count: number(arrivals) })),
  );
}

function piecesCard(context: AdminContext, tag: string, language: Language): HTMLElement {
  const { say, client } = context;
  const shown = el('div', { class: 'preview' });
  const fetched = async (path: string, body: object, then: (file: Fetched) => void | Promise<void>) => {
    await context.act(async () => {
      const answer = await client.file(path, { language, tag, ...body });
      if (answer.kind === 'file' && 'blob' in answer) await then(answer);
      else context.tell(say('kit.tag-invalid'), 'error');
    });
  };
  const saved = (file: Fetched) => {
    save(file);
    context.tell(say('saved'), 'success');
  };
  const rows = (Object.keys(pieces) as KitPiece[]).map((piece) => {
    const name = say(pieces[piece]);
    const show = async (file: Fetched) => shown.replaceChildren(...(await preview(name, file)));
    return el(
      'li',
      {},
      el('span', {}, name),
      onPaper.includes(piece)
        ? undefined
        : button(say('kit.preview'), () => fetched('kit/piece', { piece }, show), {
            'aria-label': `${say('kit.preview')}: ${name}`,
          }),
      button(say('kit.save'), () => fetched('kit/piece', { piece }, saved), {
        'aria-label': `${say('kit.save')}: ${name}`,
      }),
    );
  });
  return card(
    say('kit.pieces'),
    el('ul', { class: 'pieces' }, ...rows),
    actions(button(say('kit.bundle'), () => fetched('kit/bundle', {}, saved), { look: 'primary' })),
    shown,
  );
}

/** Pictures as pictures, words as words. */
async function preview(name: string, { blob }: { readonly blob: Blob }): Promise<readonly HTMLElement[]> {
  const heading = el('h3', { tabindex: -1 }, name);
  requestAnimationFrame(() => heading.focus());
  if (!blob.type.startsWith('image/'))
    return [heading, el('pre', { tabindex: 0, role: 'region', 'aria-label': name }, await blob.text())];
  const picture = el('img', { alt: name, class: 'picture', src: URL.createObjectURL(blob) });
  picture.addEventListener('load', () => URL.revokeObjectURL(picture.src));
  return [heading, picture];
}

function textsCard(context: AdminContext, language: Language, texts: readonly KitText[]): HTMLElement {
  const { say, client } = context;
  const fields = new Map<string, Field>();
  const parts = texts.map(({ key, text, original }) => {
    const name = textNames[key];
    const long = original.length > 90;
    const field = textField(name === undefined ? key : say(name), {
      value: text,
      most: 2_000,
      ...(long ? { lines: 6 } : {}),
    });
    fields.set(key, field);
    if (text !== original) field.element.append(el('p', { class: 'hint' }, say('kit.changed')));
    return field.element;
  });
  const send = async (changes: Readonly<Record<string, string | null>>) => {
    for (const field of fields.values()) field.problem(undefined);
    if (Object.keys(changes).length === 0) {
      context.tell(say('plan.nothing-changed'), 'info');
      return;
    }
    await context.act(async () => {
      const answer = await client.call<Outcome & { readonly keys?: readonly string[] }>('kit/edit', {
        language,
        changes,
      });
      if (answer.kind === 'done') {
        await context.again();
        context.tell(say('kit.saved'), 'success');
        return;
      }
      for (const key of answer.keys ?? []) fields.get(key)?.problem(say('kit.text-invalid'));
      fields.get(answer.keys?.[0] ?? '')?.focus();
    });
  };
  const changed = () =>
    Object.fromEntries(
      texts.flatMap(({ key, text }) =>
        fields.get(key)?.value === text ? [] : [[key, fields.get(key)?.value ?? null]],
      ),
    );
  const originals = () =>
    Object.fromEntries(texts.flatMap(({ key, text, original }) => (text === original ? [] : [[key, null]])));
  return card(
    say('kit.texts'),
    notice(say('kit.holes')),
    ...parts,
    actions(
      button(say('kit.save-texts'), () => send(changed()), { look: 'primary' }),
      button(say('kit.originals'), () => send(originals())),
    ),
  );
}
