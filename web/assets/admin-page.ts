import type { AdminView } from '../../services/admin/admin-desk.ts';
import type { AdminPageData } from '../admin/admin-page.ts';
import type { AdminText } from '../admin/admin-texts.ts';
import type { SessionAnswer } from '../admin/admin-views.ts';
import { campaignsRoom } from './admin-campaigns.ts';
import { repaintCharts } from './admin-charts.ts';
import { createAdminClient, NotAllowed, SessionOver, Unreachable, type Outcome } from './admin-client.ts';
import { createFormats, createSay, faultNotice, faultWords, type AdminContext, type Room } from './admin-context.ts';
import { doctorRoom } from './admin-doctor.ts';
import { button, el, notice } from './admin-dom.ts';
import { guideRoom } from './admin-guide.ts';
import { kitRoom } from './admin-kit.ts';
import { locksRoom } from './admin-locks.ts';
import { overviewRoom } from './admin-overview.ts';
import { peopleRoom } from './admin-people.ts';
import { planRoom } from './admin-plan.ts';
import { createSessionMemory } from './admin-session-memory.ts';
import { followTheme } from './admin-theme.ts';
import {
  announce,
  byId,
  currentView,
  keepHashInLanguageLinks,
  languageLinks,
  pageData,
  showView,
} from './page-views.ts';
import { connectTeams, type TeamsHost } from './teams-host.ts';

const rooms: Readonly<Record<AdminView, readonly [AdminText, Room]>> = {
  overview: ['room.overview', overviewRoom],
  people: ['room.people', peopleRoom],
  campaigns: ['room.campaigns', campaignsRoom],
  kit: ['room.kit', kitRoom],
  plan: ['room.plan', planRoom],
  guide: ['room.guide', guideRoom],
  doctor: ['room.doctor', doctorRoom],
  locks: ['room.locks', locksRoom],
};
const viewNames = Object.keys(rooms) as AdminView[];

type Tablist = HTMLElement & { activeid: string };
type Way = { readonly ssoToken: string } | { readonly link: string };

/** How one comes in, which room is shown, and what is said where that does not work. */
class AdminPage {
  readonly #data = pageData() as AdminPageData;
  readonly #say = createSay(this.#data);
  readonly #formats = createFormats(this.#data.language);
  readonly #client = createAdminClient();
  readonly #memory = createSessionMemory();
  #host: TeamsHost | undefined;
  #leaving = new AbortController();
  #tabs: Tablist | undefined;
  /** Of the room that is drawn: one that took longer than the next is not shown any more. */
  #drawing = 0;

  async start(): Promise<void> {
    followTheme(repaintCharts);
    this.#wire();
    this.#host = await connectTeams([]);
    if (this.#host !== undefined) {
      this.#host.ready();
      const { subPage } = this.#host;
      if (location.hash === '' && subPage !== undefined) history.replaceState(null, '', `#${subPage}`);
      await this.#enterFromTeams();
      return;
    }
    if (/^#enter\/[\w-]{20,128}(?:\/\w+)?$/.test(location.hash)) {
      showView('enter');
      return;
    }
    const kept = this.#memory.recall();
    if (kept === undefined) showView('come');
    else await this.#open(kept.token, kept.name);
  }

  #wire(): void {
    byId('enter', HTMLButtonElement).addEventListener('click', () => void this.#enterByLink());
    byId('come-again', HTMLButtonElement).addEventListener('click', () => location.reload());
    for (const id of ['check-again', 'away-again'])
      byId(id, HTMLButtonElement).addEventListener('click', () => void this.#again());
    window.addEventListener('hashchange', () => void this.#draw());
    byId('skip', HTMLAnchorElement).addEventListener('click', (event) => {
      // The address names the room: it must not name the heading instead.
      event.preventDefault();
      byId('main', HTMLElement).focus();
    });
    for (const link of languageLinks()) link.addEventListener('click', keepHashInLanguageLinks);
  }

  async #again(): Promise<void> {
    if (location.hash.startsWith('#enter/')) await this.#enterByLink();
    else if (this.#host !== undefined) await this.#enterFromTeams();
    else location.reload();
  }

  async #enterFromTeams(): Promise<void> {
    const ssoToken = await this.#host?.ssoToken();
    if (ssoToken === undefined) showView('not-signed-in');
    else await this.#enter({ ssoToken });
  }

  /** The press that spends the link. Afterwards the address names a room and nothing else. */
  async #enterByLink(): Promise<void> {
    const [, link = '', room = 'overview'] = location.hash.slice(1).split('/');
    if (await this.#enter({ link })) history.replaceState(null, '', `#${room}`);
    if (currentView() === 'app') await this.#draw();
  }

  async #enter(way: Way): Promise<boolean> {
    try {
      const { token, name } = await this.#client.call<SessionAnswer>('session/open', way);
      // Teams signs in anew each time, so a second account of the same machine never finds the first one's session.
      if (this.#host === undefined) this.#memory.remember({ token, name });
      await this.#open(token, name, 'link' in way);
      return true;
    } catch (error) {
      this.#stop(error);
      return false;
    }
  }

  async #open(token: string, name: string, later = false): Promise<void> {
    this.#client.use(token);
    byId('who', HTMLElement).textContent = name;
    byId('leave', HTMLElement).replaceChildren(
      button(this.#say('leave'), () => this.#leave(), { look: 'subtle', size: 'small' }),
    );
    this.#buildTabs();
    showView('app');
    if (!later) await this.#draw();
  }

  async #leave(): Promise<void> {
    this.#memory.forget();
    // Whether it arrives or not: this browser has forgotten it, and it ends by itself.
    await this.#client.call<Outcome>('session/close').catch(() => undefined);
    this.#end('left');
  }

  #buildTabs(): void {
    const tabs = el(
      'fluent-tablist',
      {},
      ...viewNames.map((view) => el('fluent-tab', { id: `tab-${view}`, slot: 'tab' }, this.#say(rooms[view][0]))),
    ) as Tablist;
    this.#tabs = tabs;
    tabs.setAttribute('activeid', `tab-${this.#address()[0]}`);
    tabs.addEventListener('change', () => {
      const view = tabs.activeid.replace(/^tab-/, '');
      if (view !== this.#address()[0] && currentView() === 'app') location.hash = view;
    });
    const place = byId('rooms', HTMLElement);
    place.replaceChildren(tabs);
    place.hidden = false;
  }

  /** Room and what follows it, from the address; an address of no room is the first one's. */
  #address(): readonly [AdminView, ...string[]] {
    const [name = '', ...rest] = location.hash
      .slice(1)
      .split('/')
      .map((part) => decoded(part));
    const view = viewNames.find((one) => one === name);
    return view === undefined ? ['overview'] : [view, ...rest.filter((part) => part !== '')];
  }

  async #draw(): Promise<void> {
    if (currentView() !== 'app') return;
    const [view, ...rest] = this.#address();
    const drawing = (this.#drawing += 1);
    this.#leaving.abort();
    this.#leaving = new AbortController();
    if (this.#tabs !== undefined && this.#tabs.activeid !== `tab-${view}`) this.#tabs.activeid = `tab-${view}`;
    const [title, room] = rooms[view];
    document.title = `${this.#say(title)} – ${this.#say('title')}`;
    const place = byId('room', HTMLElement);
    place.setAttribute('aria-busy', 'true');
    const waiting = setTimeout(() => place.replaceChildren(loading(this.#say('loading.text'))), 300);
    try {
      const drawn = await room(this.#context(), rest);
      if (drawing === this.#drawing) this.#show(drawn);
    } catch (error) {
      if (drawing !== this.#drawing) return;
      if (error instanceof Unreachable) {
        const again = button(this.#say('again'), () => this.#draw());
        this.#show(
          el(
            'div',
            { class: 'room' },
            el('h1', { tabindex: -1 }, this.#say(title)),
            faultNotice({ say: this.#say }, error, again),
          ),
        );
      } else this.#stop(error);
    } finally {
      clearTimeout(waiting);
      if (drawing === this.#drawing) place.removeAttribute('aria-busy');
    }
  }

  /** The focus stays on the tabs where somebody walks along them; else the room's heading gets it. */
  #show(room: HTMLElement): void {
    byId('room', HTMLElement).replaceChildren(el('div', { id: 'told' }), room);
    if (this.#tabs?.contains(document.activeElement) === true) return;
    room.querySelector<HTMLElement>('h1')?.focus({ preventScroll: true });
    window.scrollTo(0, 0);
  }

  #context(): AdminContext {
    const say = this.#say;
    const tell: AdminContext['tell'] = (words, intent = 'info') => {
      const bar = notice(words, intent);
      document.getElementById('told')?.replaceChildren(bar);
      announce(words);
      bar.scrollIntoView({ block: 'nearest' });
    };
    return {
      ...{ ...this.#formats, data: this.#data, say, client: this.#client, tell, left: this.#leaving.signal },
      go: (path) => {
        if (location.hash === `#${path}`) void this.#draw();
        else location.hash = path;
      },
      again: () => this.#draw(),
      act: async (work) => {
        document.getElementById('told')?.replaceChildren();
        try {
          await work();
          return true;
        } catch (error) {
          if (error instanceof Unreachable) tell(faultWords(say, error), 'error');
          else this.#stop(error);
          return false;
        }
      },
    };
  }

  /** Where the session or the right ends, the page shows why, and nothing of before. */
  #stop(error: unknown): void {
    if (error instanceof Unreachable) this.#end('away', true);
    else if (error instanceof SessionOver) this.#end('over');
    else if (error instanceof NotAllowed)
      this.#end(views.includes(error.reason) ? error.reason : 'not-admin', error.reason === 'could-not-check');
    else throw error;
  }

  #end(view: string, keepsSession = false): void {
    this.#drawing += 1;
    this.#leaving.abort();
    if (!keepsSession) {
      this.#client.use(undefined);
      this.#memory.forget();
    }
    byId('room', HTMLElement).replaceChildren();
    byId('rooms', HTMLElement).hidden = true;
    byId('rooms', HTMLElement).replaceChildren();
    byId('leave', HTMLElement).replaceChildren();
    byId('who', HTMLElement).textContent = '';
    showView(view);
  }
}

const views: readonly string[] = ['link-dead', 'not-signed-in', 'not-admin', 'not-set-up', 'could-not-check'];

function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return '';
  }
}

function loading(words: string): HTMLElement {
  return el('p', { class: 'waiting', role: 'status' }, el('fluent-spinner', { size: 'small' }), words);
}

void new AdminPage().start();
