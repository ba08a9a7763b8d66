import type { AppName, Company } from './company/company.ts';
import { groupId } from './company/create-company.ts';
import type { DirectoryAccess } from './entra/directory-access.ts';
import { usualTenantSettings, type TenantSettings } from './entra/tenant-settings.ts';
import type { ProxyTrouble } from './api/reverse-proxy.ts';
import type { SeededFault } from './seeded-fault.ts';
import { auditFaults } from './seeded-audit-faults.ts';
import { identityFaults } from './seeded-identity-faults.ts';

export type SeededFaults = {
  readonly all: () => readonly (Omit<SeededFault, 'set'> & { readonly on: boolean })[];
  /** False: there is no such fault. Idempotent. */
  readonly set: (id: string, on: boolean) => Promise<boolean>;
  /** Everything is right again. */
  readonly clear: () => Promise<void>;
};

export type SeededFaultOptions = {
  readonly company: Company;
  readonly directory: DirectoryAccess;
  readonly proxy: { readonly misbehave: (how: ProxyTrouble) => void };
  readonly sms: { readonly away: (on: boolean) => Promise<void> };
  readonly desk: { readonly away: (on: boolean) => Promise<void> };
  readonly auditDirectory: string;
  /** Grants of Avain's identities as they are when nothing is wrong. */
  readonly roles: Readonly<Record<AppName, readonly string[]>>;
};

/** What an administrator can break around a running Avain, each with the check of the doctor that has to see it. */
export function createSeededFaults(options: SeededFaultOptions): SeededFaults {
  const faults = [...tenantFaults(options), ...identityFaults(options), ...neighbourFaults(options)];
  const on = new Set<string>();
  const set = async (id: string, wanted: boolean): Promise<boolean> => {
    const fault = faults.find((each) => each.id === id);
    if (fault === undefined) return false;
    if (on.has(id) === wanted) return true;
    if (wanted) on.add(id);
    else on.delete(id);
    await fault.set(wanted);
    return true;
  };
  return {
    all: () => faults.map(({ set: _set, ...fault }) => ({ ...fault, on: on.has(fault.id) })),
    set,
    clear: async () => {
      for (const id of [...on]) await set(id, false);
    },
  };
}

function tenantFaults({ company, directory }: SeededFaultOptions): readonly SeededFault[] {
  const usual = usualTenantSettings(company);
  const main = company.tenant.domains.filter(({ isDefault }) => isDefault).map(({ name }) => name);
  const setting = (
    id: string,
    check: string,
    changes: Partial<TenantSettings>,
    en: string,
    fi: string,
  ): SeededFault => ({
    ...{ id, checks: [check], en, fi },
    set: (on) => {
      const back = Object.keys(changes).map((name) => [name, usual[name as keyof TenantSettings]] as const);
      directory.setTenant(on ? changes : Object.fromEntries(back));
    },
  });
  const group = (
    id: string,
    check: string,
    name: 'helpdesk' | 'vip' | 'admins' | 'plants',
    en: string,
    fi: string,
  ): SeededFault => ({
    ...{ id, checks: [check], en, fi },
    set: (on) => (on ? directory.removeGroup(groupId(name)) : directory.bringGroupBack(groupId(name))),
  });
  const allDomains = company.tenant.domains.map(({ name }) => name);
  return [
    setting(
      ...(['admin-sspr-off', 'admin-sspr', { allowedToUseSSPR: false }] as const),
      'Administrators may not reset their own passwords',
      'Ylläpitäjät eivät saa vaihtaa omaa salasanaansa itse',
    ),
    setting(
      ...([
        'methods-off',
        'methods-policy',
        { methods: { ...usual.methods, Email: 'disabled', Sms: 'disabled' } },
      ] as const),
      'E-mail and text message are switched off as methods',
      'Sähköposti ja tekstiviesti on poistettu tunnistustavoista',
    ),
    setting(
      ...(['not-migrated', 'methods-migration', { policyMigrationState: 'preMigration' }] as const),
      'The methods policy has not been migrated',
      'Tunnistustapojen käytäntöä ei ole siirretty',
    ),
    setting(
      ...(['app-unpublished', 'teams-app', { teamsApps: [] }] as const),
      'The app is not in the organisation’s catalogue',
      'Sovellus ei ole organisaation luettelossa',
    ),
    setting(
      ...(['all-federated', 'domains', { federatedDomains: allDomains }] as const),
      'Every domain signs in elsewhere (federated)',
      'Kaikkien verkkotunnusten kirjautuminen on muualla',
    ),
    setting(
      ...(['sync-stale', 'sync', { lastSyncMinutes: 600 }] as const),
      'Directory synchronisation stopped ten hours ago',
      'Hakemiston synkronointi pysähtyi kymmenen tuntia sitten',
    ),
    setting(
      ...(['other-tenant', 'tenant', { otherOrganisation: groupId('everybody') }] as const),
      'The settings name another organisation’s tenant',
      'Asetuksissa on toisen organisaation vuokraaja',
    ),
    setting(
      ...(['clock-skew', 'clock-graph', { clockAheadMs: 10 * 60_000 }] as const),
      'Avain’s clock is ten minutes behind',
      'Avaimen kello on kymmenen minuuttia jäljessä',
    ),
    setting(
      ...(['helpdesk-domain-lost', 'helpdesk-mail', { unverifiedDomains: main }] as const),
      'The helpdesk’s address lies outside the organisation',
      'Tuen osoite ei ole organisaation omassa verkkotunnuksessa',
    ),
    group(
      ...(['helpdesk-group-gone', 'helpdesk-groups', 'helpdesk'] as const),
      'The service desk’s group has been deleted',
      'Tukipalvelun ryhmä on poistettu',
    ),
    group(
      ...(['blocked-group-gone', 'blocked-groups', 'vip'] as const),
      'The group of people who are never reset here has been deleted',
      'Ryhmä, jonka salasanoja ei vaihdeta täällä, on poistettu',
    ),
    group(
      ...(['admin-group-gone', 'admin-group', 'admins'] as const),
      'The group of Avain’s administrators has been deleted',
      'Avaimen ylläpitäjien ryhmä on poistettu',
    ),
    group(
      ...(['watched-group-gone', 'admin-group', 'plants'] as const),
      'A group whose coverage is counted on its own has been deleted',
      'Ryhmä, jonka kattavuus lasketaan erikseen, on poistettu',
    ),
    {
      id: 'sender-gone',
      checks: ['mail-sender'],
      en: 'The mailbox that Avain sends from is gone',
      fi: 'Postilaatikkoa, josta Avain lähettää, ei enää ole',
      set: (on) => directory.update(company.tenant.senderUpn, { mail: on ? null : company.tenant.senderUpn }),
    },
  ];
}

function neighbourFaults({ proxy, sms, desk, auditDirectory }: SeededFaultOptions): readonly SeededFault[] {
  const trouble = (
    id: Exclude<ProxyTrouble, 'none'>,
    checks: readonly string[],
    en: string,
    fi: string,
  ): SeededFault => ({
    ...{ id: `proxy-${id}`, checks, en, fi },
    set: (on) => proxy.misbehave(on ? id : 'none'),
  });
  return [
    {
      ...{ id: 'sms-away', checks: ['sms'], set: sms.away },
      en: 'The text message provider takes no connections',
      fi: 'Tekstiviestien välittäjä ei ota yhteyksiä',
    },
    {
      ...{ id: 'desk-away', checks: ['ticket-desk'], set: desk.away },
      en: 'The ticket system takes no connections',
      fi: 'Tikettijärjestelmä ei ota yhteyksiä',
    },
    trouble(
      ...(['lost', ['health', 'readiness', 'messages-door']] as const),
      'The proxy in front of Avain has lost it (502)',
      'Avaimen edessä oleva välityspalvelin on kadottanut sen (502)',
    ),
    trouble(
      ...(['portal', ['health', 'messages-door']] as const),
      'Something else answers at Avain’s address (200)',
      'Avaimen osoitteessa vastaa jokin muu (200)',
    ),
    trouble(
      ...(['framing', ['page-headers']] as const),
      'The proxy forbids frames, so Teams cannot show the pages',
      'Välityspalvelin kieltää kehykset, joten Teams ei voi näyttää sivuja',
    ),
    trouble(
      ...(['bare', ['page-headers', 'page-unframed']] as const),
      'The proxy drops the headers that say who may frame a page',
      'Välityspalvelin pudottaa otsakkeet, jotka rajaavat kehyksiä',
    ),
    ...auditFaults(auditDirectory),
  ];
}
