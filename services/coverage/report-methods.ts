import type { RegisteredMethods } from '../directory/user-directory.ts';

/**
 * The registration report's names of methods (https://learn.microsoft.com/graph/api/resources/userregistrationdetails) by
 * the names of the methods themselves. Entra's list grows: a name that is not here is some other method.
 */
const others: Readonly<Record<string, string>> = {
  officePhone: 'phoneAuthenticationMethod',
  alternateMobilePhone: 'phoneAuthenticationMethod',
  microsoftAuthenticatorPush: 'microsoftAuthenticatorAuthenticationMethod',
  microsoftAuthenticatorPasswordless: 'microsoftAuthenticatorAuthenticationMethod',
  appNotification: 'microsoftAuthenticatorAuthenticationMethod',
  appCode: 'softwareOathAuthenticationMethod',
  softwareOneTimePasscode: 'softwareOathAuthenticationMethod',
  hardwareOneTimePasscode: 'hardwareOathAuthenticationMethod',
  fido2SecurityKey: 'fido2AuthenticationMethod',
  passKeyDeviceBound: 'fido2AuthenticationMethod',
  passKeyDeviceBoundAuthenticator: 'fido2AuthenticationMethod',
  passKeyDeviceBoundWindowsHello: 'fido2AuthenticationMethod',
  passKeySynced: 'fido2AuthenticationMethod',
  macOsSecureEnclaveKey: 'platformCredentialAuthenticationMethod',
  windowsHelloForBusiness: 'windowsHelloForBusinessAuthenticationMethod',
  temporaryAccessPass: 'temporaryAccessPassAuthenticationMethod',
};

/** The report knows that there is an address or a number, not which: these stand for ones that count. */
const someAddress = { id: 'report', address: 'somebody@registered.invalid' };
const someNumber = { id: 'report', number: '+10000000000' };

/** The report's names as what `UserDirectory.listMethods` would say at best. */
export function reportedMethods(names: readonly string[]): RegisteredMethods {
  const rest = names.filter((name) => name !== 'email' && name !== 'mobilePhone');
  return {
    email: names.includes('email') ? someAddress : undefined,
    mobile: names.includes('mobilePhone') ? someNumber : undefined,
    others: [...new Set(rest.map((name) => (Object.hasOwn(others, name) ? others[name] : undefined) ?? name))],
  };
}
