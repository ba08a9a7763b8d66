import { softmax } from './classifier.ts';
import type { Example, Vector } from './vectors.ts';

/**
 * `unseen`: what a term counts that a class has never had. `calm`: naive Bayes is surer than it should be, as it takes
 * words that come together for independent; its logarithms are divided by this. `calmer`: the same where letters are terms
 * as well, which come together even more. Found by cross-validation.
 */
const settings = { unseen: 0.02, calm: 4, calmer: 9 };

/**
 * Multinomial naive Bayes over words and pairs, with additive smoothing: what it knows of a class it knows from few
 * examples, where the classifier needs more. See Manning, Raghavan and Schütze, Introduction to Information Retrieval,
 * chapter 13. `size`, `groups` and what is returned are as for the classifier; `letters`: whether examples have bits.
 */
export function createBayes(
  examples: readonly Example[],
  { size, groups, letters }: { readonly size: number; readonly groups: number; readonly letters: boolean },
): (asked: Vector) => Float64Array {
  const calm = letters ? settings.calmer : settings.calm;
  const counts = new Float64Array(size * groups);
  const totals = new Float64Array(groups).fill(settings.unseen * size);
  for (const { vector, group } of examples)
    for (const place of vector.places) {
      counts[place * groups + group] = (counts[place * groups + group] ?? 0) + 1;
      totals[group] = (totals[group] ?? 0) + 1;
    }
  return (asked) => {
    const scores = new Float64Array(groups);
    for (const place of asked.places)
      for (let group = 0; group < groups; group += 1) {
        const share = (settings.unseen + (counts[place * groups + group] ?? 0)) / (totals[group] ?? 1);
        scores[group] = (scores[group] ?? 0) + Math.log(share) / calm;
      }
    return softmax(scores);
  };
}
