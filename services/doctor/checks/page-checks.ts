import type { Config } from '../../config/config.ts';
import { isLoopback } from '../addresses.ts';
import type { Check } from '../check.ts';
import type { DoctorViews, NoAnswer, WebAnswer } from '../doctor-views.ts';
import { daysUntil, dayOf, judgeEnd } from '../ends.ts';
import { green, red, unknown, warning, type Sight } from '../finding.ts';

const owaspHeaders = 'https://owasp.org/www-project-secure-headers/';
const passwordPage = '/page/password';
/** Pages with buttons that a trick could make somebody press. */
const unframedPages = ['/not-me', '/call'];
/** https://hstspreload.org asks for a year; half of one outlives every visit that matters here. */
const leastHstsDays = 180;

const hasPages = ({ role }: Config): boolean => role !== 'executor';
const isHttps = (config: Config): boolean => hasPages(config) && config.http.baseUrl.startsWith('https:');
const address = ({ http: { baseUrl } }: Config) => ({ address: baseUrl });

/** What stands at the public address, looked at as a browser and as Teams would. */
export const pageChecks: readonly Check[] = [
  {
    id: 'base-url',
    topic: 'base-url',
    source: 'https://learn.microsoft.com/microsoftteams/platform/tabs/how-to/tab-requirements',
    concerns: hasPages,
    look: async (_views, config) => {
      if (isLoopback(config.http.baseUrl)) return warning('base-url.local', address(config));
      return isHttps(config) ? green('base-url.good', address(config)) : red('base-url.http', address(config));
    },
  },
  {
    id: 'base-certificate',
    topic: 'base-certificate',
    source: 'https://learn.microsoft.com/azure/bot-service/bot-service-resources-faq-security',
    concerns: isHttps,
    look: async ({ web, now }, config) => {
      const found = await web.certificate();
      if (found.kind === 'no-answer') return silent(config, found);
      const end = dayOf(found.validTo);
      if (daysUntil(found.validTo, now()) < 0) return red('base-certificate.ended', { end });
      if (found.problem !== undefined) return red('base-certificate.untrusted', { problem: found.problem });
      return judgeEnd(found.validTo, now(), 'base-certificate.good', 'base-certificate.soon');
    },
  },
  {
    id: 'health',
    topic: 'health',
    about: address,
    source: 'https://learn.microsoft.com/azure/bot-service/bot-service-troubleshoot-general-problems',
    concerns: hasPages,
    look: async ({ web }, config) => {
      const answer = await web.ask('GET', '/healthz');
      if (answer.kind === 'no-answer' && answer.late) return silent(config, answer);
      if (answer.kind === 'no-answer') return red('health.away', { ...address(config), reason: answer.reason });
      const ours = answer.status === 200 && jsonIn(answer)['alive'] === true;
      return ours ? green('health.good') : red('health.status', { status: answer.status });
    },
  },
  {
    id: 'readiness',
    topic: 'readiness',
    about: address,
    source: 'https://kubernetes.io/docs/concepts/configuration/liveness-readiness-startup-probes/',
    concerns: hasPages,
    look: async ({ web }, config) => {
      const answer = await web.ask('GET', '/readyz');
      if (answer.kind === 'no-answer') return silent(config, answer);
      const { ready, down } = jsonIn(answer);
      if (answer.status === 200 && ready === true) return green('readiness.good');
      if (Array.isArray(down)) return red('readiness.down', { down: down.join(', ') });
      return red('readiness.status', { status: answer.status });
    },
  },
  {
    id: 'messages-door',
    topic: 'messages-door',
    about: address,
    source: 'https://learn.microsoft.com/azure/bot-service/rest-api/bot-framework-rest-connector-authentication',
    concerns: hasPages,
    look: async ({ web }, config) => {
      const answer = await web.ask('POST', '/api/messages');
      if (answer.kind === 'no-answer') return silent(config, answer);
      const { status } = answer;
      if (status === 401 || status === 403) return green('messages-door.good');
      return status >= 200 && status < 300
        ? red('messages-door.open', { status })
        : red('messages-door.absent', { status });
    },
  },
  {
    id: 'page-headers',
    topic: 'page-headers',
    source: 'https://learn.microsoft.com/microsoftteams/platform/tabs/how-to/tab-requirements',
    concerns: hasPages,
    look: judgeFrameHeaders,
  },
  {
    id: 'page-unframed',
    topic: 'page-unframed',
    source: 'https://cheatsheetseries.owasp.org/cheatsheets/Clickjacking_Defense_Cheat_Sheet.html',
    concerns: hasPages,
    look: async ({ web }, config) => {
      for (const path of unframedPages) {
        const answer = await web.ask('GET', path);
        if (answer.kind === 'no-answer') return silent(config, answer);
        if (answer.status !== 200) return unknown('page-unframed.status', { path, status: answer.status });
        const never = frameAncestors(answer)?.join(' ') === "'none'";
        if (!never && !/^deny$/i.test(answer.headers['x-frame-options'] ?? ''))
          return red('page-unframed.framed', { path });
      }
      return green('page-unframed.good', { paths: unframedPages.join(', ') });
    },
  },
  {
    id: 'page-hsts',
    topic: 'page-hsts',
    source: owaspHeaders,
    concerns: isHttps,
    look: async ({ web }, config) => {
      const answer = await web.ask('GET', passwordPage);
      if (answer.kind === 'no-answer') return silent(config, answer);
      const seconds = /max-age="?(\d+)/i.exec(answer.headers['strict-transport-security'] ?? '')?.[1];
      if (seconds === undefined) return red('page-hsts.missing');
      const days = Math.floor(Number(seconds) / 86_400);
      return days < leastHstsDays ? warning('page-hsts.short', { days }) : green('page-hsts.good', { days });
    },
  },
];

async function judgeFrameHeaders({ web, framingHosts }: DoctorViews, config: Config): Promise<Sight> {
  const answer = await web.ask('GET', passwordPage);
  if (answer.kind === 'no-answer') return silent(config, answer);
  if (answer.status !== 200) return unknown('page-headers.status', { path: passwordPage, status: answer.status });
  if (answer.headers['x-frame-options'] !== undefined) return red('page-headers.xfo');
  const allowed = frameAncestors(answer);
  if (allowed === undefined) return red('page-headers.missing');
  const lacking = framingHosts.filter((host) => !allowed.includes(host));
  if (lacking.length > 0) return red('page-headers.no-teams', { hosts: lacking.join(' ') });
  const others = allowed.filter((host) => host !== "'self'" && !framingHosts.includes(host));
  return others.length > 0 ? red('page-headers.wide', { hosts: others.join(' ') }) : green('page-headers.good');
}

function frameAncestors({ headers }: WebAnswer): readonly string[] | undefined {
  const directive = (headers['content-security-policy'] ?? '')
    .split(';')
    .map((part) => part.trim().split(/\s+/))
    .find(([name]) => name?.toLowerCase() === 'frame-ancestors');
  return directive?.slice(1);
}

function jsonIn({ body }: WebAnswer): Readonly<Record<string, unknown>> {
  try {
    const parsed: unknown = JSON.parse(body);
    return typeof parsed === 'object' && parsed !== null ? { ...parsed } : {};
  } catch {
    return {};
  }
}

function silent({ http: { baseUrl } }: Config, { reason }: NoAnswer): Sight {
  return unknown('unknown.no-answer', { address: baseUrl, reason });
}
