import type { MessageKey, Translator } from '../services/i18n/translator.ts';
import type { Addable, Readiness } from '../services/outcomes/readiness-outcome.ts';
import type { AdaptiveCard, Element } from './adaptive-card.ts';
import { doorActions, doorElements, humanButtons, type HelpContact } from './doors.ts';
import { aside, button, card, label, notice, paragraph, securityLine } from './elements.ts';
import { microsoftDates } from './readiness-card.ts';

/** Said after "I'm done": something is still missing, or one is ready and could still add something. */
export type RegisterNote = 'register.still' | 'register.ready-but';

const steps = {
  email: ['register.email.title', 'register.email.steps'],
  mobile: ['register.mobile.title', 'register.mobile.steps'],
  authenticator: ['register.authenticator.title', 'register.authenticator.steps'],
} as const satisfies Record<Addable, readonly [MessageKey, MessageKey]>;

/** For each missing method a few short steps, one link to where they are done, and "I'm done", which looks again. */
export function registerCard(
  model: { readonly readiness: Readiness; readonly help: HelpContact; readonly note?: RegisterNote | undefined },
  t: Translator,
): AdaptiveCard {
  const { readiness, help, note } = model;
  const ready = readiness.light === 'green' || readiness.light === 'amber';
  return card(t, {
    title: t('register.title'),
    body: [
      ...(note === undefined ? [] : [notice(t(note), ready ? 'good' : 'warning')]),
      paragraph(t('register.intro')),
      ...readiness.add.flatMap((what) => stepElements(what, readiness, t)),
      aside(t('register.profile')),
      paragraph(t('register.no-sign-in')),
      ...doorElements(['register', 'helpdesk'], help, t),
      aside(t('register.type')),
      securityLine(t),
    ],
    actions: [
      ...doorActions(['register'], help, t),
      button(t('button.registered'), { verb: 'registered' }, 'positive'),
      ...doorActions(['helpdesk'], help, t),
      ...humanButtons(help, 'asked-for-human', t),
      button(t('button.help'), { verb: 'help' }),
    ],
  });
}

function stepElements(what: Addable, readiness: Readiness, t: Translator): readonly Element[] {
  const [title, list] = steps[what];
  const offered = what === 'mobile' ? [aside(t('register.mobile.offered', microsoftDates(readiness, t)))] : [];
  return [label(t(title)), paragraph(t(list)), ...offered];
}
