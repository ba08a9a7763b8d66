import type { FlowView } from '../services/outcomes/reset-outcome.ts';
import type { MessageKey, Translator } from '../services/i18n/translator.ts';
import type { AdaptiveCard, InputText } from './adaptive-card.ts';
import { humanButtons, type HelpContact } from './doors.ts';
import { aside, button, card, paragraph, securityLine } from './elements.ts';
import { noteElements, troubleOfNote, type Note } from './note.ts';
import { plain } from './plain-text.ts';
import { vouchedElements } from './vouched.ts';

export type Asking = NonNullable<FlowView['asking']>;

const sentKeys = {
  'email-code': 'code.sent.email-code',
  'sms-code': 'code.sent.sms-code',
} as const satisfies Record<Asking['method'], MessageKey>;

/** Where the code is typed. The outcome of an earlier try is the note at the top: tries left, burned, expired, wait. */
export function enterCodeCard(
  model: {
    readonly view: FlowView;
    readonly asking: Asking;
    readonly note: Note | undefined;
    readonly help: HelpContact;
  },
  t: Translator,
): AdaptiveCard {
  const { flowId: flow, nonce, points, passMark } = model.view;
  const others = model.view.methods.filter(({ method, sendsLeft }) => method !== model.asking.method && sendsLeft > 0);
  const trouble = troubleOfNote(model.note);
  const hint = model.asking.hint === '' ? 'none' : plain(model.asking.hint);
  return card(t, {
    title: t('code.title'),
    body: [
      aside(t('progress.points', { points, passMark })),
      ...vouchedElements(model.view, t),
      ...noteElements(model.note, t),
      paragraph(t(sentKeys[model.asking.method], { hint })),
      paragraph(t('code.lifetime', { minutes: model.asking.codeMinutes })),
      codeInput(t),
      aside(t('code.type', { ways: others.length })),
      securityLine(t),
    ],
    actions: [
      {
        ...button(t('button.check-code'), { verb: 'submit-code', flow, nonce }, 'positive'),
        associatedInputs: 'auto',
      },
      button(t('button.resend'), { verb: 'resend-code', flow, nonce }),
      ...(others.length === 0 ? [] : [button(t('button.other-method'), { verb: 'other-method', flow, nonce })]),
      ...(trouble === undefined ? [] : humanButtons(model.help, trouble, t, flow)),
      button(t('button.cancel'), { verb: 'cancel', flow, nonce }),
    ],
  });
}

/** A hint for typing only: what arrives is read again on the server. */
function codeInput(t: Translator): InputText {
  return {
    type: 'Input.Text',
    id: 'code',
    label: t('code.label'),
    placeholder: t('code.placeholder'),
    isRequired: true,
    errorMessage: t('code.error'),
    maxLength: 20,
    regex: '^\\s*(\\d[\\s\\-]*){8}$',
  };
}
