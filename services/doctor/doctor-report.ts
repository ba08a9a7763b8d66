import { createDoctorTexts, type DoctorTexts } from '../i18n/doctor-texts.ts';
import type { Language } from '../i18n/language.ts';
import type { Verdict } from './finding.ts';
import type { Examination, Finding } from './run-doctor.ts';

export type ReportHead = {
  /** Name and version of the build. */
  readonly build: string;
  /** `?` where the settings could not be read. */
  readonly role: string;
  readonly at: Date;
  readonly language: Language;
};

/** What matters most comes first. */
const order: readonly Verdict[] = ['red', 'warning', 'unknown', 'green'];
const width = 100;

/** 1 when something is red; warnings and what is unknown do not fail a pipeline. */
export function exitCodeOf({ findings }: Examination): 0 | 1 {
  return findings.some(({ verdict }) => verdict === 'red') ? 1 : 0;
}

function sums({ findings }: Examination): Readonly<Record<Verdict, number>> {
  const count = (verdict: Verdict): number => findings.filter((finding) => finding.verdict === verdict).length;
  return { red: count('red'), warning: count('warning'), unknown: count('unknown'), green: count('green') };
}

/** One JSON document; keys and verdicts are stable, sentences are in the language asked for. */
export function jsonReport(examination: Examination, head: ReportHead): string {
  const say = createDoctorTexts(head.language);
  const { build, role, at, language } = head;
  const findings = examination.findings.map(({ id, verdict, title, seen, why, fix, source }) => ({
    ...{ id, verdict, title: say(title), seen: say(seen), why: say(why), fix: say(fix), source },
  }));
  const { leftOut } = examination;
  return JSON.stringify(
    { build, role, at: at.toISOString(), language, sums: sums(examination), findings, leftOut },
    null,
    2,
  );
}

/** For a terminal of 100 columns, without colours: findings by weight, the green ones on a line each. */
export function textReport(examination: Examination, head: ReportHead): string {
  const say = createDoctorTexts(head.language);
  const { build, role, at } = head;
  const lines = [say({ key: 'report.heading', values: { build, role, at: `${at.toISOString().slice(0, 19)}Z` } }), ''];
  for (const verdict of order) {
    for (const finding of examination.findings) {
      if (finding.verdict === verdict) lines.push(...linesOf(finding, say));
    }
  }
  if (lines.at(-1) !== '') lines.push('');
  lines.push(say({ key: 'report.sum', values: sums(examination) }));
  const { leftOut } = examination;
  if (leftOut.length > 0)
    lines.push(...wrap(say({ key: 'report.left-out', values: { checks: leftOut.join(', ') } }), '', '  '));
  lines.push(say({ key: 'report.looked', values: {} }));
  return lines.join('\n');
}

/** Wide enough for the longest mark of any language. */
const indent = '             ';

function linesOf({ id, verdict, title, seen, why, fix, source }: Finding, say: DoctorTexts): readonly string[] {
  const mark = say({ key: `report.${verdict}`, values: {} }).padEnd(indent.length);
  const head = wrap(`${say(title)}: ${say(seen)} [${id}]`, mark, indent);
  if (verdict === 'green') return head;
  // Nothing was wrong that could be mended: the reason says all there is.
  if (verdict === 'unknown' && seen.key.startsWith('unknown.')) return head;
  const part = (key: 'report.why' | 'report.fix' | 'report.source', text: string): readonly string[] =>
    wrap(`${say({ key, values: {} })}: ${text}`, indent, `${indent}  `);
  return [
    ...head,
    ...part('report.why', say(why)),
    ...part('report.fix', say(fix)),
    ...part('report.source', source),
    '',
  ];
}

function wrap(text: string, first: string, rest: string): readonly string[] {
  const lines: string[] = [];
  let line = first;
  let empty = true;
  for (const word of text.split(' ')) {
    if (!empty && line.length + 1 + word.length > width) {
      lines.push(line);
      line = rest;
      empty = true;
    }
    line += empty ? word : ` ${word}`;
    empty = false;
  }
  return [...lines, line];
}
