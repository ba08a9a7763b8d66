import { methodNames } from './chooser.ts';
import { el } from './dom.ts';
import type { PanelSection } from './panel.ts';
import { call, type Person } from './wire.ts';
import type { Words } from './words.ts';

type SeededFault = {
  readonly id: string;
  readonly checks: readonly string[];
  readonly en: string;
  readonly fi: string;
  readonly on: boolean;
};
type Account = {
  readonly id: string;
  readonly displayName: string;
  readonly groups: readonly string[];
  readonly registered: readonly string[];
  readonly teams: string | null;
};

const methods = ['email', 'mobilePhone', 'microsoftAuthenticatorPush', 'softwareOneTimePasscode'] as const;
const hindrances = ['none', 'blocked', 'never-opened', 'no-licence'] as const;
/** Administrators in the beginning. */
const admins = ['satu', 'alex'];

/** The organisation's set-up: what is wrong with it, and what the first person has registered and may have. */
export function createTenantSection(words: Words, person: Person): PanelSection {
  const faults = el('ul', { class: 'plain' });
  const own = el('div', { class: 'form' });
  const status = el('p', { class: 'result', role: 'status', 'data-testid': 'tenant-status' });
  const tell = (text: string): void => {
    status.textContent = text;
  };
  const change = (path: string, body: object): void =>
    void call(path, body).then((done) => {
      if (done === undefined) tell(words.say('tenant.failed'));
      void read();
    });
  const read = async (): Promise<void> => {
    const people = [...new Set([person.id, ...admins])];
    const [tenant, ...accounts] = await Promise.all([
      call<{ readonly faults: readonly SeededFault[] }>('tenant'),
      ...people.map(async (id) => call<Account>(`directory/accounts/${id}`)),
    ]);
    faults.replaceChildren(...(tenant?.faults ?? []).map((fault) => el('li', {}, faultSwitch(fault, words, change))));
    own.replaceChildren(
      ...ownSwitches(
        accounts.filter((each) => each !== undefined),
        person,
        words,
        change,
      ),
    );
  };
  const report = el(
    'button',
    {
      type: 'button',
      class: 'button wide',
      'data-testid': 'report-refresh',
      onclick: () =>
        void call('directory/report', {}).then((done) => tell(words.say(done ? 'tenant.reported' : 'tenant.failed'))),
    },
    words.say('tenant.report'),
  );
  return {
    shown: () => void read(),
    element: el(
      'div',
      { class: 'form' },
      status,
      own,
      report,
      el('h3', {}, words.say('tenant.faults')),
      el('p', { class: 'lead' }, words.say('tenant.lead')),
      faults,
    ),
  };
}

type Change = (path: string, body: object) => void;

function switchFor(
  id: string,
  on: boolean,
  label: readonly (Node | string)[],
  set: (on: boolean) => void,
): HTMLElement {
  const box = el('input', { type: 'checkbox', role: 'switch', 'data-testid': `switch-${id}` });
  box.checked = on;
  box.addEventListener('change', () => set(box.checked));
  return el('label', { class: 'switch' }, box, el('span', {}, ...label));
}

function faultSwitch(fault: SeededFault, words: Words, change: Change): HTMLElement {
  const checks = el('small', { class: 'checks' }, fault.checks.join(', '));
  return switchFor(fault.id, fault.on, [fault[words.language], checks], (on) => change('tenant', { [fault.id]: on }));
}

function ownSwitches(
  accounts: readonly Account[],
  person: Person,
  words: Words,
  change: Change,
): readonly HTMLElement[] {
  const account = accounts.find(({ id }) => id === person.id);
  const rights = accounts.map(({ id, displayName, groups }) =>
    switchFor(`admin-${id}`, groups.includes('admins'), [words.say('tenant.admin', { name: displayName })], (on) =>
      change('directory/groups/admins', on ? { add: id } : { remove: id }),
    ),
  );
  if (account === undefined) return rights;
  const path = `directory/accounts/${account.id}`;
  const registered = methods.map((name) =>
    switchFor(`registered-${name}`, account.registered.includes(name), [methodNames[name] ?? name], (on) =>
      change(path, { registered: methods.filter((each) => (each === name ? on : account.registered.includes(each))) }),
    ),
  );
  const teams = el(
    'select',
    { 'data-testid': 'teams-hindrance' },
    ...hindrances.map((name) => el('option', { value: name }, words.say(`tenant.teams.${name}`))),
  );
  teams.value = account.teams ?? 'none';
  teams.addEventListener('change', () => change(path, { teams: teams.value === 'none' ? null : teams.value }));
  return [
    el('h3', {}, words.say('tenant.person', { name: account.displayName })),
    el('fieldset', { class: 'plain' }, el('legend', {}, words.say('tenant.registered')), ...registered),
    el('label', {}, words.say('tenant.teams'), teams),
    ...rights,
  ];
}
