import type { FlowView } from '../services/outcomes/reset-outcome.ts';
import type { MessageKey, Translator } from '../services/i18n/translator.ts';
import type { AdaptiveCard } from './adaptive-card.ts';
import type { HelpContact } from './doors.ts';
import { button, card, paragraph, securityLine } from './elements.ts';
import { noteElements, type Note } from './note.ts';
import { vouchedElements } from './vouched.ts';

export type ProgressState = 'queued' | 'writing' | 'unknown' | 'with-helpdesk';

const texts = {
  queued: ['working.title', 'working.text'],
  writing: ['working.title', 'working.text'],
  unknown: ['unknown.title', 'unknown.text'],
  'with-helpdesk': ['with-helpdesk.title', 'with-helpdesk.text'],
} as const satisfies Record<ProgressState, readonly [MessageKey, MessageKey]>;

/** Nothing to do for the person right now: being set, being checked, with the helpdesk. */
export function progressCard(
  model: {
    readonly view: FlowView;
    readonly state: ProgressState;
    readonly note: Note | undefined;
    readonly help: HelpContact;
  },
  t: Translator,
): AdaptiveCard {
  const { flowId: flow, nonce } = model.view;
  const [title, text] = texts[model.state];
  const paused = model.state === 'with-helpdesk' && model.help.inChat === true;
  return card(t, {
    title: t(title),
    body: [...noteElements(model.note, t), ...vouchedElements(model.view, t), paragraph(t(text)), securityLine(t)],
    actions: [
      button(t('button.status'), { verb: 'status', flow, nonce }),
      ...(paused ? [button(t('button.back-to-bot'), { verb: 'back-to-bot' })] : []),
    ],
  });
}
