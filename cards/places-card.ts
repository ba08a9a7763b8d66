import type { Translator } from '../services/i18n/translator.ts';
import type { DeviceView } from '../services/outcomes/places-outcome.ts';
import type { AdaptiveCard, Element, SubmitAction } from './adaptive-card.ts';
import { answerLines } from './answer-lines.ts';
import { aside, button, card, notice, paragraph, securityLine } from './elements.ts';
import { bare, plain } from './plain-text.ts';

const longestTitle = 40;

/** After a new password: which device first? `done`: the devices whose places are all ticked. */
export function devicesCard(
  model: { readonly devices: readonly DeviceView[]; readonly done: readonly string[] },
  t: Translator,
): AdaptiveCard {
  const finished = model.devices.filter(({ id }) => model.done.includes(id));
  const names = finished.map(({ name }) => plain(name)).join(', ');
  return card(t, {
    title: t('places.title'),
    body: [
      ...(finished.length === 0 ? [] : [notice(t('places.finished', { names }), 'good')]),
      paragraph(t('places.why')),
      paragraph(t('places.which')),
      aside(t('places.type-device')),
      securityLine(t),
    ],
    actions: model.devices.map((device) =>
      button(bare(device.name, longestTitle), { verb: 'places-device', device: device.id }),
    ),
  });
}

/** The places of one device with their steps, to be ticked off. `ticked`: ids of places. */
export function placesCard(
  model: { readonly device: DeviceView; readonly ticked: readonly string[] },
  t: Translator,
): AdaptiveCard {
  const { device, ticked } = model;
  const done = device.places.filter(({ id }) => ticked.includes(id)).length;
  return card(t, {
    title: t('places.on', { device: plain(device.name) }),
    body: [
      notice(
        t('places.count', { done, all: device.places.length }),
        done === device.places.length ? 'good' : 'emphasis',
      ),
      ...device.places.flatMap((place, at) => placeElements(place, at + 1, ticked.includes(place.id))),
      aside(t('places.type-done')),
      securityLine(t),
    ],
    actions: [
      saveButton(device.id, t),
      button(t('button.places-other'), { verb: 'old-passwords' }),
      button(t('button.places-all'), { verb: 'places-all', device: device.id }),
    ],
  });
}

function placeElements(place: DeviceView['places'][number], number: number, ticked: boolean): readonly Element[] {
  // "1. …" would be the beginning of a list.
  const name = bare(place.name, 60);
  const steps = place.steps.map((step, at) => `${at + 1}. ${step}`).join('\n');
  return [
    {
      ...{ type: 'Input.Toggle', id: place.id, title: `${number} · ${name}`, wrap: true },
      value: ticked ? 'true' : 'false',
    },
    ...answerLines(steps).map(paragraph),
  ];
}

/** The only button that takes the ticks along. */
function saveButton(device: string, t: Translator): SubmitAction {
  return {
    ...button(t('button.places-save'), { verb: 'places-save', device }, 'positive'),
    associatedInputs: 'auto',
  };
}
