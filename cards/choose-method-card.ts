import type { FlowView } from '../services/outcomes/reset-outcome.ts';
import type { MessageKey, Translator } from '../services/i18n/translator.ts';
import type { AdaptiveCard, SubmitAction } from './adaptive-card.ts';
import { aside, button, card, paragraph, securityLine } from './elements.ts';
import { noteElements, type Note } from './note.ts';
import { plain } from './plain-text.ts';

type Method = FlowView['methods'][number]['method'];

const methodNameKeys = {
  'email-code': 'method.email-code',
  'sms-code': 'method.sms-code',
} as const satisfies Record<Method, MessageKey>;

const buttonKeys = {
  'email-code': 'button.email-code',
  'sms-code': 'button.sms-code',
} as const satisfies Record<Method, MessageKey>;

/** Which way to prove it. Destinations are hinted at only when the view holds hints, after a first proof (I7). */
export function chooseMethodCard(
  model: { readonly view: FlowView; readonly note: Note | undefined },
  t: Translator,
): AdaptiveCard {
  const { flowId: flow, nonce, points, passMark, methods } = model.view;
  const open = methods.filter(({ sendsLeft }) => sendsLeft > 0);
  const hints = open.filter(({ hint }) => hint !== '');
  const sendButtons = open.map(({ method }): SubmitAction =>
    button(t(buttonKeys[method]), { verb: 'choose-method', flow, nonce, method }, 'positive'),
  );
  const prompt = points === 0 ? t('choose.first', { passMark }) : t('choose.next');
  return card(t, {
    title: t('choose.title'),
    body: [
      aside(t('progress.points', { points, passMark })),
      ...noteElements(model.note, t),
      paragraph(open.length === 0 ? t('choose.none-left') : prompt),
      ...hints.map(({ method, hint }) =>
        paragraph(t('choose.hint', { method: t(methodNameKeys[method]), hint: plain(hint) })),
      ),
      aside(t('choose.type', { ways: open.length })),
      securityLine(t),
    ],
    actions: [
      ...sendButtons,
      ...(open.length === 0 ? [button(t('button.start-over'), { verb: 'start-over', flow, nonce })] : []),
      button(t('button.cancel'), { verb: 'cancel', flow, nonce }),
    ],
  });
}
