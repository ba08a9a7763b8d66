import type { FlowView } from '../services/outcomes/reset-outcome.ts';
import type { MessageKey, Translator } from '../services/i18n/translator.ts';
import type { AdaptiveCard, SubmitAction } from './adaptive-card.ts';
import { humanButtons, type HelpContact } from './doors.ts';
import { aside, button, card, paragraph, securityLine } from './elements.ts';
import { noteElements, troubleOfNote, type Note } from './note.ts';
import { plain } from './plain-text.ts';
import { isVouched, vouchedElements } from './vouched.ts';

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
  model: { readonly view: FlowView; readonly note: Note | undefined; readonly help: HelpContact },
  t: Translator,
): AdaptiveCard {
  const { flowId: flow, nonce, points, passMark, methods } = model.view;
  const open = methods.filter(({ sendsLeft }) => sendsLeft > 0);
  const hints = open.filter(({ hint }) => hint !== '');
  const sendButtons = open.map(({ method }): SubmitAction =>
    button(t(buttonKeys[method]), { verb: 'choose-method', flow, nonce, method }, 'positive'),
  );
  const saysVouched = open.length > 0 && isOnlyVouched(model.view);
  const trouble = open.length === 0 ? 'code-missing' : troubleOfNote(model.note);
  return card(t, {
    title: t('choose.title'),
    body: [
      aside(t('progress.points', { points, passMark })),
      ...(saysVouched ? [] : vouchedElements(model.view, t)),
      ...noteElements(model.note, t),
      paragraph(open.length === 0 ? t('choose.none-left') : prompt(model.view, t)),
      ...hints.map(({ method, hint }) =>
        paragraph(t('choose.hint', { method: t(methodNameKeys[method]), hint: plain(hint) })),
      ),
      aside(t('choose.type', { ways: open.length })),
      securityLine(t),
    ],
    actions: [
      ...sendButtons,
      ...(open.length === 0 ? [button(t('button.start-over'), { verb: 'start-over', flow, nonce })] : []),
      ...(trouble === undefined ? [] : humanButtons(model.help, trouble, t, flow)),
      button(t('button.cancel'), { verb: 'cancel', flow, nonce }),
    ],
  });
}

function prompt(view: FlowView, t: Translator): string {
  if (view.points === 0) return t('choose.first', { passMark: view.passMark });
  return isOnlyVouched(view) ? t('choose.after-vouch') : t('choose.next');
}

function isOnlyVouched({ points, proved }: FlowView): boolean {
  return points > 0 && isVouched(proved) && proved.length === 1;
}
