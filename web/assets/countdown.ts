import type { PasswordPageTexts } from '../password-page-texts.ts';
import { announce, byId, fill, minutesAndSeconds } from './page-views.ts';

export type Countdown = {
  /** Counts down to an instant of this browser's clock, in ms. */
  readonly until: (endsAt: number) => void;
  readonly stop: () => void;
};

/** Shows the time left as minutes and seconds and says it aloud twice: at two minutes and at one. */
export function startCountdown(
  texts: Pick<PasswordPageTexts, 'timeLeft' | 'timeWarning'>,
  onOver: () => void,
): Countdown {
  let ticking: ReturnType<typeof setInterval> | undefined;
  const stop = () => clearInterval(ticking);
  return {
    stop,
    until: (endsAt) => {
      stop();
      const tick = () => {
        const seconds = Math.max(0, Math.ceil((endsAt - Date.now()) / 1000));
        const shown = byId('time-left', HTMLElement);
        shown.textContent = fill(texts.timeLeft, { time: minutesAndSeconds(seconds) });
        shown.classList.toggle('soon', seconds <= 120);
        if (seconds === 120 || seconds === 60) announce(texts.timeWarning[seconds / 60] ?? '');
        if (seconds > 0) return;
        stop();
        onOver();
      };
      ticking = setInterval(tick, 1000);
      tick();
    },
  };
}
