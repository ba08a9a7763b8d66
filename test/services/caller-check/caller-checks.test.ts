import { describe, expect, it } from '@jest/globals';
import { createCheckRepository } from '../../../services/caller-check/check-repository.ts';
import { createCallerCheckJobs } from '../../../services/caller-check/create-caller-check-jobs.ts';
import { createCallerChecks } from '../../../services/caller-check/create-caller-checks.ts';
import { DependencyError } from '../../../services/errors/app-error.ts';
import { createCallerBrowser, proveSecond } from '../../support/caller-browser.ts';
import { ainoName, createCallerWorld, mikko, newestLink, type CallerWorld } from '../../support/caller-world.ts';
import { ainoId } from '../../support/directory-answers.ts';
import { expectKind, prove, startProving } from '../../support/reset-world.ts';

const minutes = (count: number) => count * 60_000;

async function started(world: CallerWorld, named = ainoName) {
  const { view } = expectKind(await world.checks.start(mikko, named), 'started');
  await world.runJobs();
  return view;
}
const seen = async (world: CallerWorld, checkId: string) =>
  expectKind(await world.checks.view(mikko, checkId), 'check').view;
const whats = (world: CallerWorld) =>
  world.audited.flatMap((event) => (event.type === 'caller-check.changed' ? [event.what] : []));

describe('a caller check, from the agent to the password page', () => {
  it('passes for who opens the link, says yes and types the code that went elsewhere', async () => {
    const world = createCallerWorld();
    const view = await started(world);
    expect(view).toMatchObject({ state: 'pending', named: ainoName, agentName: 'Mikko Laine', denied: false });
    expect(view.words).toHaveLength(3);
    expect(world.outbox).toEqual([expect.objectContaining({ channel: 'sms', to: '+358401234567', language: 'fi' })]);

    const browser = await createCallerBrowser(world);
    const opened = expectKind(await browser.open(newestLink(world).handle), 'opened');
    expect(opened).toMatchObject({ agentName: 'Mikko Laine', organisation: 'Contoso', words: view.words });
    expect(await seen(world, view.checkId)).toMatchObject({ state: 'pending' });

    const proving = expectKind(await browser.answer(true), 'proving');
    expect(proving.methods).toEqual([{ method: 'email-code', hint: 'a•••••', sendsLeft: 3 }]);
    const { passwordHandle } = await proveSecond(world, browser);
    expect(await seen(world, view.checkId)).toMatchObject({ state: 'passed', denied: false });
    const keys = await crypto.subtle.generateKey({ name: 'ECDSA', namedCurve: 'P-256' }, false, ['sign', 'verify']);
    const browserKey = await crypto.subtle.exportKey('jwk', keys.publicKey);
    const page = await world.page.open({ handle: passwordHandle, browserKey, ssoToken: undefined });
    expect(page).toMatchObject({ kind: 'opened', displayName: 'Aino Järvinen' });
    expect(whats(world)).toEqual(['sent', 'opened', 'confirmed', 'passed']);
    expect(world.alarms).toEqual([]);

    await world.checks.posted(view.checkId, { conversationId: 'c', activityId: 'a' });
    await world.runJobs();
    expect(world.cards).toEqual([{ how: 'updated', view: await seen(world, view.checkId) }]);
  });

  it('sends its link although its card was posted while the account was looked up', async () => {
    const world = createCallerWorld();
    const { view } = expectKind(await world.checks.start(mikko, ainoName), 'started');
    const run = createCallerCheckJobs({
      ...world.checkOptions,
      directory: {
        ...world.checkOptions.directory,
        findUserByName: async (named) => {
          await world.checks.posted(view.checkId, { conversationId: 'c', activityId: 'a' });
          return world.checkOptions.directory.findUserByName(named);
        },
      },
    });
    await run(view.checkId, 'send');
    await run(view.checkId, 'send');
    expect(world.outbox).toHaveLength(1);
  });

  it('sends a message that holds the organisation, the agent and the link, and nothing of the account', async () => {
    const world = createCallerWorld();
    const view = await started(world);
    const { text } = world.outbox[0]!;
    const { url } = newestLink(world);
    expect(url.href).toMatch(/^https:\/\/avain\.example\/call\?lang=fi#[\w-]{43}$/);
    expect(text).toContain('Contoso');
    expect(text).toContain('Mikko Laine');
    for (const other of ['Aino', 'aino', 'Järvinen', ...view.words, view.checkId, '•'])
      expect(text).not.toContain(other);
  });

  it('is opened by the agent of the channel alone, whose right is read at each press', async () => {
    const world = createCallerWorld();
    const { checkId } = await started(world);
    expect(await world.checks.start({ ...mikko, channelId: '19:other@thread.tacv2' }, ainoName)).toEqual({
      kind: 'not-an-agent',
    });
    world.agent.member = false;
    expect(await world.checks.start(mikko, ainoName)).toEqual({ kind: 'not-an-agent' });
    expect(await world.checks.view(mikko, checkId)).toEqual({ kind: 'not-an-agent' });
    Object.assign(world.agent, { member: true, enabled: false });
    expect(await world.checks.view(mikko, checkId)).toEqual({ kind: 'not-an-agent' });
    world.agent.enabled = true;
    expect(await world.checks.view(mikko, 'AAAAAAAA')).toEqual({ kind: 'unknown' });
    expect(await world.checks.view(mikko, '../../x')).toEqual({ kind: 'unknown' });
  });

  it('refuses what is no name, and the agent themselves', async () => {
    const world = createCallerWorld();
    for (const text of ['', 'Aino Järvinen', 'aino', '@contoso.example', 'x'.repeat(5000)]) {
      expect(await world.checks.start(mikko, text)).toEqual({ kind: 'not-a-name' });
    }
    expect(await world.checks.start(mikko, ' MIKKO.laine@contoso.example')).toEqual({ kind: 'own-case' });
    expect(world.queued.state.ever).toEqual([]);
  });

  it('counts twenty an hour by agent and three by name in one spelling, before anybody is looked up', async () => {
    const world = createCallerWorld();
    const spellings = [ainoName, ` ${ainoName.toUpperCase()}`, `mailto:${ainoName}`];
    for (const named of spellings) expectKind(await world.checks.start(mikko, named), 'started');
    const asked = world.outbox.length;
    expectKind(await world.checks.start(mikko, ainoName), 'too-many');
    for (let count = 0; count < 16; count += 1)
      expectKind(await world.checks.start(mikko, `nobody-${count}@contoso.example`), 'started');
    const { retryAt } = expectKind(await world.checks.start(mikko, 'nobody@contoso.example'), 'too-many');
    expect(retryAt.getTime() - world.clock.now().getTime()).toBe(minutes(60));
    expect(world.outbox).toHaveLength(asked);
  });

  it('does nothing without an audit', async () => {
    const world = createCallerWorld();
    world.auditFails = true;
    await expect(world.checks.start(mikko, ainoName)).rejects.toMatchObject({ code: 'audit_unavailable' });
    expect(world.queued.state.ever).toEqual([]);
  });
});

describe('an account that somebody merely names (I7)', () => {
  type Setting = (world: CallerWorld) => void | Promise<void>;
  const lockOut: Setting = async (world) => {
    await world.attempts.lock(world.target, 3600);
  };
  const spent: Setting = async (world) => {
    const scope = `to.${world.options.pseudonyms(mikko.tenantId, 'sms-code\n+358401234567')}`;
    for (let count = 0; count < 5; count += 1) await world.attempts.admit(scope, [{ seconds: 3600, limit: 5 }]);
  };
  const classes: Readonly<Record<string, Setting>> = {
    unknown: (world) => void (world.directory.user = null),
    disabled: (world) => void (world.directory.user = { accountEnabled: false }),
    guest: (world) => void (world.directory.user = { userType: 'Guest' }),
    synced: (world) => void (world.directory.user = { onPremisesSyncEnabled: true }),
    privileged: (world) => void (world.directory.privilege = { activeRoles: 1 }),
    unregistered: (world) => void (world.directory.methods = { email: undefined, mobile: undefined }),
    'half-registered': (world) => void (world.directory.methods = { mobile: undefined }),
    locked: lockOut,
    frozen: async (world) => {
      await world.guards.freeze(world.target, 3600);
    },
    paused: (world) => world.guards.pauseAll(),
    'sent to too often': spent,
    "the agent's own report": (world) => void (world.agent.managerOfAino = mikko.agentId),
    "the agent's other account": (world) => {
      world.directory.user = { employeeId: 'K-1003' };
      world.agent.employeeId = 'k-1003';
    },
    "the agent's own manager": (world) => void (world.agent.managerOfMikko = ainoId),
    'registered, and nobody answers': () => undefined,
    'registered, and the carrier refuses': (world) => void (world.delivery = { kind: 'refused', reason: 'address' }),
  };

  const getsLink = ['registered, and nobody answers', 'registered, and the carrier refuses'];

  /** Everything that an agent, or somebody who watches the store and the queue at the start, can tell. */
  async function story(setting: Setting) {
    const world = createCallerWorld();
    await setting(world);
    const calls: string[] = [];
    const watched = <T extends object>(name: string, port: T): T =>
      new Proxy(port, {
        get: (whole, member) => {
          calls.push(`${name}.${String(member)}`);
          return Reflect.get(whole, member) as unknown;
        },
      });
    const checks = createCallerChecks({
      ...world.checkOptions,
      store: watched('store', world.store),
      records: watched('records', world.records),
      attempts: watched('attempts', world.attempts),
      queue: watched('queue', world.queued.queue),
    });
    const outcome = expectKind(await checks.start(mikko, ainoName), 'started');
    const atStart = [...calls];
    const shown = [plain(outcome, outcome.view.checkId)];
    for (const step of [0, 1, 14, 14, 1, 1]) {
      world.clock.advance(minutes(step));
      await world.runJobs();
      shown.push(plain(await checks.view(mikko, outcome.view.checkId), outcome.view.checkId));
    }
    const jobs = world.queued.state.ever.map((job) => plain(job, outcome.view.checkId));
    const cards = world.cards.map((card) => plain(card, outcome.view.checkId));
    return { agent: { atStart, shown, jobs, cards }, messages: world.outbox.length };
  }
  const plain = (value: unknown, id: string) =>
    JSON.stringify(value)
      .replaceAll(id, '<id>')
      .replaceAll(`${id.slice(0, 4)}-${id.slice(4)}`, '<number>')
      .replace(/"words":\[[^\]]*\]/, '"words":"<three>"');

  it.each(Object.entries(classes).map(([name, setting]) => ({ name, setting })))(
    'looks to the agent like somebody who does nothing: $name',
    async ({ name, setting }) => {
      const { agent, messages } = await story(setting);
      expect(agent).toEqual((await story(() => undefined)).agent);
      expect(messages).toBe(getsLink.includes(name) ? 1 : 0);
    },
  );

  it('is not sent to twice when the job comes twice, or when its process died while sending', async () => {
    const world = createCallerWorld();
    const { checkId } = await started(world);
    await world.runJob(checkId, 'send');
    expect(world.outbox).toHaveLength(1);

    world.delivery = new Error('no answer from the carrier');
    const second = await started(world);
    expect(whats(world).at(-1)).toBe('unconfirmed');
    world.delivery = { kind: 'accepted' };
    await world.runJob(second.checkId, 'send');
    expect(world.outbox).toHaveLength(1);

    // As a process leaves it that dies between its intent and the carrier's answer.
    const third = expectKind(await world.checks.start(mikko, ainoName), 'started').view;
    const checks = createCheckRepository(world);
    await checks.patch((await checks.load(third.checkId))!, { sending: 'sending' });
    await world.runJobs();
    expect(world.outbox).toHaveLength(1);
    expect(whats(world)).toEqual(['sent', 'unconfirmed', 'unconfirmed']);
  });

  it('waits for a directory that is away, and then gets its link', async () => {
    const world = createCallerWorld();
    world.directory.failing = ['listMethods'];
    const { view } = expectKind(await world.checks.start(mikko, ainoName), 'started');
    await expect(world.runJobs()).rejects.toBeInstanceOf(DependencyError);
    expect(world.outbox).toEqual([]);
    world.directory.failing = [];
    await world.runJobs();
    expect(world.outbox).toHaveLength(1);
    expect((await seen(world, view.checkId)).state).toBe('pending');
  });

  it('shares the budget of its address with the codes of the chat', async () => {
    const world = createCallerWorld();
    await prove(world, await startProving(world), 'sms-code');
    for (let count = 0; count < 3; count += 1) await started(world);
    world.clock.advance(minutes(1));
    expect(world.outbox.filter(({ channel }) => channel === 'sms')).toHaveLength(4);
    const scope = `to.${world.options.pseudonyms(mikko.tenantId, 'sms-code\n+358401234567')}`;
    const window = [{ seconds: 3600, limit: 5 }];
    expect((await world.attempts.admit(scope, window)).kind).toBe('admitted');
    expect((await world.attempts.admit(scope, window)).kind).toBe('refused');
  });
});

describe('the end of a check', () => {
  it('comes after thirty minutes, is audited and painted once', async () => {
    const world = createCallerWorld();
    const { checkId } = await started(world);
    world.clock.advance(minutes(30) - 1);
    await world.runJobs();
    expect((await seen(world, checkId)).state).toBe('pending');
    world.clock.advance(1);
    await world.runJobs();
    await world.runJob(checkId, 'due');
    await world.runJob(checkId, 'changed');
    expect((await seen(world, checkId)).state).toBe('failed');
    expect(whats(world)).toEqual(['sent', 'expired']);
    expect(world.cards.map(({ how }) => how)).toEqual(['posted', 'updated']);
    expect((await createCallerBrowser(world).then((browser) => browser.open(newestLink(world).handle))).kind).toBe(
      'dead',
    );
  });

  it('leaves no flow in which somebody could still pass', async () => {
    const world = createCallerWorld();
    const { checkId } = await started(world);
    const browser = await createCallerBrowser(world);
    await browser.open(newestLink(world).handle);
    world.clock.advance(minutes(29));
    expectKind(await browser.answer(true), 'proving');
    // The second proof gets its own time: as long as the first one lives.
    world.clock.advance(minutes(9));
    await world.runJobs();
    expect((await seen(world, checkId)).state).toBe('pending');
    expectKind(await browser.send('email-code'), 'proving');
    world.clock.advance(minutes(6));
    await world.runJobs();
    expect((await seen(world, checkId)).state).toBe('failed');
    expect((await world.flows.liveOf(world.target))?.record.state).toBeUndefined();
    expect(await browser.look()).toEqual({ kind: 'over' });
  });
});
