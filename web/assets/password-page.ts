import type { Language } from '../../services/i18n/language.ts';
import type { PageOpenOutcome, PageStatusOutcome } from '../../services/page/page-service.ts';
import type { PasswordRejection } from '../../services/policy/password-policy.ts';
import { loadCommonPasswordFilter, type CommonPasswordFilter } from '../../services/policy/common-password-filter.ts';
import type { PasswordPageTexts } from '../password-page-texts.ts';
import { startCountdown } from './countdown.ts';
import { createBrowserKey, createPageClient, Unreachable, type PageClient } from './page-client.ts';
import { forgetPage, recallPage, rememberPage, type PageMemory } from './page-memory.ts';
import { announce, byId, currentView, languageLinks, pageData, showView } from './page-views.ts';
import { createPasswordForm, type PasswordForm } from './password-form.ts';
import { sealPassword, sha256 } from './seal-password.ts';
import { connectTeams, type TeamsHost } from './teams-host.ts';

type PageData = {
  readonly language: Language;
  readonly texts: PasswordPageTexts;
  readonly commonPasswords: string;
  readonly teamsAppIds: readonly string[];
};

const pollMs = 1000;
/** While somebody chooses: often enough to notice that the flow was cancelled in the chat. */
const idlePollMs = 5000;

/** Reads the handle, opens or resumes, and from then on shows what the server says. */
class PasswordPage {
  readonly #data = pageData() as PageData;
  readonly #form: PasswordForm;
  readonly #host: Promise<TeamsHost | undefined>;
  readonly #timeLeft = startCountdown(this.#data.texts, () => this.#end('dead'));
  #isCommon: CommonPasswordFilter = () => false;
  #memory: PageMemory | undefined;
  #keys: CryptoKeyPair | undefined;
  #again: () => Promise<void> = async () => this.start();
  #polling: ReturnType<typeof setTimeout> | undefined;
  #busy = false;

  constructor() {
    this.#host = connectTeams(this.#data.teamsAppIds);
    this.#form = createPasswordForm({
      texts: this.#data.texts,
      language: this.#data.language,
      isCommon: (normalised) => this.#isCommon(normalised),
      onSubmit: () => void this.#submit(),
    });
    byId('retry', HTMLButtonElement).addEventListener('click', () => void this.#again());
  }

  async start(): Promise<void> {
    if (!('crypto' in globalThis) || !('subtle' in crypto)) {
      this.#show('unsupported');
      return;
    }
    void this.#offerClose();
    void this.#loadCommonPasswords();
    const handle = location.hash.slice(1);
    const memory = await recallPage();
    if (memory !== undefined && (handle === '' || memory.handleHashes.includes(await sha256(handle)))) {
      this.#resume(memory);
    } else if (/^[\w-]{20,128}$/.test(handle)) {
      await this.#open(handle, []);
    } else {
      this.#show('dead');
    }
  }

  /** Spends a handle. The key is made first and used again when the answer got lost on the way. */
  async #open(handle: string, earlier: readonly string[], rejection?: PasswordRejection): Promise<void> {
    try {
      this.#keys ??= await createBrowserKey();
      const ssoToken = await (await this.#host)?.ssoToken();
      const { outcome, clockOffset } = await this.#client().open(handle, ssoToken);
      if (outcome.kind !== 'opened') {
        this.#end(outcome.kind);
        return;
      }
      const memory: PageMemory = {
        keys: this.#keys,
        handleHashes: [...earlier, await sha256(handle)],
        opened: outcome,
        session: { sessionId: outcome.sessionId, clockOffset },
        endsAt: Date.now() + outcome.secondsLeft * 1000,
      };
      const kept = await rememberPage(memory);
      // Out of the address bar once a reload can do without it; the language switch is such a reload.
      if (kept) history.replaceState(null, '', location.pathname + location.search);
      for (const link of languageLinks()) link.hidden = !kept;
      this.#choose(memory, rejection);
    } catch (error) {
      if (!(error instanceof Unreachable)) throw error;
      this.#again = async () => {
        showView('loading');
        await this.#open(handle, earlier, rejection);
      };
      this.#show('unavailable');
    }
  }

  #resume(memory: PageMemory): void {
    this.#memory = memory;
    this.#keys = memory.keys;
    this.#timeLeft.until(memory.endsAt);
    this.#form.prepare(memory.opened);
    this.#pollAfter(0);
  }

  #choose(memory: PageMemory, rejection?: PasswordRejection): void {
    this.#memory = memory;
    const { opened } = memory;
    byId('account-name', HTMLElement).textContent = opened.displayName;
    byId('account-upn', HTMLElement).textContent = opened.maskedUpn;
    this.#form.prepare(opened);
    this.#timeLeft.until(memory.endsAt);
    const reason = rejection ?? opened.lastRejection;
    const notice = byId('rejection', HTMLElement);
    notice.hidden = reason === undefined;
    if (reason !== undefined) {
      const { rejected, triesLeft } = this.#data.texts;
      byId('rejection-text', HTMLElement).textContent =
        `${rejected[reason]} ${triesLeft[opened.attemptsLeft] ?? ''}`.trim();
    }
    showView('choose', matchMedia('(pointer: fine)').matches ? this.#form.field : 'heading');
    this.#pollAfter(idlePollMs);
  }

  /** Seals and sends. The field is emptied as soon as the server has the sealed password, or at any end. */
  async #submit(): Promise<void> {
    const memory = this.#memory;
    if (memory === undefined || this.#busy) return;
    this.#busy = true;
    const button = byId('submit', HTMLButtonElement);
    button.disabled = true;
    try {
      const sealed = await sealPassword(this.#form.value(), memory.opened.sealing);
      const outcome = await this.#client().submit(memory.session, sealed);
      if (outcome.kind === 'dead' || outcome.kind === 'ended') {
        this.#end(outcome.kind);
        return;
      }
      this.#work();
    } catch (error) {
      if (!(error instanceof Unreachable)) throw error;
      // It may have arrived: the status tells. While that says "choosing", it has not.
      await this.#afterLostSubmit(memory);
    } finally {
      this.#busy = false;
      button.disabled = false;
      this.#pollAfter(pollMs);
    }
  }

  async #afterLostSubmit(memory: PageMemory): Promise<void> {
    try {
      const status = await this.#client().status(memory.session);
      if (status.kind !== 'choosing') {
        await this.#follow(status);
        return;
      }
    } catch {
      // Still no answer: what stands in the field is not lost.
    }
    this.#form.showError(this.#data.texts.notSent);
  }

  #pollAfter(ms: number): void {
    clearTimeout(this.#polling);
    if (this.#memory === undefined) return;
    this.#polling = setTimeout(() => void this.#poll(), ms);
  }

  async #poll(): Promise<void> {
    const memory = this.#memory;
    if (memory === undefined || this.#busy) return;
    const slow = document.querySelector<HTMLElement>('[data-slow]');
    try {
      const status = await this.#client().status(memory.session);
      if (slow !== null) slow.hidden = true;
      await this.#follow(status);
    } catch (error) {
      if (!(error instanceof Unreachable)) throw error;
      if (slow !== null) slow.hidden = false;
    }
    this.#pollAfter(currentView() === 'choose' ? idlePollMs : pollMs);
  }

  async #follow(status: PageStatusOutcome): Promise<void> {
    const memory = this.#memory;
    if (memory === undefined) return;
    switch (status.kind) {
      case 'choosing':
        // Only a resumed page is not there yet; a sealed password on its way keeps the view it has.
        if (currentView() === 'loading') this.#choose(memory);
        return;
      case 'working':
        this.#work();
        return;
      case 'checking':
        this.#timeLeft.stop();
        this.#show('checking');
        return;
      case 'rejected':
        if (status.nextHandle !== undefined) return this.#open(status.nextHandle, memory.handleHashes, status.reason);
        this.#end(status.attemptsLeft === 0 ? 'no-tries' : 'dead');
        return;
      case 'done':
      case 'failed':
      case 'ended':
      case 'dead':
        this.#end(status.kind);
        return;
    }
  }

  /** The server has the sealed password: the page's own time no longer matters. */
  #work(): void {
    this.#timeLeft.stop();
    this.#form.clear();
    this.#show('working');
  }

  /** Nothing more can happen on this page: what it knew is dropped. */
  #end(view: Exclude<PageOpenOutcome['kind'], 'opened'> | 'done' | 'failed' | 'ended' | 'no-tries'): void {
    clearTimeout(this.#polling);
    this.#timeLeft.stop();
    this.#form.clear();
    this.#memory = undefined;
    this.#keys = undefined;
    void forgetPage();
    this.#show(view);
  }

  #show(view: string): void {
    showView(view);
    announce('');
  }

  #client(): PageClient {
    if (this.#keys === undefined) throw new Error('the page has no key yet');
    return createPageClient(this.#keys);
  }

  /** In Teams the last button closes the dialog; elsewhere a sentence says that the window may be closed. */
  async #offerClose(): Promise<void> {
    const host = await this.#host;
    host?.ready();
    const close = host?.close;
    if (close === undefined) return;
    for (const button of document.querySelectorAll<HTMLButtonElement>('[data-close]')) {
      button.hidden = false;
      button.addEventListener('click', close);
    }
    for (const hint of document.querySelectorAll<HTMLElement>('[data-close-hint]')) hint.hidden = true;
  }

  /** Advice may come late or not at all; the executor asks the same filter again. */
  async #loadCommonPasswords(): Promise<void> {
    const response = await fetch(this.#data.commonPasswords, { credentials: 'omit' }).catch(() => undefined);
    if (response?.ok !== true) return;
    this.#isCommon = loadCommonPasswordFilter(new Uint8Array(await response.arrayBuffer()));
    this.#form.field.dispatchEvent(new Event('input'));
  }
}

void new PasswordPage().start();
