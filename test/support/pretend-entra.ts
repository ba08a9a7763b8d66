import { trustAuthority } from '../../playground/entra/certificate.ts';
import { startPretendEntra } from '../../playground/entra/pretend-entra.ts';
import type { PretendEntra, PretendEntraOptions } from '../../playground/entra/pretend-entra.ts';
import type { AppName, Company, Persona } from '../../playground/company/company.ts';
import { createCompany } from '../../playground/company/create-company.ts';
import type { Clock } from '../../services/clock/clock.ts';
import { Secret } from '../../services/config/secret.ts';
import { createGraphReadClient, createGraphWriteClient } from '../../services/directory/graph-client.ts';
import type { GraphClientOptions, GraphLimits } from '../../services/directory/graph-client.ts';
import { createGraphCredential } from '../../services/directory/graph-credential.ts';
import { createGraphDirectoryWriter } from '../../services/directory/graph-directory-writer.ts';
import { createGraphUserDirectory } from '../../services/directory/graph-user-directory.ts';
import type { DirectoryWriter } from '../../services/directory/directory-writer.ts';
import type { UserDirectory } from '../../services/directory/user-directory.ts';

/** A clock whose waits pass at once: they move its time and are written down. */
export type HastyClock = Clock & { readonly waits: readonly number[]; readonly advance: (ms: number) => void };

export function createHastyClock(start = new Date('2026-03-02T08:00:00Z')): HastyClock {
  let now = start.getTime();
  const waits: number[] = [];
  return {
    waits,
    now: () => new Date(now),
    wait: async (ms) => {
      waits.push(ms);
      now += ms;
    },
    advance: (ms) => {
      now += ms;
    },
  };
}

export type EntraWorld = {
  readonly entra: PretendEntra;
  readonly company: Company;
  readonly clock: HastyClock;
  readonly directory: UserDirectory;
  readonly writer: DirectoryWriter;
  readonly persona: (id: string) => Persona;
  readonly clientOptions: (app: AppName, limits?: Partial<GraphLimits>) => GraphClientOptions;
};

/** The pretend Entra over https and the product's own adapters on it, with the real SDK in between. */
export async function startEntraWorld(options: Partial<PretendEntraOptions> = {}): Promise<EntraWorld> {
  const company = options.company ?? createCompany();
  const clock = createHastyClock();
  const entra = await startPretendEntra({ lagMs: 0, ...options, company, clock });
  trustAuthority(entra.caCertificate);
  const clientOptions = (app: AppName, limits: Partial<GraphLimits> = {}): GraphClientOptions => {
    const { appId, secret } = entra.apps[app];
    const identity = { kind: 'secret', clientId: appId, secret: new Secret(secret) } as const;
    const credential = createGraphCredential({
      identity,
      tenantId: entra.tenantId,
      authorityHost: entra.authorityHost,
    });
    return { credential, baseUrl: entra.baseUrl, clock, limits };
  };
  return {
    entra,
    company,
    clock,
    directory: createGraphUserDirectory({ client: createGraphReadClient(clientOptions('reader')), clock }),
    writer: createGraphDirectoryWriter({ client: createGraphWriteClient(clientOptions('executor')), clock }),
    persona: (id) => {
      const persona = company.personas.find((candidate) => candidate.id === id);
      if (persona === undefined) throw new RangeError(`no persona ${id}`);
      return persona;
    },
    clientOptions,
  };
}
