import { el, icon } from './dom.ts';
import type { PanelSection } from './panel.ts';
import { createSwitches } from './panel-switches.ts';
import { call, type Person } from './wire.ts';
import type { Words } from './words.ts';

type BadDay = { readonly id: string; readonly en: string; readonly fi: string; readonly fault: object };

const passwordWrite = { method: 'PATCH', path: '/users/' };

/** The usual bad days; any other can be posted to `/playground/api/faults`. */
const badDays: readonly BadDay[] = [
  {
    id: 'graph-down',
    en: 'The directory is down (503, ten times)',
    fi: 'Hakemisto on poissa (503, kymmenesti)',
    fault: { target: 'graph', status: 503, times: 10 },
  },
  {
    id: 'graph-slow',
    en: 'The directory is slow (10 s, five times)',
    fi: 'Hakemisto on hidas (10 s, viidesti)',
    fault: { target: 'graph', delayMs: 10_000, times: 5 },
  },
  {
    id: 'graph-throttled',
    en: 'The directory throttles (429, three times)',
    fi: 'Hakemisto hidastaa (429, kolmesti)',
    fault: { target: 'graph', status: 429, times: 3 },
  },
  {
    id: 'write-banned',
    en: 'The new password is banned (400)',
    fi: 'Uusi salasana on kielletty (400)',
    fault: {
      target: 'graph',
      ...passwordWrite,
      status: 400,
      error: {
        code: 'Request_BadRequest',
        message:
          'The specified password does not comply with password complexity requirements. Please provide a different password.',
      },
      times: 1,
    },
  },
  {
    id: 'write-forbidden',
    en: 'The write is forbidden (403)',
    fi: 'Kirjoitus on kielletty (403)',
    fault: {
      target: 'graph',
      ...passwordWrite,
      status: 403,
      error: { code: 'Authorization_RequestDenied', message: 'Insufficient privileges to complete the operation.' },
      times: 1,
    },
  },
  {
    id: 'write-lost',
    en: 'The password is set, but the answer gets lost',
    fi: 'Salasana vaihtuu, mutta vastaus katoaa',
    fault: { target: 'graph', ...passwordWrite, dropAfterApply: true, times: 1 },
  },
  {
    id: 'mail-refused',
    en: 'The next e-mail is refused',
    fi: 'Seuraava sähköposti ei kelpaa',
    fault: { target: 'mail', status: 400, times: 1 },
  },
  {
    id: 'sms-refused',
    en: 'The next text message is refused',
    fi: 'Seuraava tekstiviesti ei kelpaa',
    fault: { target: 'sms', status: 400, times: 1 },
  },
  {
    id: 'connector-throttled',
    en: 'Teams throttles (429, twice)',
    fi: 'Teams hidastaa (429, kahdesti)',
    fault: { target: 'connector', status: 429, times: 2 },
  },
  {
    id: 'connector-down',
    en: 'Teams takes no answers (503, five times)',
    fi: 'Teams ei ota vastauksia (503, viidesti)',
    fault: { target: 'connector', status: 503, times: 5 },
  },
  {
    id: 'desk-lost',
    en: 'The ticket system loses its answer (once)',
    fi: 'Tikettijärjestelmän vastaus katoaa (kerran)',
    fault: { target: 'desk', dropAfterApply: true, times: 1 },
  },
  {
    id: 'store-down',
    en: 'The store is gone (twenty operations)',
    fi: 'Tietovarasto on poissa (kaksikymmentä kertaa)',
    fault: { target: 'store', times: 20 },
  },
];

type FaultsOptions = {
  readonly words: Words;
  readonly person: Person;
  readonly reinstall: () => Promise<void>;
};

export function createFaultsSection({ words, person, reinstall }: FaultsOptions): PanelSection {
  const status = el('p', { class: 'result', role: 'status', 'data-testid': 'fault-status' });
  const tell = (text: string, good: boolean): void => {
    status.className = `result ${good ? 'good' : 'bad'}`;
    status.replaceChildren(icon(good ? 'check' : 'warning'), text);
  };
  const buttons = badDays.map((day) => {
    const label = day[words.language];
    const onclick = (): void =>
      void call('faults', day.fault).then((done) => {
        tell(
          done === undefined ? words.say('faults.failed') : words.say('faults.on', { what: label }),
          done !== undefined,
        );
      });
    return el(
      'li',
      {},
      el('button', { type: 'button', class: 'button wide', 'data-testid': `fault-${day.id}`, onclick }, label),
    );
  });
  const restore = (): void =>
    void call('restore', {}).then((done) => {
      tell(words.say(done === undefined ? 'faults.failed' : 'faults.restored'), done !== undefined);
      void switches.read();
    });
  const switches = createSwitches({ words, person, onFailed: () => tell(words.say('faults.failed'), false) });
  return {
    shown: () => void switches.read(),
    element: el(
      'div',
      { class: 'form' },
      el('p', { class: 'lead' }, words.say('faults.lead')),
      status,
      el('ul', { class: 'plain' }, ...buttons),
      switches.element,
      el(
        'button',
        { type: 'button', class: 'button wide', 'data-testid': 'reinstall', onclick: () => void reinstall() },
        words.say('faults.reinstall'),
      ),
      el(
        'button',
        { type: 'button', class: 'button wide primary', 'data-testid': 'restore', onclick: restore },
        words.say('faults.restore'),
      ),
    ),
  };
}
