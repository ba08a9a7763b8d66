import type { CampaignSendResult } from '../services/campaign/campaign-messenger.ts';
import type { InstallResult } from '../services/installer/app-installer.ts';

/** What a runner's process asks this one, which outlives it. `at`: the steered clock's moment. */
export type CampaignQuestion =
  | { readonly id: number; readonly ask: 'install' | 'send'; readonly person: number; readonly at: number }
  | { readonly id: number; readonly ask: 'made'; readonly campaignId: string; readonly at: number }
  | { readonly id: number; readonly ask: 'done'; readonly result: ChildResult; readonly at: number };

export type ChildResult = {
  readonly audience: number;
  readonly states: Readonly<Record<string, number>>;
  readonly sendSeconds: number;
  readonly buildSeconds: number;
  readonly peakRss: number;
};

/** Dates do not survive the channel. */
export type CampaignAnswer = { readonly id: number; readonly retryAt?: number; readonly kind: string };

/** Requests a second that Graph takes for installing apps, and messages a second that Teams takes from an app in a tenant. */
const graphLimit = 30;
const teamsLimit = 50;
/** Now and then one asks for a rest although nobody was fast: other apps share the tenant. */
const stormEvery = 20_000;
const stormSeconds = 30;

export type WorldFigures = {
  readonly installs: number;
  readonly sends: number;
  /** Asked for a rest, and how often of it because of our own speed. */
  readonly throttled: number;
  readonly tooFast: number;
  /** Installed again although the answer to the first time had been heard. */
  readonly knownDoubleInstalls: number;
  /** Installed again because a process died between the answer and writing it down. */
  readonly repeatedInstalls: number;
  readonly doubleMessages: number;
  /** Messages of which Teams itself left the fate open. */
  readonly unanswered: number;
};

/** Graph and Teams with their limits, one moment after the other as the steered clock goes; everything is remembered. */
export function createCampaignWorld(limited: boolean) {
  const installed = new Map<number, number>();
  const messages = new Map<number, number>();
  /** Installed, and no message asked for yet: what a process that dies now may have to do again. */
  const between = new Set<number>();
  const excused = new Set<number>();
  const windows = { install: [] as number[], send: [] as number[] };
  const figures = { throttled: 0, tooFast: 0, knownDoubleInstalls: 0, repeatedInstalls: 0, unanswered: 0, calls: 0 };
  const throttled = (ask: 'install' | 'send', at: number): number | undefined => {
    if (!limited) return undefined;
    figures.calls += 1;
    const window = windows[ask];
    while ((window[0] ?? Infinity) <= at - 1_000) window.shift();
    const tooFast = window.length >= (ask === 'install' ? graphLimit : teamsLimit);
    if (!tooFast && figures.calls % stormEvery !== 0) {
      window.push(at);
      return undefined;
    }
    figures.throttled += 1;
    if (tooFast) figures.tooFast += 1;
    return at + (tooFast ? 1_000 : stormSeconds * 1_000);
  };
  const install = (person: number): InstallResult['kind'] => {
    // One in fifty has never opened Teams.
    if (person % 50 === 7) return 'refused';
    const before = installed.get(person) ?? 0;
    installed.set(person, before + 1);
    if (before > 0 && excused.delete(person)) figures.repeatedInstalls += 1;
    else if (before > 0) figures.knownDoubleInstalls += 1;
    between.add(person);
    return 'installed';
  };
  const send = (person: number): CampaignSendResult['kind'] => {
    between.delete(person);
    messages.set(person, (messages.get(person) ?? 0) + 1);
    // One in five hundred: the connection broke, and nobody knows.
    if (person % 500 !== 3) return 'sent';
    figures.unanswered += 1;
    return 'unconfirmed';
  };
  return {
    answer: ({ ask, person, at }: Extract<CampaignQuestion, { ask: 'install' | 'send' }>) => {
      const retryAt = throttled(ask, at);
      if (retryAt !== undefined) return { kind: 'throttled', retryAt };
      return { kind: ask === 'install' ? install(person) : send(person) };
    },
    /** A process was killed: whoever was between installation and message may be installed once more. */
    died: (): void => {
      for (const person of between) excused.add(person);
    },
    sends: () => messages.size,
    figures: (): WorldFigures => ({
      installs: installed.size,
      sends: messages.size,
      throttled: figures.throttled,
      tooFast: figures.tooFast,
      knownDoubleInstalls: figures.knownDoubleInstalls,
      repeatedInstalls: figures.repeatedInstalls,
      unanswered: figures.unanswered,
      doubleMessages: [...messages.values()].filter((times) => times > 1).length,
    }),
  };
}
