import { ResponseType } from '@microsoft/microsoft-graph-client';
import type { Client } from '@microsoft/microsoft-graph-client';
import type { Clock } from '../clock/clock.ts';
import type { DirectoryWriter, PasswordWrite, WriteOutcome } from './directory-writer.ts';
import { GraphTokenError } from './graph-client.ts';
import { toDependencyError, toUnsentOutcome, toWriteOutcome } from './graph-errors.ts';
import type { WriteAnswer } from './graph-errors.ts';
import { requireObjectId } from './graph-object-id.ts';

export type GraphDirectoryWriterOptions = {
  /** From `createGraphWriteClient`, with the executor's own credential: `User-PasswordProfile.ReadWrite.All`, `User.RevokeSessions.All`. */
  readonly client: Client;
  readonly clock: Clock;
};

/** `DirectoryWriter` on Microsoft Graph v1.0. */
export function createGraphDirectoryWriter({ client, clock }: GraphDirectoryWriterOptions): DirectoryWriter {
  return {
    setPassword: async (write) => setPassword(client, clock, write),
    revokeSessions: async (userId) => {
      const path = `/users/${requireObjectId(userId)}/revokeSignInSessions`;
      try {
        // Documented as 200; another 2xx is a known issue of the service, so any will do.
        await client.api(path).post(undefined);
      } catch (error) {
        throw toDependencyError(error, 'revokeSessions', clock.now());
      }
    },
  };
}

async function setPassword(client: Client, clock: Clock, write: PasswordWrite): Promise<WriteOutcome> {
  const path = `/users/${requireObjectId(write.userId)}`;
  // passwordProfile alone: one more property would make the whole PATCH fail where its right is missing.
  const { password, forceChangePasswordNextSignIn } = write;
  const body = { passwordProfile: { password, forceChangePasswordNextSignIn } };
  let answer: WriteAnswer;
  try {
    const response = (await client.api(path).responseType(ResponseType.RAW).patch(body)) as Response;
    answer = { status: response.status, headers: response.headers, body: await readJson(response) };
  } catch (error) {
    if (error instanceof GraphTokenError) return toUnsentOutcome(error);
    // The connection broke or time ran out: the directory may have applied the write all the same.
    return { kind: 'unknown', requestId: undefined };
  }
  return toWriteOutcome(answer, clock.now());
}

/** The body, or undefined when it is empty, broken, or no JSON. */
async function readJson(response: Response): Promise<unknown> {
  try {
    return JSON.parse(await response.text()) as unknown;
  } catch {
    return undefined;
  }
}
