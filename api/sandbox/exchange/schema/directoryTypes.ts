// The part of Microsoft Graph's v1.0 metadata about people of the directory, in the form of graphTypes.ts. Plain facts of the public schema.
import type { GraphTypeText } from './graphTypes.ts';

/** Entity and complex types of the directory by name. */
export const directoryTypeTexts: Readonly<Record<string, GraphTypeText>> = {
  assignedLicense: {
    properties: 'disabledPlans:Guid[] skuId:Guid',
  },
  assignedPlan: {
    properties: 'assignedDateTime:DateTimeOffset capabilityStatus:String service:String servicePlanId:Guid',
  },
  authorizationInfo: {
    properties: 'certificateUserIds:String[]',
  },
  customSecurityAttributeValue: {
    isOpen: true,
    properties: '',
  },
  directoryObject: {
    base: 'entity',
    isOpen: true,
    properties: 'deletedDateTime:DateTimeOffset',
  },
  employeeOrgData: {
    properties: 'costCenter:String division:String',
  },
  licenseAssignmentState: {
    properties: `
      assignedByGroup:String disabledPlans:Guid[] error:String lastUpdatedDateTime:DateTimeOffset
      skuId:Guid state:String
    `,
  },
  objectIdentity: {
    properties: 'issuer:String issuerAssignedId:String signInType:String',
  },
  onPremisesExtensionAttributes: {
    properties: `
      extensionAttribute1:String extensionAttribute10:String extensionAttribute11:String
      extensionAttribute12:String extensionAttribute13:String extensionAttribute14:String
      extensionAttribute15:String extensionAttribute2:String extensionAttribute3:String
      extensionAttribute4:String extensionAttribute5:String extensionAttribute6:String
      extensionAttribute7:String extensionAttribute8:String extensionAttribute9:String
    `,
  },
  onPremisesProvisioningError: {
    properties: 'category:String occurredDateTime:DateTimeOffset propertyCausingError:String value:String',
  },
  organization: {
    base: 'directoryObject',
    isOpen: true,
    properties: `
      assignedPlans:assignedPlan[] businessPhones:String[] city:String country:String
      countryLetterCode:String createdDateTime:DateTimeOffset defaultUsageLocation:String
      displayName:String marketingNotificationEmails:String[]
      mobileDeviceManagementAuthority:mdmAuthority! onPremisesLastSyncDateTime:DateTimeOffset
      onPremisesSyncEnabled:Boolean partnerTenantType:partnerTenantType postalCode:String
      preferredLanguage:String privacyProfile:privacyProfile provisionedPlans:provisionedPlan[]
      securityComplianceNotificationMails:String[] securityComplianceNotificationPhones:String[]
      state:String street:String technicalNotificationMails:String[] tenantType:String
      verifiedDomains:verifiedDomain[]
    `,
    navigation: `
      branding:organizationalBranding
      certificateBasedAuthConfiguration:certificateBasedAuthConfiguration[] extensions:extension[]
    `,
  },
  passwordProfile: {
    properties: `
      forceChangePasswordNextSignIn:Boolean forceChangePasswordNextSignInWithMfa:Boolean password:String
    `,
  },
  place: {
    base: 'entity',
    properties: `
      address:physicalAddress displayName:String! geoCoordinates:outlookGeoCoordinates
      isWheelChairAccessible:Boolean label:String parentId:String phone:String placeId:String
      tags:String[]
    `,
    navigation: 'checkIns:checkInClaim[]',
  },
  privacyProfile: {
    properties: 'contactEmail:String statementUrl:String',
  },
  provisionedPlan: {
    properties: 'capabilityStatus:String provisioningStatus:String service:String',
  },
  room: {
    base: 'place',
    properties: `
      audioDeviceName:String bookingType:bookingType building:String capacity:Int32
      displayDeviceName:String emailAddress:String floorLabel:String floorNumber:Int32 nickname:String!
      teamsEnabledState:placeFeatureEnablement! videoDeviceName:String
    `,
  },
  serviceProvisioningError: {
    properties: 'createdDateTime:DateTimeOffset isResolved:Boolean serviceInstance:String',
  },
  signInActivity: {
    properties: `
      lastNonInteractiveSignInDateTime:DateTimeOffset lastNonInteractiveSignInRequestId:String
      lastSignInDateTime:DateTimeOffset lastSignInRequestId:String
      lastSuccessfulSignInDateTime:DateTimeOffset lastSuccessfulSignInRequestId:String
    `,
  },
  user: {
    base: 'directoryObject',
    isOpen: true,
    properties: `
      aboutMe:String accountEnabled:Boolean ageGroup:String assignedLicenses:assignedLicense[]
      assignedPlans:assignedPlan[] authorizationInfo:authorizationInfo birthday:DateTimeOffset!
      businessPhones:String[] city:String companyName:String consentProvidedForMinor:String
      country:String createdDateTime:DateTimeOffset creationType:String
      customSecurityAttributes:customSecurityAttributeValue department:String
      deviceEnrollmentLimit:Int32! displayName:String employeeHireDate:DateTimeOffset employeeId:String
      employeeLeaveDateTime:DateTimeOffset employeeOrgData:employeeOrgData employeeType:String
      externalUserState:String externalUserStateChangeDateTime:DateTimeOffset faxNumber:String
      givenName:String hireDate:DateTimeOffset! identities:objectIdentity[] identityParentId:String
      imAddresses:String[] interests:String[] isManagementRestricted:Boolean isResourceAccount:Boolean
      jobTitle:String lastPasswordChangeDateTime:DateTimeOffset legalAgeGroupClassification:String
      licenseAssignmentStates:licenseAssignmentState[] mail:String mailboxSettings:mailboxSettings
      mailNickname:String mobilePhone:String mySite:String officeLocation:String
      onPremisesDistinguishedName:String onPremisesDomainName:String
      onPremisesExtensionAttributes:onPremisesExtensionAttributes onPremisesImmutableId:String
      onPremisesLastSyncDateTime:DateTimeOffset
      onPremisesProvisioningErrors:onPremisesProvisioningError[] onPremisesSamAccountName:String
      onPremisesSecurityIdentifier:String onPremisesSyncEnabled:Boolean
      onPremisesUserPrincipalName:String otherMails:String[] passwordPolicies:String
      passwordProfile:passwordProfile pastProjects:String[] postalCode:String
      preferredDataLocation:String preferredLanguage:String preferredName:String print:userPrint
      provisionedPlans:provisionedPlan[] proxyAddresses:String[] responsibilities:String[]
      schools:String[] securityIdentifier:String serviceProvisioningErrors:serviceProvisioningError[]
      showInAddressList:Boolean signInActivity:signInActivity
      signInSessionsValidFromDateTime:DateTimeOffset skills:String[] state:String streetAddress:String
      surname:String usageLocation:String userPrincipalName:String userType:String
    `,
    navigation: `
      activities:userActivity[] adhocCalls:adhocCall[] agreementAcceptances:agreementAcceptance[]
      appRoleAssignments:appRoleAssignment[] authentication:authentication calendar:calendar
      calendarGroups:calendarGroup[] calendars:calendar[] calendarView:event[] chats:chat[]
      cloudClipboard:cloudClipboardRoot cloudPCs:cloudPC[] contactFolders:contactFolder[]
      contacts:contact[] createdObjects:directoryObject[]
      dataSecurityAndGovernance:userDataSecurityAndGovernance
      deviceManagementTroubleshootingEvents:deviceManagementTroubleshootingEvent[]
      directReports:directoryObject[] drive:drive drives:drive[]
      employeeExperience:employeeExperienceUser events:event[] extensions:extension[]
      followedSites:site[] inferenceClassification:inferenceClassification insights:itemInsights
      joinedTeams:team[] licenseDetails:licenseDetails[] mailFolders:mailFolder[]
      managedAppRegistrations:managedAppRegistration[] managedDevices:managedDevice[]
      manager:directoryObject memberOf:directoryObject[] messages:message[]
      oauth2PermissionGrants:oAuth2PermissionGrant[] onenote:onenote onlineMeetings:onlineMeeting[]
      onPremisesSyncBehavior:onPremisesSyncBehavior outlook:outlookUser ownedDevices:directoryObject[]
      ownedObjects:directoryObject[] people:person[] permissionGrants:resourceSpecificPermissionGrant[]
      photo:profilePhoto photos:profilePhoto[] planner:plannerUser presence:presence
      registeredDevices:directoryObject[] scopedRoleMemberOf:scopedRoleMembership[]
      settings:userSettings solutions:userSolutionRoot sponsorOf:directoryObject[]
      sponsors:directoryObject[] teamwork:userTeamwork todo:todo transitiveMemberOf:directoryObject[]
    `,
  },
  userPrint: {
    properties: '',
    navigation: 'recentPrinterShares:printerShare[]',
  },
  verifiedDomain: {
    properties: 'capabilities:String isDefault:Boolean isInitial:Boolean name:String type:String',
  },
};
