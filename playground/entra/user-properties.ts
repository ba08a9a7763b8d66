/** Names of the user resource in Microsoft Graph v1.0; anything else is answered with 400. */
export const userProperties: ReadonlySet<string> = new Set(
  'id deletedDateTime aboutMe accountEnabled ageGroup assignedLicenses assignedPlans authorizationInfo birthday businessPhones city companyName consentProvidedForMinor country createdDateTime creationType department deviceEnrollmentLimit displayName employeeHireDate employeeId employeeLeaveDateTime employeeOrgData employeeType externalUserState externalUserStateChangeDateTime faxNumber givenName hireDate identities identityParentId imAddresses interests isManagementRestricted isResourceAccount jobTitle lastPasswordChangeDateTime legalAgeGroupClassification licenseAssignmentStates mail mailNickname mobilePhone mySite officeLocation onPremisesDistinguishedName onPremisesDomainName onPremisesExtensionAttributes onPremisesImmutableId onPremisesLastSyncDateTime onPremisesProvisioningErrors onPremisesSamAccountName onPremisesSecurityIdentifier onPremisesSyncEnabled onPremisesUserPrincipalName otherMails passwordPolicies passwordProfile pastProjects postalCode preferredDataLocation preferredLanguage preferredName provisionedPlans proxyAddresses responsibilities schools securityIdentifier serviceProvisioningErrors showInAddressList signInActivity signInSessionsValidFromDateTime skills state streetAddress surname usageLocation userPrincipalName userType'.split(
    ' ',
  ),
);

/** What comes without `$select`; the deciding ones are not among them. */
export const defaultUserProperties = [
  'businessPhones',
  'displayName',
  'givenName',
  'id',
  'jobTitle',
  'mail',
  'mobilePhone',
  'officeLocation',
  'preferredLanguage',
  'surname',
  'userPrincipalName',
] as const;

/** Lists are empty, not null, when nothing is in them. */
export const listProperties: ReadonlySet<string> = new Set([
  'businessPhones',
  'proxyAddresses',
  'otherMails',
  'imAddresses',
  'identities',
  'assignedLicenses',
  'assignedPlans',
  'provisionedPlans',
]);

/** Of the group resource. */
export const groupProperties: ReadonlySet<string> = new Set(
  'id createdDateTime description displayName groupTypes isAssignableToRole isManagementRestricted mail mailEnabled mailNickname securityEnabled visibility'.split(
    ' ',
  ),
);

export const roleProperties: ReadonlySet<string> = new Set(['id', 'description', 'displayName', 'roleTemplateId']);

export const grantProperties: ReadonlySet<string> = new Set([
  'id',
  'principalId',
  'roleDefinitionId',
  'directoryScopeId',
  'appScopeId',
]);

export const domainProperties: ReadonlySet<string> = new Set([
  'id',
  'authenticationType',
  'availabilityStatus',
  'isAdminManaged',
  'isDefault',
  'isInitial',
  'isRoot',
  'isVerified',
  'supportedServices',
  'passwordValidityPeriodInDays',
  'passwordNotificationWindowInDays',
]);

export const organisationProperties: ReadonlySet<string> = new Set([
  'id',
  'displayName',
  'createdDateTime',
  'onPremisesLastSyncDateTime',
  'onPremisesSyncEnabled',
  'preferredLanguage',
  'tenantType',
  'verifiedDomains',
]);
