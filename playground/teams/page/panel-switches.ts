import { el, icon } from './dom.ts';
import { call, type Person } from './wire.ts';
import type { Words } from './words.ts';

export type Switches = {
  readonly element: HTMLElement;
  /** Shows how things stand now. */
  readonly read: () => Promise<void>;
};

type SwitchesOptions = { readonly words: Words; readonly person: Person; readonly onFailed: () => void };

type Channel = {
  readonly key: string;
  readonly name: string;
  readonly teamName: string;
  readonly botInTeam: boolean;
  readonly deleted: boolean;
  readonly members: readonly string[];
};
type Account = {
  readonly id: string;
  readonly displayName: string;
  readonly accountEnabled: boolean;
  readonly groups: readonly string[];
};
type World = {
  readonly channels: readonly Channel[];
  readonly off: boolean;
  readonly person: Account | undefined;
  readonly colleagues: readonly Account[];
};

/** One thing that stays as it is until somebody changes it back. */
type Switch = {
  readonly id: string;
  readonly label: string;
  readonly on: boolean;
  readonly set: (on: boolean) => Promise<unknown>;
};

/** What can be wrong with the helpdesk's surroundings for longer than a few requests. */
export function createSwitches({ words, person, onFailed }: SwitchesOptions): Switches {
  const list = el('ul', { class: 'plain' });
  const read = async (): Promise<void> => {
    list.replaceChildren(...switchesOf(await readWorld(person), words).map((each) => el('li', {}, drawn(each))));
  };
  const drawn = ({ id, label, on, set }: Switch): HTMLElement => {
    const box = el('input', { type: 'checkbox', role: 'switch', 'data-testid': `switch-${id}` });
    box.checked = on;
    box.addEventListener('change', () => {
      void set(box.checked).then((done) => {
        if (done === undefined) onFailed();
        void read();
      });
    });
    return el('label', { class: 'switch' }, box, el('span', {}, label));
  };
  const link = el(
    'a',
    { class: 'button wide', href: '/tickets', target: '_blank', rel: 'noopener', 'data-testid': 'tickets-link' },
    icon('ticket'),
    words.say('tickets.open-page'),
  );
  return { element: el('div', { class: 'form' }, el('h3', {}, words.say('faults.helpdesk')), list, link), read };
}

async function readWorld(person: Person): Promise<World> {
  const [all, desk] = await Promise.all([
    call<readonly Channel[]>('channels?messages=no'),
    call<{ readonly off: boolean }>('tickets'),
  ]);
  const channels = (all ?? []).filter(({ key }) => key !== 'general');
  const account = async (id: string): Promise<Account | undefined> => call<Account>(`directory/accounts/${id}`);
  const members = await Promise.all([...new Set(channels.flatMap((channel) => channel.members))].map(account));
  return {
    channels,
    off: desk?.off ?? false,
    person: await account(person.id),
    colleagues: members.filter((member) => member !== undefined),
  };
}

function switchesOf({ channels, off, person, colleagues }: World, words: Words): readonly Switch[] {
  const bots = channels.map(({ key, teamName: team, botInTeam }) => ({
    id: `bot-${key}`,
    label: words.say('faults.bot-removed', { team }),
    on: !botInTeam,
    set: async (on: boolean) => call(`channels/${key}`, { botInTeam: !on }),
  }));
  const deletions = channels.map(({ key, name: channel, deleted }) => ({
    id: `channel-${key}`,
    label: words.say('faults.channel-deleted', { channel }),
    on: deleted,
    set: async (on: boolean) => call(`channels/${key}`, { deleted: on }),
  }));
  const desk = {
    id: 'desk',
    label: words.say('faults.desk-off'),
    on: off,
    set: async (on: boolean) => call('tickets/switch', { off: on }),
  };
  const agents = colleagues.map(({ id, displayName: name, groups }) => ({
    id: `agent-${id}`,
    label: words.say('faults.agent', { name }),
    on: groups.includes('helpdesk'),
    set: async (on: boolean) => call('directory/groups/helpdesk', on ? { add: id } : { remove: id }),
  }));
  const account = [person]
    .filter((each) => each !== undefined)
    .map(({ id, displayName: name, accountEnabled }) => ({
      id: 'account',
      label: words.say('faults.disabled', { name }),
      on: !accountEnabled,
      set: async (on: boolean) => call(`directory/accounts/${id}`, { accountEnabled: !on }),
    }));
  return [...bots, ...deletions, desk, ...agents, ...account];
}
