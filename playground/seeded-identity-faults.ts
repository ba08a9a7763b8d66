import type { AppName } from './company/company.ts';
import type { DirectoryAccess } from './entra/directory-access.ts';
import type { SeededFault } from './seeded-fault.ts';

const names: Readonly<Record<AppName, { readonly en: string; readonly fi: string }>> = {
  bot: { en: 'bot', fi: 'botin' },
  reader: { en: 'reader', fi: 'lukijan' },
  messaging: { en: 'messaging', fi: 'viestittäjän' },
  executor: { en: 'executor', fi: 'toteuttajan' },
};

/** Secrets that have ended, and permissions too few and too many. A token that is out keeps its rights, as in life. */
export function identityFaults({
  directory,
  roles,
}: {
  readonly directory: DirectoryAccess;
  readonly roles: Readonly<Record<AppName, readonly string[]>>;
}): readonly SeededFault[] {
  const ended = (app: AppName): SeededFault => ({
    id: `secret-ended-${app}`,
    checks: [`token-${app}`],
    en: `The client secret of the ${names[app].en} identity has ended`,
    fi: `Asiakassalaisuus on vanhentunut: ${names[app].fi} identiteetti`,
    set: (on) => {
      const others = directory.tenant().endedSecrets.filter((each) => each !== app);
      directory.setTenant({ endedSecrets: on ? [...others, app] : others });
    },
  });
  const granted = (id: string, app: AppName, given: readonly string[], en: string, fi: string): SeededFault => ({
    ...{ id: `${id}-${app}`, checks: [`permissions-${app}`], en, fi },
    set: (on) => {
      const { [app]: _own, ...others } = directory.tenant().otherRoles;
      directory.setTenant({ otherRoles: on ? { ...others, [app]: given } : others });
    },
  });
  const missing = (app: AppName, permission: string): SeededFault =>
    granted(
      ...(['permission-missing', app, roles[app].filter((role) => role !== permission)] as const),
      `The ${names[app].en} identity lacks ${permission}`,
      `Oikeus puuttuu: ${names[app].fi} identiteetti, ${permission}`,
    );
  const tooMany = (app: AppName): SeededFault =>
    granted(
      ...(['permission-too-many', app, [...roles[app], 'User.ReadWrite.All']] as const),
      `The ${names[app].en} identity may change every account (User.ReadWrite.All)`,
      `Oikeuksia liikaa: ${names[app].fi} identiteetti, User.ReadWrite.All`,
    );
  return [
    ...(['reader', 'messaging', 'executor', 'bot'] as const).map(ended),
    missing('reader', 'UserAuthenticationMethod.Read.All'),
    missing('messaging', 'TeamsAppInstallation.ReadWriteSelfForUser.All'),
    missing('executor', 'User-PasswordProfile.ReadWrite.All'),
    tooMany('reader'),
    tooMany('bot'),
  ];
}
