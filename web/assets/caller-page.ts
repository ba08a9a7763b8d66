import type { CallerOpenOutcome, CallerPageState } from '../../services/caller-check/caller-page.ts';
import type { Language } from '../../services/i18n/language.ts';
import type { CallerPageTexts } from '../caller-page-texts.ts';
import { createBrowserMemory } from './browser-memory.ts';
import { actAsCaller, openCaller, type CallerAct } from './caller-client.ts';
import { startCountdown } from './countdown.ts';
import { createBrowserKey, Unreachable, type PageSession } from './page-client.ts';
import { announce, byId, currentView, fill, languageLinks, pageData, showView } from './page-views.ts';
import { createProofForm, type Proving } from './proof-form.ts';
import { sha256 } from './seal-password.ts';

type PageData = { readonly language: Language; readonly texts: CallerPageTexts };
type Opened = Extract<CallerOpenOutcome, { readonly kind: 'opened' }>;

/** What a reload in the same browser needs to go on. */
type Memory = {
  readonly keys: CryptoKeyPair;
  readonly handleHash: string;
  readonly opened: Opened;
  readonly session: PageSession;
  /** End of the question, by this browser's clock, in ms. */
  readonly asksUntil: number;
  readonly endsAt: number;
};

/** Once said yes, a check may go on for a while after the question's own end. */
const goesOnMs = 30 * 60 * 1000;

/** Opens the link or takes up what this browser opened, and from then on shows what the server says. */
class CallerPage {
  readonly #data = pageData() as PageData;
  readonly #stored = createBrowserMemory<Memory>('call');
  readonly #form = createProofForm({
    texts: this.#data.texts,
    onSend: (method) => void this.#act({ path: 'send', body: { method } }),
    onCode: (code) => void this.#act({ path: 'type', body: { code } }),
  });
  readonly #timeLeft = startCountdown(this.#data.texts, () => void this.#end('over'));
  #keys: CryptoKeyPair | undefined;
  #memory: Memory | undefined;
  #again: () => Promise<void> = () => this.start();
  #busy = false;

  constructor() {
    const press = (id: string, act: CallerAct) =>
      byId(id, HTMLButtonElement).addEventListener('click', () => void this.#act(act));
    press('yes', { path: 'answer', body: { yes: true } });
    press('no', { path: 'answer', body: { yes: false } });
    press('stop', { path: 'answer', body: { yes: false } });
    byId('retry', HTMLButtonElement).addEventListener('click', () => void this.#again());
  }

  async start(): Promise<void> {
    if (!('crypto' in globalThis) || !('subtle' in crypto)) {
      showView('unsupported');
      return;
    }
    const handle = location.hash.slice(1);
    const memory = await this.#stored.recall();
    if (memory !== undefined && (handle === '' || memory.handleHash === (await sha256(handle)))) {
      this.#memory = memory;
      await this.#act({ path: 'look', body: {} });
    } else if (/^[\w-]{20,128}$/.test(handle)) {
      await this.#open(handle);
    } else {
      showView('dead');
    }
  }

  /** Spends the link. The key is made first and used again when the answer got lost on the way. */
  async #open(handle: string): Promise<void> {
    try {
      this.#keys ??= await createBrowserKey();
      const { outcome, clockOffset } = await openCaller(this.#keys, handle);
      if (outcome.kind !== 'opened') {
        await this.#end(outcome.kind);
        return;
      }
      const asksUntil = Date.now() + outcome.secondsLeft * 1000;
      this.#memory = {
        keys: this.#keys,
        handleHash: await sha256(handle),
        opened: outcome,
        session: { sessionId: outcome.sessionId, clockOffset },
        asksUntil,
        endsAt: asksUntil + goesOnMs,
      };
      const kept = await this.#stored.remember(this.#memory);
      // Out of the address bar once a reload can do without it; the language switch is such a reload.
      if (kept) history.replaceState(null, '', location.pathname + location.search);
      for (const link of languageLinks()) link.hidden = !kept;
      this.#ask();
    } catch (error) {
      this.#unreached(error, async () => {
        showView('loading');
        await this.#open(handle);
      });
    }
  }

  /** One signed act at a time; its answer is the whole state of the page. */
  async #act(act: CallerAct): Promise<void> {
    const memory = this.#memory;
    if (memory === undefined || this.#busy) return;
    this.#setBusy(true);
    try {
      await this.#follow(await actAsCaller(memory.keys, memory.session, act));
    } catch (error) {
      this.#unreached(error, () => this.#act(act));
    } finally {
      this.#setBusy(false);
    }
  }

  async #follow(state: CallerPageState): Promise<void> {
    switch (state.kind) {
      case 'asking-if-calling':
        this.#ask();
        return;
      case 'proving':
        this.#prove(state);
        return;
      case 'passed':
        await this.#end('passed');
        // In place of this page: going back must not come to a spent link.
        location.replace(`/page/password/call?lang=${this.#data.language}#${state.passwordHandle}`);
        return;
      case 'denied':
      case 'refused':
      case 'over':
      case 'dead':
        await this.#end(state.kind);
        return;
    }
  }

  #ask(): void {
    const memory = this.#memory;
    if (memory === undefined) return;
    const { agentName: agent, organisation, words } = memory.opened;
    byId('agent', HTMLElement).textContent = fill(this.#data.texts.agent, { agent, organisation });
    byId('words', HTMLOListElement).replaceChildren(
      ...words.map((word) => {
        const item = document.createElement('li');
        item.textContent = word;
        return item;
      }),
    );
    showView('ask');
    this.#timeLeft.until(memory.asksUntil);
  }

  #prove(state: Proving): void {
    this.#timeLeft.stop();
    const fresh = currentView() !== 'prove';
    this.#form.paint(state);
    showView('prove');
    if (!fresh && state.asking !== undefined && matchMedia('(pointer: fine)').matches)
      byId('code', HTMLInputElement).focus();
  }

  /** In the form a sentence says so and what was typed stays; anywhere else the page offers to try again. */
  #unreached(error: unknown, again: () => Promise<void>): void {
    if (!(error instanceof Unreachable)) throw error;
    if (currentView() === 'prove') {
      this.#form.say(this.#data.texts.notes['not-reached']);
      return;
    }
    this.#again = again;
    this.#timeLeft.stop();
    showView('unavailable');
  }

  /** Nothing more can happen on this page: what it knew is dropped. */
  async #end(view: 'passed' | 'denied' | 'refused' | 'over' | 'dead' | 'opened-twice'): Promise<void> {
    this.#timeLeft.stop();
    this.#form.clear();
    this.#memory = undefined;
    this.#keys = undefined;
    showView(view);
    announce('');
    await this.#stored.forget();
  }

  #setBusy(busy: boolean): void {
    this.#busy = busy;
    for (const button of document.querySelectorAll<HTMLButtonElement>('#yes, #no, #stop, #go-on'))
      button.disabled = busy;
  }
}

void new CallerPage().start();
