// `npm test`: everything checked, in this order: format, lint, types, arrows, unused code, then all tests in one Jest
// run. Finds redis-server and Chromium or, as root on Debian or Ubuntu, installs them; elsewhere it says what is missing
// and which suites are left out. With CI=true nothing is ever left out: a missing program is a failure.
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import process from 'node:process';

const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
if (major < 24 || (major === 24 && minor < 5)) {
  console.error(
    `The tests need Node 24.5 or newer; this is ${process.versions.node}. Install it from https://nodejs.org/en/download.`,
  );
  process.exit(1);
}

const root = join(import.meta.dirname, '..');
const ci = process.env.CI === 'true';
const bin = (name) => join(root, 'node_modules', '.bin', process.platform === 'win32' ? `${name}.cmd` : name);

const programs = [
  {
    name: 'redis-server',
    candidates: [process.env.AVAIN_REDIS_SERVER, 'redis-server'],
    variable: 'AVAIN_REDIS_SERVER',
    package: 'redis-server',
    needs: /support\/(redis-server|redis-sentinel|redis-world)\.ts/,
    hint: 'Install Redis 7 or newer (https://redis.io/docs/latest/operate/oss_and_stack/install/) or point AVAIN_REDIS_SERVER at it.',
  },
  {
    name: 'Chromium',
    candidates: [process.env.AVAIN_CHROMIUM, 'chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome'],
    variable: 'AVAIN_CHROMIUM',
    package: 'chromium',
    needs: /support\/browser\.ts/,
    hint: 'Install Chromium or Chrome, or point AVAIN_CHROMIUM at it.',
  },
];

function which(name) {
  if (name === undefined || name === '') return undefined;
  if (name.includes('/') || name.includes('\\')) return existsSync(name) ? name : undefined;
  return (process.env.PATH ?? '')
    .split(delimiter)
    .map((folder) => join(folder, name))
    .find((path) => existsSync(path));
}

const find = (program) => program.candidates.map(which).find((path) => path !== undefined);

function installMissing(missing) {
  const debian = existsSync('/etc/debian_version') && which('apt-get') !== undefined;
  if (missing.length === 0 || !debian || process.getuid?.() !== 0) return;
  const packages = missing.map((program) => program.package);
  console.log(`Installing with apt, because the tests need them: ${packages.join(', ')}`);
  const options = {
    stdio: ['ignore', 'ignore', 'inherit'],
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
  };
  spawnSync('apt-get', ['update', '-qq'], options);
  spawnSync('apt-get', ['install', '-y', '-qq', '--no-install-recommends', ...packages], options);
}

function testFiles(folder) {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return testFiles(path);
    return entry.name.endsWith('.test.ts') ? [path] : [];
  });
}

function run(title, command, args, env = process.env) {
  return new Promise((resolve) => {
    const started = performance.now();
    const child = spawn(command, args, { cwd: root, env, shell: process.platform === 'win32' });
    let output = '';
    child.stdout.on('data', (chunk) => (output += chunk));
    child.stderr.on('data', (chunk) => (output += chunk));
    child.on('close', (code) => {
      const seconds = ((performance.now() - started) / 1000).toFixed(1);
      console.log(`${code === 0 ? 'ok    ' : 'FAILED'} ${title} (${seconds} s)`);
      if (code !== 0) console.log(output);
      resolve(code === 0);
    });
  });
}

async function inTurn(tasks, atOnce) {
  const results = [];
  const next = async () => {
    for (let task = tasks.shift(); task !== undefined; task = tasks.shift()) results.push(await task());
  };
  await Promise.all(Array.from({ length: atOnce }, next));
  return results.every(Boolean);
}

installMissing(programs.filter((program) => find(program) === undefined));
const leftOut = [];
const env = { ...process.env, NODE_ENV: 'test' };
for (const program of programs) {
  const path = find(program);
  if (path !== undefined) {
    env[program.variable] = path;
    continue;
  }
  if (ci) {
    console.error(`${program.name} is missing and could not be installed. In CI nothing is left out. ${program.hint}`);
    process.exit(1);
  }
  const files = testFiles(join(root, 'test')).filter((file) => program.needs.test(readFileSync(file, 'utf8')));
  leftOut.push(...files);
  console.log(`${program.name} was not found. ${program.hint}\nLeft out: ${files.length} suites that need it.`);
}

const npm = (script) => () => run(script, process.execPath, [npmCli(), 'run', '--silent', script]);
function npmCli() {
  return process.env.npm_execpath ?? 'npm';
}

const checks = ['check:format', 'check:lint', 'check:types', 'check:arrows', 'check:unused'];
const checked =
  process.argv.includes('--only-tests') || (await inTurn(checks.map(npm), Math.min(2, availableParallelism())));

const report = join(tmpdir(), `avain-test-${process.pid}.json`);
const flags = [
  '--experimental-vm-modules',
  '--disable-warning=ExperimentalWarning',
  '--disable-warning=DeprecationWarning',
];
const jest = spawnSync(
  process.execPath,
  [
    ...flags,
    join(root, 'node_modules/jest/bin/jest.js'),
    '--json',
    `--outputFile=${report}`,
    ...(ci ? ['--ci'] : []),
    ...(leftOut.length > 0 ? ['--testPathIgnorePatterns', ...leftOut] : []),
  ],
  { cwd: root, env, stdio: ['ignore', 'ignore', 'inherit'] },
);
let counts = { numPassedTests: 0, numFailedTests: 0, numPendingTests: 0, numFailedTestSuites: 0 };
if (existsSync(report)) {
  counts = JSON.parse(readFileSync(report, 'utf8'));
  rmSync(report);
}
if (leftOut.length > 0) console.log(`Suites left out: ${leftOut.length}`);
console.log(`${counts.numPassedTests} passed, ${counts.numFailedTests} failed, ${counts.numPendingTests} skipped`);
const green = checked && jest.status === 0 && counts.numPassedTests > 0;
if (!green) console.log('The checks are not all green; see above.');
process.exit(green ? 0 : 1);
