import type { DoctorLine, DoctorResult } from '../../services/admin/admin-doctor.ts';
import type { DoctorAnswer } from '../admin/admin-views.ts';
import type { Outcome } from './admin-client.ts';
import type { AdminContext, Room } from './admin-context.ts';
import { actions, badge, button, el, link } from './admin-dom.ts';
import { paragraphs } from './admin-guide.ts';
import { verdictBadge } from './admin-words.ts';

const order = ['red', 'warning', 'unknown', 'green'] as const;

/** What the doctor saw last, worst first, and a look now. */
export const doctorRoom: Room = async (context) => {
  const { say, client, data } = context;
  const { result } = await client.call<DoctorAnswer>('doctor/latest', { language: data.language });
  const box = el('div', { class: 'parts' }, ...resultOf(context, result));
  const wait = el('p', { class: 'muted', role: 'status' });
  const run = button(
    say('doctor.run'),
    async () => {
      wait.replaceChildren(el('fluent-spinner', { size: 'tiny' }), ` ${say('doctor.looking')}`);
      await context.act(async () => {
        const answer = await client.call<DoctorAnswer | Outcome>('doctor/run', { language: data.language });
        if (answer.kind === 'running') context.tell(say('doctor.running'), 'info');
        else if ('result' in answer) {
          box.replaceChildren(...resultOf(context, answer.result));
          context.tell(say('doctor.looked'), 'success');
        }
      });
      wait.replaceChildren();
    },
    { look: 'primary' },
  );
  return el(
    'div',
    { class: 'room' },
    el('h1', { tabindex: -1 }, say('room.doctor')),
    el('p', { class: 'muted' }, say('doctor.lead')),
    actions(run),
    wait,
    box,
  );
};

function resultOf(context: AdminContext, result: DoctorResult | undefined): readonly HTMLElement[] {
  const { say, number, time } = context;
  if (result === undefined) return [el('p', {}, say('doctor.none'))];
  const { counts, newlyRed } = result;
  const summary = el(
    'p',
    { class: 'badges' },
    ...order.map((verdict) => el('span', {}, verdictBadge(say, verdict), ` ${number(counts[verdict])}`)),
  );
  const lines = order.flatMap((verdict) => result.lines.filter((line) => line.verdict === verdict));
  return [
    summary,
    el('p', { class: 'muted' }, say('doctor.at', { time: time(result.at) })),
    ...lines.map((line) => lineOf(context, line, newlyRed.includes(line.id))),
  ];
}

/** What is amiss stands open; what is fine can be unfolded. */
function lineOf({ say }: AdminContext, line: DoctorLine, fresh: boolean): HTMLElement {
  return el(
    'details',
    { class: 'finding', open: line.verdict === 'red' },
    el(
      'summary',
      {},
      verdictBadge(say, line.verdict),
      ' ',
      el('span', { class: 'finding-title' }, line.title),
      fresh ? badge(say('doctor.new'), 'danger') : undefined,
    ),
    el('p', {}, line.seen),
    el(
      'dl',
      {},
      el('dt', {}, say('doctor.why')),
      el('dd', {}, line.why),
      line.verdict === 'green' ? undefined : [el('dt', {}, say('doctor.fix')), el('dd', {}, ...paragraphs(line.fix))],
    ),
    /^https:/.test(line.source) ? el('p', {}, link(say('source'), line.source)) : undefined,
  );
}
