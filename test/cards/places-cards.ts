import type { AdaptiveCard } from '../../cards/adaptive-card.ts';
import { devicesCard, placesCard } from '../../cards/places-card.ts';
import { deviceIn } from '../../services/checklist/places.ts';
import { loadPlaces } from '../../services/checklist/load-places.ts';
import type { Translator } from '../../services/i18n/translator.ts';

/** The checklist after a new password, with the product's own places. */
export function placesCards(t: Translator): readonly (readonly [string, AdaptiveCard])[] {
  const devices = loadPlaces(undefined).devices.map((device) => deviceIn(device, t.language));
  return [
    ['places-devices', devicesCard({ devices, done: [] }, t)],
    ['places-devices-done', devicesCard({ devices, done: ['mac'] }, t)],
    ...devices.map((device): readonly [string, AdaptiveCard] => [
      `places-${device.id}`,
      placesCard({ device, ticked: device.places.slice(0, 1).map(({ id }) => id) }, t),
    ]),
  ];
}
