// The enumerations of Microsoft Graph's v1.0 metadata that the sandbox speaks. Plain facts of the public schema.

/** Enumerations by name; members as Graph emits them. */
export const graphEnumTexts: Readonly<Record<string, string>> = {
  attachmentType: 'file item reference',
  attendeeType: 'required optional resource',
  automaticRepliesStatus: 'disabled alwaysEnabled scheduled',
  bodyType: 'text html',
  bookingType: 'unknown standard reserved',
  calendarColor: `
    auto lightBlue lightGreen lightOrange lightGray lightYellow lightTeal lightPink lightBrown lightRed
    maxColor
  `,
  calendarRoleType: `
    none freeBusyRead limitedRead read write delegateWithoutPrivateEventAccess
    delegateWithPrivateEventAccess custom
  `,
  categoryColor: `
    none preset0 preset1 preset2 preset3 preset4 preset5 preset6 preset7 preset8 preset9 preset10
    preset11 preset12 preset13 preset14 preset15 preset16 preset17 preset18 preset19 preset20 preset21
    preset22 preset23 preset24
  `,
  changeType: 'created updated deleted',
  dayOfWeek: 'sunday monday tuesday wednesday thursday friday saturday',
  delegateMeetingMessageDeliveryOptions:
    'sendToDelegateAndInformationToPrincipal sendToDelegateAndPrincipal sendToDelegateOnly',
  eventType: 'singleInstance occurrence exception seriesMaster',
  exchangeIdFormat: 'entryId ewsId immutableEntryId restId restImmutableEntryId',
  externalAudienceScope: 'none contactsOnly all',
  freeBusyStatus: 'unknown free tentative busy oof workingElsewhere',
  importance: 'low normal high',
  lifecycleEventType: 'missed subscriptionRemoved reauthorizationRequired',
  locationType: `
    default conferenceRoom homeAddress businessAddress geoCoordinates streetAddress hotel restaurant
    localBusiness postalAddress
  `,
  locationUniqueIdType: 'unknown locationStore directory private bing',
  mdmAuthority: 'unknown intune sccm office365',
  onlineMeetingProviderType: 'unknown skypeForBusiness skypeForConsumer teamsForBusiness',
  partnerTenantType: `
    microsoftSupport syndicatePartner breadthPartner breadthPartnerDelegatedAdmin
    resellerPartnerDelegatedAdmin valueAddedResellerPartnerDelegatedAdmin unknownFutureValue
  `,
  phoneType: 'home business mobile other assistant homeFax businessFax otherFax pager radio',
  placeFeatureEnablement: 'unknown enabled disabled unknownFutureValue',
  recurrencePatternType: 'daily weekly absoluteMonthly relativeMonthly absoluteYearly relativeYearly',
  recurrenceRangeType: 'endDate noEnd numbered',
  responseType: 'none organizer tentativelyAccepted accepted declined notResponded',
  sensitivity: 'normal personal private confidential',
  taskStatus: 'notStarted inProgress completed waitingOnOthers deferred',
  timeZoneStandard: 'windows iana',
  userPurpose: 'user linked shared room equipment others unknownFutureValue',
  weekIndex: 'first second third fourth last',
  wellknownListName: 'none defaultList flaggedEmails unknownFutureValue',
};
