import { readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import process from 'node:process';
import { fullLanguages, languages } from '../services/i18n/language.ts';
import { loadPlaces } from '../services/checklist/load-places.ts';
import { loadSignInCodes } from '../services/diagnosis/load-sign-in-codes.ts';
import { AppError } from '../services/errors/app-error.ts';
import { checkKnowledge } from '../services/knowledge/check-knowledge.ts';
import { knowledgeUsage, parseKnowledgeCommand } from '../services/knowledge/knowledge-command.ts';
import { loadKnowledge } from '../services/knowledge/load-knowledge.ts';
import {
  goals,
  parseQuestions,
  questionSets,
  reachesGoals,
  scoreKnowledge,
  type QuestionSetName,
  type Score,
} from '../services/knowledge/score-knowledge.ts';
import { createKnowledgeSearch } from '../services/knowledge/search.ts';
import { runDrafts } from './drafts.ts';
import { checkTrees } from '../services/troubleshooter/check-trees.ts';
import { loadTrees } from '../services/troubleshooter/load-trees.ts';

/** `npm run knowledge -- …`: for whoever writes answers. Only `drafts` needs settings, and the store. */
const request = parseKnowledgeCommand(process.argv.slice(2));
const own = process.env['AVAIN_KNOWLEDGE_DIRECTORY'];
const loaded = loadKnowledge(own === undefined || own === '' ? undefined : own);
const places = loadPlaces(own === undefined || own === '' ? undefined : own);
const signIns = loadSignInCodes(own === undefined || own === '' ? undefined : own);
const trees = loadTrees(own === undefined || own === '' ? undefined : own);

switch (request.kind) {
  case 'help':
    console.log(knowledgeUsage);
    break;
  case 'usage':
    console.error(`${request.problem}\n\n${knowledgeUsage}`);
    process.exitCode = 2;
    break;
  case 'check':
    process.exitCode = check() ? 0 : 1;
    break;
  case 'drafts':
    process.exitCode = (await drafts(request.into, request.remove)) ? 0 : 1;
    break;
  case 'score':
    process.exitCode = score(request.questions, request.unseen ? questionSets : ['questions']) ? 0 : 1;
    break;
}

async function drafts(into: string, remove: boolean): Promise<boolean> {
  try {
    for (const line of await runDrafts({ env: process.env, into, remove })) console.log(line);
    return true;
  } catch (error) {
    console.error(error instanceof AppError ? `${error.code}: ${error.message}` : 'the drafts could not be written');
    return false;
  }
}

function check(): boolean {
  const { items } = loaded.knowledge;
  const problems = [
    ...loaded.problems,
    ...checkKnowledge(items),
    ...places.problems,
    ...signIns.problems,
    ...trees.problems,
    ...checkTrees(trees.trees),
  ];
  for (const { file, line, problem } of problems) console.error(`${relative('.', file)}:${line}  ${problem}`);
  const counts = languages.map((each) => `${items.filter(({ language }) => language === each).length} in ${each}`);
  console.log(
    `${counts.join(', ')}, ${trees.trees.length} trees; ${problems.length === 0 ? 'nothing to mend' : `${problems.length} to mend`}`,
  );
  return problems.length === 0;
}

function score(folder: string, sets: readonly QuestionSetName[]): boolean {
  const search = createKnowledgeSearch(loaded.knowledge);
  const scores: Score[] = [];
  for (const language of fullLanguages)
    for (const set of sets) {
      const file = join(folder, `${set}.${language}.json`);
      const questions = parseQuestions(readText(file));
      if (questions === undefined) {
        console.error(`${file} holds no questions.`);
        return false;
      }
      const asked = { search, questions, language, set, nowMs: () => performance.now() };
      // Code that has not run yet is slow: the first run is not what people wait for.
      scoreKnowledge(asked);
      scores.push(scoreKnowledge(asked));
    }
  console.table(scores.map(row));
  const least = `first ${percent(goals.first)}, among three ${percent(goals.three)}`;
  console.log(`goals: ${least}, answered wrongly ≤ ${percent(goals.answeredWrongly)}, p95 < ${goals.slowestMs} ms`);
  // What has been tuned with proves nothing.
  return scores.filter(({ set }) => set === 'unseen').every(reachesGoals);
}

function row(score: Score): Readonly<Record<string, string | number>> {
  return {
    language: score.language,
    set: score.set === 'unseen' ? 'never seen' : 'tuned',
    questions: score.questions,
    first: percent(score.first),
    'among three': percent(score.three),
    'at once, right': percent(score.atOnce),
    'at once, wrong': percent(score.wrongAtOnce),
    'about other things': score.outOfScope,
    'answered wrongly': percent(score.answeredWrongly),
    'offered choices': percent(score.offered),
    'p95 ms': score.slowest.toFixed(2),
    goals: reachesGoals(score) ? 'reached' : 'missed',
  };
}

function percent(share: number): string {
  return `${(share * 100).toFixed(1)} %`;
}

function readText(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}
