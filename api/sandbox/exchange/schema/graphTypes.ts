// The part of Microsoft Graph's v1.0 metadata that the sandbox speaks: properties, navigation properties and enumerations.
// Plain facts of the public schema, written compactly; it knows nothing of how a value is kept or checked.

/** One type: its base and its `name:Type` lists; `Type[]` is a collection. */
export interface GraphTypeText {
  readonly base?: string;
  readonly properties: string;
  readonly navigation?: string;
}

/** Entity and complex types by name. */
export const graphTypeTexts: Readonly<Record<string, GraphTypeText>> = {
  assignedPlan: {
    properties: 'assignedDateTime:DateTimeOffset capabilityStatus:String service:String servicePlanId:Guid',
  },
  attendee: {
    base: 'attendeeBase',
    properties: 'proposedNewTime:timeSlot status:responseStatus',
  },
  attendeeBase: {
    base: 'recipient',
    properties: 'type:attendeeType',
  },
  automaticRepliesSetting: {
    properties: `
      externalAudience:externalAudienceScope externalReplyMessage:String internalReplyMessage:String
      scheduledEndDateTime:dateTimeTimeZone scheduledStartDateTime:dateTimeTimeZone
      status:automaticRepliesStatus
    `,
  },
  calendar: {
    base: 'entity',
    properties: `
      allowedOnlineMeetingProviders:onlineMeetingProviderType[] canEdit:Boolean canShare:Boolean
      canViewPrivateItems:Boolean changeKey:String color:calendarColor
      defaultOnlineMeetingProvider:onlineMeetingProviderType hexColor:String isDefaultCalendar:Boolean
      isRemovable:Boolean isTallyingResponses:Boolean name:String owner:emailAddress
    `,
    navigation: `
      calendarPermissions:calendarPermission[] calendarView:event[] events:event[]
      multiValueExtendedProperties:multiValueLegacyExtendedProperty[]
      singleValueExtendedProperties:singleValueLegacyExtendedProperty[]
    `,
  },
  checklistItem: {
    base: 'entity',
    properties: `
      checkedDateTime:DateTimeOffset createdDateTime:DateTimeOffset displayName:String isChecked:Boolean
    `,
  },
  contact: {
    base: 'outlookItem',
    properties: `
      assistantName:String birthday:DateTimeOffset businessAddress:physicalAddress businessHomePage:String
      businessPhones:String[] children:String[] companyName:String department:String displayName:String
      emailAddresses:emailAddress[] fileAs:String generation:String givenName:String
      homeAddress:physicalAddress homePhones:String[] imAddresses:String[] initials:String jobTitle:String
      manager:String middleName:String mobilePhone:String nickName:String officeLocation:String
      otherAddress:physicalAddress parentFolderId:String personalNotes:String primaryEmailAddress:emailAddress
      profession:String secondaryEmailAddress:emailAddress spouseName:String surname:String
      tertiaryEmailAddress:emailAddress title:String yomiCompanyName:String yomiGivenName:String
      yomiSurname:String
    `,
    navigation: `
      extensions:extension[] multiValueExtendedProperties:multiValueLegacyExtendedProperty[] photo:profilePhoto
      singleValueExtendedProperties:singleValueLegacyExtendedProperty[]
    `,
  },
  contactFolder: {
    base: 'entity',
    properties: 'displayName:String parentFolderId:String',
    navigation: `
      childFolders:contactFolder[] contacts:contact[]
      multiValueExtendedProperties:multiValueLegacyExtendedProperty[]
      singleValueExtendedProperties:singleValueLegacyExtendedProperty[]
    `,
  },
  customTimeZone: {
    base: 'timeZoneBase',
    properties: 'bias:Int32 daylightOffset:daylightTimeZoneOffset standardOffset:standardTimeZoneOffset',
  },
  dateTimeTimeZone: {
    properties: 'dateTime:String timeZone:String',
  },
  daylightTimeZoneOffset: {
    base: 'standardTimeZoneOffset',
    properties: 'daylightBias:Int32',
  },
  directoryObject: {
    base: 'entity',
    properties: 'deletedDateTime:DateTimeOffset',
  },
  emailAddress: {
    properties: 'address:String name:String',
  },
  entity: {
    properties: 'id:String',
  },
  event: {
    base: 'outlookItem',
    properties: `
      allowNewTimeProposals:Boolean attendees:attendee[] body:itemBody bodyPreview:String
      cancelledOccurrences:String[] end:dateTimeTimeZone hasAttachments:Boolean hideAttendees:Boolean
      iCalUId:String importance:importance isAllDay:Boolean isCancelled:Boolean isDraft:Boolean
      isOnlineMeeting:Boolean isOrganizer:Boolean isReminderOn:Boolean location:location locations:location[]
      onlineMeeting:onlineMeetingInfo onlineMeetingProvider:onlineMeetingProviderType onlineMeetingUrl:String
      organizer:recipient originalEndTimeZone:String originalStart:DateTimeOffset originalStartTimeZone:String
      recurrence:patternedRecurrence reminderMinutesBeforeStart:Int32 responseRequested:Boolean
      responseStatus:responseStatus sensitivity:sensitivity seriesMasterId:String showAs:freeBusyStatus
      start:dateTimeTimeZone subject:String transactionId:String type:eventType webLink:String
    `,
    navigation: `
      attachments:attachment[] calendar:calendar exceptionOccurrences:event[] extensions:extension[]
      instances:event[] multiValueExtendedProperties:multiValueLegacyExtendedProperty[]
      singleValueExtendedProperties:singleValueLegacyExtendedProperty[]
    `,
  },
  itemBody: {
    properties: 'content:String contentType:bodyType',
  },
  linkedResource: {
    base: 'entity',
    properties: 'applicationName:String displayName:String externalId:String webUrl:String',
  },
  localeInfo: {
    properties: 'displayName:String locale:String',
  },
  location: {
    properties: `
      address:physicalAddress coordinates:outlookGeoCoordinates displayName:String locationEmailAddress:String
      locationType:locationType locationUri:String uniqueId:String uniqueIdType:locationUniqueIdType
    `,
  },
  mailboxSettings: {
    properties: `
      archiveFolder:String automaticRepliesSetting:automaticRepliesSetting dateFormat:String
      delegateMeetingMessageDeliveryOptions:delegateMeetingMessageDeliveryOptions language:localeInfo
      timeFormat:String timeZone:String userPurpose:userPurpose workingHours:workingHours
    `,
  },
  multiValueLegacyExtendedProperty: {
    base: 'entity',
    properties: 'value:String[]',
  },
  onlineMeetingInfo: {
    properties: `
      conferenceId:String joinUrl:String phones:phone[] quickDial:String tollFreeNumbers:String[]
      tollNumber:String
    `,
  },
  outlookGeoCoordinates: {
    properties: 'accuracy:Double altitude:Double altitudeAccuracy:Double latitude:Double longitude:Double',
  },
  outlookItem: {
    base: 'entity',
    properties: `
      categories:String[] changeKey:String createdDateTime:DateTimeOffset lastModifiedDateTime:DateTimeOffset
    `,
  },
  patternedRecurrence: {
    properties: 'pattern:recurrencePattern range:recurrenceRange',
  },
  phone: {
    properties: 'language:String number:String region:String type:phoneType',
  },
  physicalAddress: {
    properties: 'city:String countryOrRegion:String postalCode:String state:String street:String',
  },
  profilePhoto: {
    base: 'entity',
    properties: 'height:Int32 width:Int32',
  },
  recipient: {
    properties: 'emailAddress:emailAddress',
  },
  recurrencePattern: {
    properties: `
      dayOfMonth:Int32 daysOfWeek:dayOfWeek[] firstDayOfWeek:dayOfWeek index:weekIndex interval:Int32
      month:Int32 type:recurrencePatternType
    `,
  },
  recurrenceRange: {
    properties: `
      endDate:Date numberOfOccurrences:Int32 recurrenceTimeZone:String startDate:Date type:recurrenceRangeType
    `,
  },
  responseStatus: {
    properties: 'response:responseType time:DateTimeOffset',
  },
  singleValueLegacyExtendedProperty: {
    base: 'entity',
    properties: 'value:String',
  },
  standardTimeZoneOffset: {
    properties: 'dayOccurrence:Int32 dayOfWeek:dayOfWeek month:Int32 time:TimeOfDay year:Int32',
  },
  timeSlot: {
    properties: 'end:dateTimeTimeZone start:dateTimeTimeZone',
  },
  timeZoneBase: {
    properties: 'name:String',
  },
  todoTask: {
    base: 'entity',
    properties: `
      body:itemBody bodyLastModifiedDateTime:DateTimeOffset categories:String[]
      completedDateTime:dateTimeTimeZone createdDateTime:DateTimeOffset dueDateTime:dateTimeTimeZone
      hasAttachments:Boolean importance:importance isReminderOn:Boolean lastModifiedDateTime:DateTimeOffset
      recurrence:patternedRecurrence reminderDateTime:dateTimeTimeZone startDateTime:dateTimeTimeZone
      status:taskStatus title:String
    `,
    navigation: `
      attachments:attachmentBase[] attachmentSessions:attachmentSession[] checklistItems:checklistItem[]
      extensions:extension[] linkedResources:linkedResource[]
    `,
  },
  todoTaskList: {
    base: 'entity',
    properties: 'displayName:String isOwner:Boolean isShared:Boolean wellknownListName:wellknownListName',
    navigation: 'extensions:extension[] tasks:todoTask[]',
  },
  user: {
    base: 'directoryObject',
    properties: `
      accountEnabled:Boolean assignedPlans:assignedPlan[] businessPhones:String[] city:String
      companyName:String country:String createdDateTime:DateTimeOffset department:String displayName:String
      employeeId:String givenName:String jobTitle:String mail:String mailboxSettings:mailboxSettings
      mailNickname:String mobilePhone:String officeLocation:String onPremisesSyncEnabled:Boolean
      otherMails:String[] postalCode:String preferredLanguage:String proxyAddresses:String[] state:String
      streetAddress:String surname:String usageLocation:String userPrincipalName:String userType:String
    `,
  },
  workingHours: {
    properties: 'daysOfWeek:dayOfWeek[] endTime:TimeOfDay startTime:TimeOfDay timeZone:timeZoneBase',
  },
};

/** Enumerations by name; members as Graph emits them. */
export const graphEnumTexts: Readonly<Record<string, string>> = {
  attendeeType: 'required optional resource',
  automaticRepliesStatus: 'disabled alwaysEnabled scheduled',
  bodyType: 'text html',
  calendarColor: `
    auto lightBlue lightGreen lightOrange lightGray lightYellow lightTeal lightPink lightBrown lightRed
    maxColor
  `,
  dayOfWeek: 'sunday monday tuesday wednesday thursday friday saturday',
  delegateMeetingMessageDeliveryOptions:
    'sendToDelegateAndInformationToPrincipal sendToDelegateAndPrincipal sendToDelegateOnly',
  eventType: 'singleInstance occurrence exception seriesMaster',
  externalAudienceScope: 'none contactsOnly all',
  freeBusyStatus: 'unknown free tentative busy oof workingElsewhere',
  importance: 'low normal high',
  locationType: `
    default conferenceRoom homeAddress businessAddress geoCoordinates streetAddress hotel restaurant
    localBusiness postalAddress
  `,
  locationUniqueIdType: 'unknown locationStore directory private bing',
  onlineMeetingProviderType: 'unknown skypeForBusiness skypeForConsumer teamsForBusiness',
  phoneType: 'home business mobile other assistant homeFax businessFax otherFax pager radio',
  recurrencePatternType: 'daily weekly absoluteMonthly relativeMonthly absoluteYearly relativeYearly',
  recurrenceRangeType: 'endDate noEnd numbered',
  responseType: 'none organizer tentativelyAccepted accepted declined notResponded',
  sensitivity: 'normal personal private confidential',
  taskStatus: 'notStarted inProgress completed waitingOnOthers deferred',
  userPurpose: 'user linked shared room equipment others unknownFutureValue',
  weekIndex: 'first second third fourth last',
  wellknownListName: 'none defaultList flaggedEmails unknownFutureValue',
};
