import type { ThemeName } from './host-config.ts';
import { panelTabs, type PanelTab } from './panel.ts';
import type { Room } from './wire.ts';

/** Who sits where, and the room that is open first. */
export type SeatAddress = { readonly personId: string; readonly room: Room | undefined };

/** The page's settings live in its address, so that a reload and a test can bring any screen back. */
export type PageAddress = {
  readonly theme: () => ThemeName;
  readonly tab: () => PanelTab | undefined;
  readonly phone: () => boolean;
  readonly language: () => string | null;
  /** `as=eero&also=henna:it-helpdesk,hugo`: at most three. */
  readonly seats: () => readonly SeatAddress[];
  readonly sit: (seats: readonly SeatAddress[]) => void;
  readonly remember: (name: 'theme' | 'panel' | 'phone', value: string | undefined) => void;
};

export const mostSeats = 3;

export function createPageAddress(): PageAddress {
  const address = new URL(location.href);
  const get = (name: string): string | null => address.searchParams.get(name);
  const set = (name: string, value: string | undefined): void => {
    if (value === undefined) address.searchParams.delete(name);
    else address.searchParams.set(name, value);
    history.replaceState(null, '', address);
  };
  return {
    theme: () => {
      const name = get('theme');
      return name === 'dark' || name === 'contrast' ? name : 'light';
    },
    tab: () => panelTabs.find((tab) => tab === get('panel')),
    phone: () => get('phone') === '1',
    language: () => get('lang'),
    seats: () =>
      [get('as'), ...(get('also') ?? '').split(',')]
        .filter((seat): seat is string => seat !== null && seat !== '')
        .map((seat) => {
          const [personId = '', room] = seat.split(':');
          return { personId, room: room ?? undefined };
        })
        .slice(0, mostSeats),
    sit: (seats) => {
      const [first, ...others] = seats.map(({ personId, room }) =>
        room === undefined ? personId : `${personId}:${room}`,
      );
      set('as', first);
      set('also', others.length === 0 ? undefined : others.join(','));
    },
    remember: set,
  };
}
