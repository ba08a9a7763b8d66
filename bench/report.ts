import { campaignLines, type CampaignResult } from './measure-campaign.ts';
import { coverageLines, type CoverageResult } from './measure-coverage.ts';
import type { HelpdeskResult } from './measure-helpdesk.ts';
import type { LoadResult } from './measure-load.ts';
import type { MemorySample } from './measure-memory.ts';
import type { RatioResult } from './measure-ratio.ts';
import type { ResetsResult } from './measure-resets.ts';
import type { StartResult } from './measure-start.ts';
import type { StepCost, WaitsResult } from './measure-steps.ts';
import type { Times } from './statistics.ts';

/** What one run measured; a part that was not asked for is absent. */
export type Results = {
  readonly machine: {
    readonly cores: number;
    readonly cpu: string;
    readonly node: string;
    readonly redis: string;
    /** Of the minute before the run: whether others were using the machine. */
    readonly load: number;
  };
  readonly ratio?: RatioResult;
  readonly steps?: readonly StepCost[];
  readonly waits?: WaitsResult;
  readonly start?: StartResult;
  readonly load?: LoadResult;
  readonly resets?: ResetsResult;
  readonly memory?: readonly MemorySample[];
  readonly helpdesk?: HelpdeskResult;
  readonly coverage?: CoverageResult;
  readonly campaign?: CampaignResult;
};

/** The table as text, for a terminal and for docs/performance.md. */
export function report({
  machine,
  ratio,
  steps,
  waits,
  start,
  load,
  resets,
  memory,
  helpdesk,
  coverage,
  campaign,
}: Results): string {
  const lines = [
    '',
    `${String(machine.cores)} cores (${machine.cpu}), Node ${machine.node}, Redis ${machine.redis}, load before ${machine.load.toFixed(1)}`,
    '',
  ];
  if (ratio !== undefined) {
    lines.push(
      `ratio: ${ratio.ratio.toFixed(2)}`,
      `  CPU per turn: product ${ms(ratio.productMs)}, echo ${ms(ratio.echoMs)}; ${String(ratio.turnsPerRound)} turns a round`,
      `  rounds: ${ratio.ratios.map((each) => each.toFixed(2)).join(', ')}`,
    );
  }
  if (steps !== undefined) {
    lines.push('CPU of each kind of turn:', ...steps.map(({ step, ms: cost }) => `  ${step.padEnd(26)} ${ms(cost)}`));
  }
  if (waits !== undefined) {
    lines.push(`sequential Redis waits per turn: ${waits.average.toFixed(1)} on average`);
    for (const { step, sequential, commands } of waits.steps) {
      lines.push(`  ${step.padEnd(26)} ${String(sequential).padStart(3)}   (${String(commands)} commands)`);
    }
  }
  if (start !== undefined) {
    lines.push(
      `start: /healthz after ${ms(start.healthzMs)}, /readyz after ${ms(start.readyzMs)} (medians of ${String(start.starts)})`,
    );
  }
  if (load !== undefined) {
    lines.push(
      `Monday morning: ${load.peoplePerMinute.toFixed(0)} people a minute, ${String(load.people)} people, ${String(load.turns)} turns, ${String(load.failures.length)} failures`,
      `  turn: p50 ${ms(load.p50)}, p95 ${ms(load.p95)}, p99 ${ms(load.p99)}; slowest step "${load.slowestStep.step}" p95 ${ms(load.slowestStep.p95)}`,
      ...[...new Set(load.failures)].slice(0, 5).map((failure) => `  failed: ${failure.slice(0, 200)}`),
    );
  }
  if (resets !== undefined) {
    lines.push(
      `whole resets: ${resets.perSecondPerCore.toFixed(1)} a second and core (bot ${ms(resets.botMs)} + executor ${ms(resets.executorMs)} of CPU each; Redis ${ms(resets.redisMs)})`,
      `  ${String(resets.resets)} in ${resets.seconds.toFixed(1)} s with everything on this machine`,
    );
  }
  if (memory !== undefined) {
    lines.push('memory of the bot (process / live heap):');
    for (const { turns, rssMb, heapMb } of memory) {
      lines.push(`  after ${String(turns).padStart(6)} turns: ${rssMb.toFixed(0)} MB / ${heapMb.toFixed(1)} MB`);
    }
  }
  if (helpdesk !== undefined) lines.push(...helpdeskLines(helpdesk));
  if (coverage !== undefined) lines.push(...coverageLines(coverage));
  if (campaign !== undefined) lines.push(...campaignLines(campaign));
  return lines.join('\n');
}

function helpdeskLines({ escalations, claims }: HelpdeskResult): readonly string[] {
  const { people, peoplePerMinute, channels, busiest30s, missing, failures } = escalations;
  const row = (name: string, { samples, p50, p95, p99, worst }: Times): string =>
    `  ${name.padEnd(40)} p50 ${ms(p50)}, p95 ${ms(p95)}, p99 ${ms(p99)}, worst ${ms(worst)} (${samples})`;
  return [
    `helpdesk: ${people} people ask for a human, ${peoplePerMinute.toFixed(0)} a minute, ${channels} channels, at most ${busiest30s} new cards in 30 s`,
    row('press to answer', escalations.turn),
    row("press to the team's card", escalations.card),
    `  without a card at the end: ${missing}; failures: ${failures.length}`,
    ...[...new Set(failures)].slice(0, 5).map((failure) => `  failed: ${failure.slice(0, 200)}`),
    `helpdesk: ${claims.openCases} open cases of one team`,
    row('claim', claims.service.oneByOne),
    row('claim, eight at once', claims.service.eightAtOnce),
    row('take the next, eight at once', claims.service.next),
    row('list', claims.service.list),
    row('figures, counted afresh', claims.service.figures),
    row('press of a claim', claims.turn.oneByOne),
    row('press of a claim, eight at once', claims.turn.eightAtOnce),
  ];
}

const ms = (value: number): string => `${value.toFixed(value < 100 ? 2 : 0)} ms`;
