import { describe, expect, it } from '@jest/globals';
import { allChecks } from '../../../services/doctor/all-checks.ts';
import { doctorHelp, parseDoctorCommand, reportOf } from '../../../services/doctor/doctor-command.ts';
import { refuseToExamine, runDoctor } from '../../../services/doctor/run-doctor.ts';
import { examinedAt, goodConfig, goodViews } from '../../support/doctor-world.ts';

const head = { build: 'avain 1', role: 'bot', at: examinedAt, language: 'en' } as const;

describe('the command line of the doctor', () => {
  it('takes names of checks and the beginnings of names', () => {
    const request = parseDoctorCommand(['--only', 'redis, token-bot', '--json', '--language', 'fi']);
    expect(request).toMatchObject({ kind: 'run', json: true, language: 'fi' });
    if (request.kind !== 'run') throw new RangeError(request.kind);
    const ids = request.checks.map(({ id }) => id);
    expect(ids).toContain('redis-acl');
    expect(ids).toContain('token-bot');
    expect(ids).not.toContain('token-reader');
  });

  it.each([
    [['--only', 'redis,nonsense'], 'there is no check called "nonsense"'],
    [['--only', ''], 'there is no check called ""'],
    [['--language', 'de'], '--language takes en or fi'],
    [['--fix'], "Unknown option '--fix'"],
  ])('refuses %j', (args, problem) => {
    const request = parseDoctorCommand(args);
    expect(request.kind === 'usage' ? request.problem : request.kind).toContain(problem);
  });

  it('helps with the names of all checks', () => {
    for (const { id } of allChecks) expect(doctorHelp()).toContain(id);
  });
});

describe('the report', () => {
  it('ends with 0 where nothing is red, unknown and warnings included, and with 1 where something is', async () => {
    const good = await runDoctor({ checks: allChecks, views: goodViews(), config: goodConfig() });
    expect(reportOf(good, head, false).exitCode).toBe(0);
    const bad = await runDoctor({
      checks: allChecks,
      views: { ...goodViews(), nodeVersion: '18.0.0' },
      config: goodConfig(),
    });
    expect(reportOf(bad, head, false).exitCode).toBe(1);
  });

  it('says for a red finding what, why, how to mend it and where to read', async () => {
    const views = { ...goodViews(), nodeVersion: '18.0.0' };
    const { text } = reportOf(await runDoctor({ checks: allChecks, views, config: goodConfig() }), head, false);
    const [first, ...rest] = text.split('\n').slice(2);
    expect(first).toBe('RED          Version of Node: 18.0.0, older than 24.5 [node-version]');
    expect(rest.slice(0, 5).join('\n')).toMatch(/Why: [^]+Fix: [^]+See: https:/);
    expect(text).not.toMatch(/\p{Cc}(?<!\n)/u);
  });

  it('is JSON with the same verdicts', async () => {
    const examination = await runDoctor({
      checks: allChecks,
      views: goodViews(),
      config: goodConfig({ role: 'executor' }),
    });
    const report = JSON.parse(reportOf(examination, { ...head, language: 'fi' }, true).text) as Record<string, unknown>;
    expect(report).toMatchObject({
      role: 'bot',
      language: 'fi',
      at: '2026-11-22T12:00:00.000Z',
      leftOut: expect.arrayContaining(['health']),
    });
    expect(report['findings']).toContainEqual(
      expect.objectContaining({ id: 'redis-acl', verdict: 'green', title: 'Redis-käyttäjän oikeudet' }),
    );
  });

  it('of unusable settings is red for them and unknown for everything else', () => {
    const examination = refuseToExamine(allChecks, 'The settings are not usable:\n  REDIS_URL: is required');
    const { text, exitCode } = reportOf(examination, head, false);
    expect(exitCode).toBe(1);
    expect(text).toContain('REDIS_URL: is required');
    expect(text).toContain(`1 red, 0 warnings, ${allChecks.length} unknown, 0 green`);
  });

  it('takes what a terminal would obey out of what was seen', async () => {
    const views = goodViews({
      web: { ask: async () => ({ kind: 'no-answer', reason: 'x\u001B]0;owned\u0007\u202Ey', late: false }) },
    });
    const { text } = reportOf(await runDoctor({ checks: allChecks, views, config: goodConfig() }), head, false);
    expect(text).toContain('x ]0;owned y');
    expect(text).not.toMatch(/[\u001B\u0007\u202E]/u);
  });
});
