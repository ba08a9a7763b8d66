import { createRemoteJWKSet, jwtVerify } from 'jose';
import type { Company } from '../company/company.ts';
import type { GraphFault } from '../entra/faults.ts';
import type { PretendEntra } from '../entra/pretend-entra.ts';
import type { Fault } from './fault-board.ts';
import type { PretendDirectory } from './pretend-world.ts';

type EntraDirectoryOptions = {
  readonly entra: PretendEntra;
  readonly company: Company;
  /** Whom the page's single sign-on token is for: the page's registration. */
  readonly pageAudience: string;
};

const connectorAudience = 'https://api.botframework.com';

/** The pretend Entra as the pretend Teams sees it. Its certificate has to be trusted already (`trustAuthority`). */
export function createEntraDirectory({ entra, company, pageAudience }: EntraDirectoryOptions): PretendDirectory {
  const keys = createRemoteJWKSet(new URL(`${entra.authorityHost}/${entra.tenantId}/discovery/v2.0/keys`));
  return {
    personas: () => company.personas,
    signIn: entra.signIn,
    requests: entra.requests,
    addFault: (fault) => entra.addFault(graphFault(fault)),
    restore: entra.restore,
    ssoToken: async (persona) =>
      // A guest signs in at home, and nobody signs in to an account that is switched off.
      persona.classes.some((name) => name === 'guest' || name === 'disabled')
        ? undefined
        : entra.ssoToken(persona.aadObjectId, pageAudience),
    verifyBotToken: async (token) => {
      try {
        const { payload } = await jwtVerify(token, keys, {
          issuer: `https://sts.windows.net/${entra.tenantId}/`,
          audience: connectorAudience,
          algorithms: ['RS256'],
        });
        return payload['appid'] === entra.apps.bot.appId;
      } catch {
        return false;
      }
    },
  };
}

/** Leaves out what was not said: Entra's type knows absent fields, not undefined ones. */
function graphFault(fault: Fault): GraphFault {
  return { ...(JSON.parse(JSON.stringify(fault)) as GraphFault), target: 'graph' };
}
