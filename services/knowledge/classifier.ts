import type { Terms } from './terms.ts';

export type Example = {
  /** Index of the class it belongs to. */
  readonly group: number;
  readonly terms: Terms;
};

/** How much each kind of term counts in a text; their squares make about one. */
const kinds = [
  ['words', 0.75],
  ['grams', 0.5],
  ['pairs', 0.43],
] as const;

/** Found by cross-validation over the ways of asking. `ignored`: errors below it change nothing that counts. */
const training = { rounds: 6, rate: 6, fading: 0.25, ignored: 0.002 };

/**
 * Multinomial logistic regression over terms of which rare ones count more (tf-idf), trained by stochastic gradient
 * descent in a fixed order, so that the same examples always give the same answers. Unlike a comparison with each way of
 * asking, it learns which words tell neighbours apart. See Jurafsky and Martin, Speech and Language Processing, chapter 5.
 * `groups`: how many classes there are. Returns per class how likely it is, 0 to 1, together 1.
 */
export function createClassifier(examples: readonly Example[], groups: number): (asked: Terms) => Float64Array {
  const features = createFeatures(examples);
  const weights = new Float32Array(features.size * groups);
  const vectors = examples.map(({ terms }) => features.of(terms));
  for (let round = 0; round < training.rounds; round += 1) {
    const rate = training.rate / (1 + training.fading * round);
    for (const each of shuffled(examples.length, round)) {
      const vector = vectors[each] ?? nothing;
      const errors = likelihoods(weights, vector, groups);
      for (let group = 0; group < groups; group += 1) {
        const error = (group === examples[each]?.group ? 1 : 0) - (errors[group] ?? 0);
        errors[group] = Math.abs(error) < training.ignored ? 0 : rate * error;
      }
      learn(weights, vector, errors);
    }
  }
  return (asked) => likelihoods(weights, features.of(asked), groups);
}

/** A text as the places and values of its terms. */
type Vector = { readonly places: Int32Array; readonly values: Float64Array };
const nothing: Vector = { places: new Int32Array(), values: new Float64Array() };

/** The weights of one term stand together, one for each class. */
function likelihoods(weights: Float32Array, { places, values }: Vector, groups: number): Float64Array {
  const scores = new Float64Array(groups);
  for (let at = 0; at < places.length; at += 1) {
    const start = (places[at] ?? 0) * groups;
    const value = values[at] ?? 0;
    for (let group = 0; group < groups; group += 1)
      scores[group] = (scores[group] ?? 0) + value * (weights[start + group] ?? 0);
  }
  const most = scores.reduce((one, other) => Math.max(one, other), -Infinity);
  const likely = scores.map((score) => Math.exp(score - most));
  const sum = likely.reduce((one, other) => one + other, 0);
  return likely.map((share) => share / sum);
}

function learn(weights: Float32Array, { places, values }: Vector, steps: Float64Array): void {
  const moved = Int32Array.from([...steps.keys()].filter((group) => steps[group] !== 0));
  for (let at = 0; at < places.length; at += 1) {
    const start = (places[at] ?? 0) * steps.length;
    const value = values[at] ?? 0;
    for (const group of moved) weights[start + group] = (weights[start + group] ?? 0) + (steps[group] ?? 0) * value;
  }
}

type Features = { readonly size: number; readonly of: (terms: Terms) => Vector };

/** Terms that no example has make the others count less: a question about other things is like nothing. */
function createFeatures(examples: readonly Example[]): Features {
  const known = new Map<string, { readonly place: number; held: number }>();
  const keysOf = (kind: (typeof kinds)[number][0], terms: Terms) => terms[kind].map((term) => `${kind[0]}${term}`);
  for (const { terms } of examples)
    for (const key of kinds.flatMap(([kind]) => keysOf(kind, terms))) {
      const seen = known.get(key);
      if (seen === undefined) known.set(key, { place: known.size, held: 1 });
      else seen.held += 1;
    }
  const rarity = (held: number): number => Math.log(1 + examples.length / (0.5 + held));
  return {
    size: known.size,
    of: (terms) => {
      const places: number[] = [];
      const values: number[] = [];
      for (const [kind, share] of kinds) {
        const keys = keysOf(kind, terms);
        const scale = share / (Math.hypot(...keys.map((key) => rarity(known.get(key)?.held ?? 0))) || 1);
        for (const key of keys) {
          const seen = known.get(key);
          if (seen === undefined) continue;
          places.push(seen.place);
          values.push(rarity(seen.held) * scale);
        }
      }
      return { places: Int32Array.from(places), values: Float64Array.from(values) };
    },
  };
}

/** An order that looks like chance and is always the same: a linear congruential generator (Numerical Recipes). */
function shuffled(count: number, seed: number): readonly number[] {
  const order = Array.from({ length: count }, (_each, at) => at);
  let state = seed + 1;
  for (let at = count - 1; at > 0; at -= 1) {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    const other = state % (at + 1);
    [order[at], order[other]] = [order[other] ?? 0, order[at] ?? 0];
  }
  return order;
}
