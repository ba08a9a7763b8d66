import type { Translator, MessageKey } from '../services/i18n/translator.ts';
import type { Door } from '../services/outcomes/refusal.ts';
import type { AdaptiveCard } from './adaptive-card.ts';
import type { CaseTrouble } from '../services/outcomes/case-reasons.ts';
import { doorActions, doorElements, humanButtons, type HelpContact } from './doors.ts';
import { button, card, paragraph, securityLine } from './elements.ts';

/** The ends of a flow. `until` is known for a lock when the outcome carried it. */
export type Ending = 'done' | 'failed' | 'refused' | 'cancelled' | 'expired' | 'locked';
export type ResultModel = {
  readonly ending: Ending;
  readonly until: Date | undefined;
  readonly help: HelpContact;
  /** The reset that ended. */
  readonly about?: string | undefined;
};

const titles = {
  done: 'done.title',
  failed: 'failed.title',
  refused: 'ended-refused.title',
  cancelled: 'cancelled.title',
  expired: 'expired.title',
  locked: 'locked.title',
} as const satisfies Record<Ending, MessageKey>;

const doors = {
  done: [],
  failed: ['helpdesk'],
  refused: ['helpdesk'],
  cancelled: [],
  expired: [],
  locked: ['helpdesk'],
} as const satisfies Record<Ending, readonly Door[]>;

/** The ends after which a human is offered. */
const troubles: Readonly<Partial<Record<Ending, CaseTrouble>>> = {
  failed: 'reset-failed',
  refused: 'reset-refused',
  expired: 'asked-for-human',
  locked: 'too-many-wrong-codes',
};

const beginsAgain: ReadonlySet<Ending> = new Set(['failed', 'refused', 'cancelled', 'expired'] as const);

/** How it ended and what comes next. `done` is the receipt: it stays in the chat as it is. */
export function resultCard(model: ResultModel, t: Translator): AdaptiveCard {
  const trouble = troubles[model.ending];
  return card(t, {
    title: t(titles[model.ending]),
    body: [...sentences(model, t).map(paragraph), ...doorElements(doors[model.ending], model.help, t), securityLine(t)],
    actions: [
      ...(model.ending === 'done' ? [button(t('button.places'), { verb: 'old-passwords' })] : []),
      ...(beginsAgain.has(model.ending) ? [button(t('button.forgot'), { verb: 'start-reset' }, 'positive')] : []),
      ...doorActions(doors[model.ending], model.help, t),
      ...(trouble === undefined ? [] : humanButtons(model.help, trouble, t, model.about)),
    ],
  });
}

function sentences(model: ResultModel, t: Translator): readonly string[] {
  switch (model.ending) {
    case 'done':
      return [t('done.text'), t('done.devices'), t('done.not-me')];
    case 'failed':
      return [t('failed.text')];
    case 'refused':
      return [t('ended-refused.text')];
    case 'cancelled':
      return [t('cancelled.text')];
    case 'expired':
      return [t('expired.text')];
    case 'locked':
      return [t('locked.text', model.until === undefined ? { at: 'none' } : { at: 'known', until: model.until })];
  }
}
