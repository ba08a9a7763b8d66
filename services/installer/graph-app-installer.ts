import { ResponseType, type Client } from '@microsoft/microsoft-graph-client';
import type { TeamsApp, UserScopeTeamsAppInstallation, Chat } from '@microsoft/microsoft-graph-types';
import type { Clock } from '../clock/clock.ts';
import { toDependencyError } from '../directory/graph-errors.ts';
import { requireObjectId } from '../directory/graph-object-id.ts';
import { readAll } from '../directory/graph-paging.ts';
import { DependencyError } from '../errors/app-error.ts';
import type { AppInstaller, InstallResult } from './app-installer.ts';
import { installAnswerOf, type InstallAnswer } from './graph-install-answer.ts';

export type GraphAppInstallerOptions = {
  /** From `createGraphReadClient` with the messaging identity: `AppCatalog.Read.All`, `TeamsAppInstallation.ReadWriteSelfForUser.All`. */
  readonly reads: Client;
  /** From `createGraphWriteClient` with the same. */
  readonly writes: Client;
  /** The clients' own: the app is named by its full address. */
  readonly baseUrl: string;
  /** The app's id: the catalogue's or the manifest's. */
  readonly teamsAppId: string;
  readonly clock: Clock;
};

/** An installation shows a little later than it was made; whoever never opened Teams has none at all. */
const looksAfterMs = [0, 1_000, 3_000] as const;

/** A campaign asks for one person after another; so long the catalogue's word that it has no such app serves them all. */
const absenceKeptMs = 60_000;

/**
 * `AppInstaller` on Microsoft Graph v1.0 (https://learn.microsoft.com/microsoftteams/platform/graph-api/proactive-bots-and-messages/graph-proactive-bots-and-messages).
 * The catalogue is asked once, and again when Teams does not know the app any more; where it has none, a minute later.
 */
export function createGraphAppInstaller(options: GraphAppInstallerOptions): AppInstaller {
  const { reads, clock } = options;
  let catalogueId: Promise<string | undefined> | undefined;
  let absentUntil = 0;
  const appId = async (): Promise<string | undefined> => {
    if (clock.now().getTime() < absentUntil) return undefined;
    catalogueId ??= findApp(options);
    try {
      const found = await catalogueId;
      if (found === undefined) {
        catalogueId = undefined;
        absentUntil = clock.now().getTime() + absenceKeptMs;
      }
      return found;
    } catch (error) {
      catalogueId = undefined;
      throw error;
    }
  };
  const install = async (personId: string): Promise<InstallResult> => {
    const app = await appId();
    if (app === undefined) return { kind: 'refused', reason: 'not-in-catalogue' };
    const answer = await post(options, personId, app);
    if (answer.kind === 'refused' && answer.reason === 'not-in-catalogue') catalogueId = undefined;
    if (answer.kind !== 'there') return answer;
    for (const waitMs of looksAfterMs) {
      if (waitMs > 0) await clock.wait(waitMs);
      const conversationId = await chatOf(reads, personId, app);
      if (conversationId !== undefined) return { kind: 'installed', conversationId };
    }
    return { kind: 'refused', reason: 'no-teams' };
  };
  return {
    install: async (personId) => {
      const id = requireObjectId(personId);
      try {
        return await install(id);
      } catch (error) {
        const failure = toDependencyError(error, 'installApp', clock.now());
        if (failure.code !== 'directory_throttled') throw failure;
        return throttled(failure.details['retryAfterSeconds'], clock);
      }
    },
  };
}

/** By the catalogue's id, or by the manifest's, which the catalogue keeps as the external one. */
async function findApp({ reads, teamsAppId }: GraphAppInstallerOptions): Promise<string | undefined> {
  const id = requireObjectId(teamsAppId);
  for (const property of ['externalId', 'id']) {
    const request = reads.api('/appCatalogs/teamsApps').filter(`${property} eq '${id}'`).select(['id', 'externalId']);
    const [app] = await readAll<TeamsApp>(request, reads);
    if (typeof app?.id === 'string') return requireObjectId(app.id);
  }
  return undefined;
}

/** Installing what is there already changes nothing, so a request without an answer may simply be made again. */
async function post(
  { writes, baseUrl, clock }: GraphAppInstallerOptions,
  personId: string,
  app: string,
): Promise<InstallAnswer> {
  const body = { 'teamsApp@odata.bind': new URL(`v1.0/appCatalogs/teamsApps/${app}`, baseUrl).href };
  const response = (await writes
    .api(`/users/${personId}/teamwork/installedApps`)
    .responseType(ResponseType.RAW)
    .post(body)) as Response;
  const { status, headers } = response;
  return installAnswerOf({ status, headers, body: await jsonOf(response) }, clock.now());
}

/** The personal chat of the person with the app; undefined as long as there is none. */
async function chatOf(reads: Client, personId: string, app: string): Promise<string | undefined> {
  const base = `/users/${personId}/teamwork/installedApps`;
  try {
    const request = reads.api(base).expand('teamsApp').filter(`teamsApp/id eq '${app}'`);
    const [installation] = await readAll<UserScopeTeamsAppInstallation>(request, reads);
    if (typeof installation?.id !== 'string') return undefined;
    const chat = (await reads.api(`${base}/${encodeURIComponent(installation.id)}/chat`).get()) as Chat;
    return typeof chat.id === 'string' && chat.id !== '' ? chat.id : undefined;
  } catch (error) {
    if (error instanceof Error && 'statusCode' in error && error.statusCode === 404) return undefined;
    throw error;
  }
}

function throttled(seconds: unknown, clock: Clock): InstallResult {
  const wait = typeof seconds === 'number' ? seconds : 10;
  return { kind: 'throttled', retryAt: new Date(clock.now().getTime() + wait * 1000) };
}

async function jsonOf(response: Response): Promise<unknown> {
  try {
    return JSON.parse(await response.text()) as unknown;
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw new DependencyError('directory_unavailable', 'the answer to an installation broke off', { cause: error });
  }
}
