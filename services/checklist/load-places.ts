import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parse } from 'yaml';
import { z } from 'zod';
import { idPattern, type KnowledgeProblem } from '../knowledge/knowledge-item.ts';
import { textsSchema } from '../knowledge/texts.ts';
import { mostDevices, mostPlaces, type Device } from './places.ts';

/** The file of the places, in the product's folder of knowledge and in an organisation's own. */
const placesFile = 'old-passwords.yaml';

const productKnowledge = fileURLToPath(new URL('../../knowledge/', import.meta.url));
const mostBytes = 64 * 1024;

const id = z.string().regex(idPattern).max(40);
const place = z
  .strictObject({ place: id, name: textsSchema(60), steps: z.array(textsSchema(240)).min(1).max(5) })
  .transform(({ place: named, ...rest }) => ({ id: named, ...rest }));
const device = z
  .strictObject({
    device: id,
    name: textsSchema(40),
    words: z.array(z.string().trim().min(2).max(40)).min(1).max(20),
    places: z.array(place).min(1).max(mostPlaces),
  })
  .transform(({ device: named, ...rest }) => ({ id: named, ...rest }));
const file = z
  .array(device)
  .min(1)
  .max(mostDevices)
  .refine((devices) => isOnce(devices.map((each) => each.id)), 'A device stands there twice.')
  .refine((devices) => isOnce(devices.flatMap(({ words }) => words)), 'A word stands at two devices.')
  .refine(
    (devices) => devices.every(({ places }) => isOnce(places.map((each) => each.id))),
    'A device has a place twice.',
  );

export type LoadedPlaces = { readonly devices: readonly Device[]; readonly problems: readonly KnowledgeProblem[] };

/**
 * Reads the product's places, or an organisation's own file in their place where its folder (`undefined`: none) holds
 * one. Never throws: what cannot be used is told, and the product's own places stand in.
 */
export function loadPlaces(own: string | undefined, product = productKnowledge): LoadedPlaces {
  const mine = own === undefined ? undefined : read(join(own, placesFile));
  if (mine?.devices !== undefined) return { devices: mine.devices, problems: [] };
  const theirs = read(join(product, placesFile)) ?? told(join(product, placesFile), 'The file is missing.');
  return { devices: theirs.devices ?? [], problems: [...(mine?.problems ?? []), ...theirs.problems] };
}

type Read = { readonly devices?: readonly Device[]; readonly problems: readonly KnowledgeProblem[] };

/** Undefined: there is no such file. */
function read(path: string): Read | undefined {
  const size = statSync(path, { throwIfNoEntry: false })?.size;
  if (size === undefined) return undefined;
  if (size > mostBytes) return told(path, 'The file is larger than 64 KB.');
  try {
    const parsed = file.safeParse(parse(readFileSync(path, 'utf8')));
    if (parsed.success) return { devices: parsed.data, problems: [] };
    const [issue] = parsed.error.issues;
    return told(path, `${issue?.path.join(', ') ?? ''}: ${issue?.message ?? 'not readable'}`.replace(/^: /u, ''));
  } catch {
    return told(path, 'The file is no YAML, or cannot be read.');
  }
}

function told(path: string, problem: string): Read {
  return { problems: [{ file: path, line: 1, problem }] };
}

function isOnce(values: readonly string[]): boolean {
  return new Set(values).size === values.length;
}
