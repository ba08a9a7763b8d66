import type { Example, Vector } from './vectors.ts';

/** Found by cross-validation over the ways of asking. `ignored`: errors below it change nothing that counts. */
const training = { rounds: 4, rate: 6, fading: 0.25, ignored: 0.005 };

/**
 * Multinomial logistic regression, trained by stochastic gradient descent in a fixed order, so that the same examples
 * always give the same answers. Unlike a comparison with each way of asking, it learns which words tell neighbours apart.
 * See Jurafsky and Martin, Speech and Language Processing, the chapter on logistic regression.
 * `size`: how many places a vector has; `groups`: how many classes there are. Returns per class how likely it is, 0 to 1,
 * together 1.
 */
export function createClassifier(
  examples: readonly Example[],
  { size, groups }: { readonly size: number; readonly groups: number },
): (asked: Vector) => Float64Array {
  const weights = new Float32Array(size * groups);
  for (let round = 0; round < training.rounds; round += 1) {
    const rate = training.rate / (1 + training.fading * round);
    for (const { vector, group } of shuffled(examples, round)) {
      const steps = likelihoods(weights, vector, groups);
      for (let at = 0; at < groups; at += 1) steps[at] = rate * ((at === group ? 1 : 0) - (steps[at] ?? 0));
      learn(weights, vector, steps, rate * training.ignored);
    }
  }
  return (asked) => likelihoods(weights, asked, groups);
}

/** The weights of one term stand together, one for each class. */
function likelihoods(weights: Float32Array, { places, values }: Vector, groups: number): Float64Array {
  const scores = new Float64Array(groups);
  for (let at = 0; at < places.length; at += 1) {
    const start = (places[at] ?? 0) * groups;
    const value = values[at] ?? 0;
    for (let group = 0; group < groups; group += 1)
      scores[group] = (scores[group] ?? 0) + value * (weights[start + group] ?? 0);
  }
  return softmax(scores);
}

/** Looked up once: the loops below run millions of times. */
const { abs, exp, max } = Math;

/** Scores as shares of one, in place: the greater, the likelier. */
export function softmax(scores: Float64Array): Float64Array {
  let most = -Infinity;
  for (const score of scores) most = max(most, score);
  let sum = 0;
  for (let at = 0; at < scores.length; at += 1) {
    const share = exp((scores[at] ?? 0) - most);
    scores[at] = share;
    sum += share;
  }
  for (let at = 0; at < scores.length; at += 1) scores[at] = (scores[at] ?? 0) / sum;
  return scores;
}

function learn(weights: Float32Array, { places, values }: Vector, steps: Float64Array, ignored: number): void {
  for (let group = 0; group < steps.length; group += 1) {
    const step = steps[group] ?? 0;
    if (abs(step) < ignored) continue;
    for (let at = 0; at < places.length; at += 1) {
      const place = (places[at] ?? 0) * steps.length + group;
      weights[place] = (weights[place] ?? 0) + step * (values[at] ?? 0);
    }
  }
}

/** An order that looks like chance and is always the same: a linear congruential generator (Numerical Recipes). */
function shuffled<T>(all: readonly T[], seed: number): readonly T[] {
  const order = [...all];
  let state = seed + 1;
  for (let at = order.length - 1; at > 0; at -= 1) {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    const other = state % (at + 1);
    const [one, two] = [order[at], order[other]];
    if (one === undefined || two === undefined) continue;
    order[at] = two;
    order[other] = one;
  }
  return order;
}
